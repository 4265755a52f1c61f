package io.millrace.replay.app.playback;

import io.millrace.engine.Engine;
import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.NanoClock;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.replay.app.console.StopSignal;
import io.millrace.replay.app.terminal.Progress;
import io.millrace.replay.journal.JournalEnd;
import io.millrace.replay.journal.JournalReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes what a journal holds to an engine, in its order, and has digests taken where the journal
 * has a checkpoint. Damage ends it: nothing behind the good prefix reaches the engine.
 */
public final class JournalReplay {
  private static final int MAX_RECORDS = 1_024;
  private static final int TARGET_BYTES = 1 << 16;

  private final Engine engine;
  private final NanoClock clock;
  private final StopSignal stop;
  private final Progress progress;
  private final RecordBatch batch = new RecordBatch(MAX_RECORDS, TARGET_BYTES);
  private final List<Checkpoint> wanted = new ArrayList<>();
  private final List<Checkpoint> asked = new ArrayList<>();
  private long limit = Long.MAX_VALUE;
  private ReplayPacer pacer;
  private int taken;

  public JournalReplay(
      final Engine engine, final NanoClock clock, final StopSignal stop, final Progress progress) {
    this.engine = engine;
    this.clock = clock;
    this.stop = stop;
    this.progress = progress;
  }

  /** Stops after so many records, before whatever follows them: as a live run does. */
  public void limit(final long records) {
    limit = records;
  }

  /** Holds batches back until they are due. */
  public void pacer(final ReplayPacer newPacer) {
    pacer = newPacer;
  }

  /**
   * Has digests taken as the journal's checkpoints were.
   *
   * @param checkpoints of the journal in its order
   */
  public void digestAt(final List<Checkpoint> checkpoints) {
    checkpoints.stream().filter(checkpoint -> !checkpoint.last()).forEach(wanted::add);
    wanted.sort((a, b) -> Long.compare(a.sequence(), b.sequence()));
  }

  /**
   * Reads to the end, or until the limit or a stop.
   *
   * @return the journal's end; null where it was not reached
   */
  public JournalEnd run(final JournalReader reader) {
    while (!stop.isRequested() && engine.nextSequence() < limit) {
      if (!reader.next()) {
        return reader.end();
      }
      switch (reader.kind()) {
        case RECORDS:
          if (!records(reader)) {
            return null;
          }
          break;
        case SOURCE:
          source(reader.source());
          break;
        case END:
          engine.end();
          break;
        case TIME:
          engine.time(reader.timeNs());
          break;
        case GAP:
          engine.gap(reader.lost());
          break;
        case CHECKPOINT:
          if (reader.checkpoint().last()) {
            digest(reader.checkpoint());
          }
          break;
        default:
      }
    }
    return null;
  }

  private boolean records(final JournalReader reader) {
    int record = 0;
    while (record < reader.count()) {
      reader.fill(record, batch);
      final long next = engine.nextSequence();
      final long untilDigest =
          taken < wanted.size() ? wanted.get(taken).sequence() - next : Long.MAX_VALUE;
      batch.keep((int) Math.min(batch.count(), Math.min(limit - next, untilDigest)));
      if (batch.count() == 0 || (pacer != null && !pacer.await(batch, next))) {
        return false;
      }
      record += batch.count();
      batch.arrived(clock.nowNs());
      engine.publish(batch);
      digestIfWanted();
      progress.at(engine.nextSequence());
    }
    return true;
  }

  private void source(final Source source) {
    if (pacer != null) {
      pacer.source(source);
    }
    engine.source(source);
  }

  private void digestIfWanted() {
    if (taken < wanted.size() && wanted.get(taken).sequence() == engine.nextSequence()) {
      digest(wanted.get(taken++));
    }
  }

  private void digest(final Checkpoint expected) {
    asked.add(expected);
    engine.digest();
  }

  /** {@return the journal's checkpoints in the order in which digests were asked for} */
  public List<Checkpoint> asked() {
    return asked;
  }
}
