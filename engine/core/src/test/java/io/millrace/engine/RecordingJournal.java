package io.millrace.engine;

import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.Journal;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps what is appended as text. */
final class RecordingJournal implements Journal {
  final List<String> appended = new ArrayList<>();
  final List<byte[]> records = new ArrayList<>();
  final List<Checkpoint> checkpoints = new ArrayList<>();
  volatile long nextSequence;
  long failAt = Long.MAX_VALUE;

  @Override
  public void appendRecords(final long firstSequence, final RecordBatch batch) {
    if (firstSequence >= failAt) {
      throw new IllegalStateException("no space left");
    }
    for (int i = 0; i < batch.count(); i++) {
      final int from = batch.offset(i);
      records.add(Arrays.copyOfRange(batch.bytes(), from, from + batch.length(i)));
    }
    appended.add("records " + firstSequence + "+" + batch.count());
    nextSequence = firstSequence + batch.count();
  }

  @Override
  public void appendSource(final long next, final Source source) {
    if (next >= failAt) {
      throw new IllegalStateException("no space left");
    }
    appended.add("source " + next + " " + source.name());
  }

  @Override
  public void appendEnd(final long next) {
    appended.add("end " + next);
  }

  @Override
  public void appendTime(final long next, final long timeNs) {
    appended.add("time " + next + " " + timeNs);
  }

  @Override
  public void appendGap(final long next, final long lost) {
    appended.add("gap " + next + " " + lost);
  }

  @Override
  public void appendCheckpoint(final long next, final Checkpoint checkpoint) {
    checkpoints.add(checkpoint);
  }

  @Override
  public void close() {
    appended.add("close");
  }
}
