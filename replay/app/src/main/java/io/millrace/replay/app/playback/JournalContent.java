package io.millrace.replay.app.playback;

import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.StateVersion;
import io.millrace.replay.journal.JournalDirectory;
import io.millrace.replay.journal.JournalEnd;
import io.millrace.replay.journal.JournalException;
import io.millrace.replay.journal.JournalReader;
import io.millrace.replay.journal.excerpt.ExcerptKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a journal holds besides records, found by reading it once.
 *
 * @param end what its end says
 * @param checkpoints in its order
 * @param header the first header line of a source; null where no source has one
 * @param signals the file in which its last run kept its signals; null where none did
 * @param olderUntil the last sequence whose signals a build may have published whose outputs this
 *     build does not reproduce; -1 where no checkpoint is of such a build
 */
public record JournalContent(
    JournalEnd end, List<Checkpoint> checkpoints, String header, Path signals, long olderUntil) {
  /** What the command excerpt that names the file of signals begins with. */
  public static final String SIGNALS = "signals ";

  /**
   * @param directory of the journal
   * @return its content
   * @throws JournalException where a newer build has computed its state
   */
  public static JournalContent of(final JournalDirectory directory) {
    final Scan scan = new Scan();
    try (JournalReader reader = directory.reader()) {
      while (reader.next()) {
        scan.add(directory, reader);
      }
      return scan.content(reader.end());
    }
  }

  /**
   * Reads no further than a replay would.
   *
   * @param directory of a journal
   * @param limit how many of its records are of interest
   * @throws JournalException where a newer build has computed its state there
   */
  static void refuseNewer(final JournalDirectory directory, final long limit) {
    try (JournalReader reader = directory.reader()) {
      while (reader.next()
          && (reader.kind() != ExcerptKind.RECORDS || reader.firstSequence() < limit)) {
        if (reader.kind() == ExcerptKind.CHECKPOINT) {
          known(directory, reader.checkpoint());
        }
      }
    }
  }

  private static Checkpoint known(final JournalDirectory directory, final Checkpoint checkpoint) {
    if (checkpoint.stateVersion() > StateVersion.CURRENT) {
      throw new JournalException(
          directory.path()
              + ": a newer build wrote this journal: its state version is "
              + checkpoint.stateVersion()
              + ", that of this build is "
              + StateVersion.CURRENT);
    }
    return checkpoint;
  }

  /** What has been read so far. */
  private static final class Scan {
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private String header;
    private Path signals;
    private long incarnationStart;
    private boolean older;
    private long olderUntil = -1;

    void add(final JournalDirectory directory, final JournalReader reader) {
      switch (reader.kind()) {
        case CHECKPOINT -> add(known(directory, reader.checkpoint()));
        case CONFIGURATION -> incarnationStart = reader.firstSequence();
        case SOURCE -> header = header == null ? reader.source().header() : header;
        case COMMAND -> {
          if (reader.command().startsWith(SIGNALS)) {
            signals = Path.of(reader.command().substring(SIGNALS.length()));
          }
        }
        default -> {
          // Of no interest here.
        }
      }
    }

    private void add(final Checkpoint checkpoint) {
      checkpoints.add(checkpoint);
      if (checkpoint.stateVersion() < StateVersion.OUTPUTS_SINCE) {
        older = true;
        olderUntil = Long.MAX_VALUE;
      } else if (older) {
        // The end of the feed publishes signals with the sequence of the next record.
        older = false;
        olderUntil = incarnationStart;
      }
    }

    JournalContent content(final JournalEnd end) {
      return new JournalContent(
          end, checkpoints, header, signals, Math.min(olderUntil, end.nextSequence()));
    }
  }
}
