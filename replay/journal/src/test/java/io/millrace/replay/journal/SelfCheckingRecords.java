package io.millrace.replay.journal;

import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.learning.state.Mix64;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Records that are a function of their sequence, so that each can be checked for itself. */
final class SelfCheckingRecords {
  static final Source SOURCE =
      new Source(
          0, "quotes.zip!a.csv", "AIG", LocalDate.of(2013, 10, 7), -14_400_000_000_000L, "t,b");
  static final byte[] PIPELINE = "feed: {format: csv, path: quotes}\n".getBytes();
  private static final int MAX_BYTES = 200;

  private SelfCheckingRecords() {}

  static byte[] record(final long sequence) {
    final byte[] bytes = new byte[(int) Long.remainderUnsigned(Mix64.mix(sequence + 1), MAX_BYTES)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Mix64.fold(sequence, i);
    }
    return bytes;
  }

  static long receivedNs(final long sequence) {
    // Batches where every record has the arrival's time, and batches where one has not.
    return 1_000_000L + (sequence / 50 % 2 == 0 ? 0 : sequence);
  }

  static RecordBatch batch(final long first, final int count) {
    final RecordBatch batch = new RecordBatch(Math.max(count, 1), 1 << 18);
    return fill(batch, first, count);
  }

  static RecordBatch fill(final RecordBatch batch, final long first, final int count) {
    batch.clear(0, 1_000_000L);
    for (int i = 0; i < count; i++) {
      final byte[] record = record(first + i);
      batch.add(record, 0, record.length, receivedNs(first + i));
    }
    return batch;
  }

  /** What a reader showed of the records, up to the end of the good prefix. */
  record Reading(JournalEnd end, long records, String wrong) {}

  /** Reads everything; {@code wrong} names the first record that is not what was written. */
  static Reading readAll(final JournalDirectory directory) {
    long next = 0;
    String wrong = null;
    try (JournalReader reader = directory.reader()) {
      while (reader.next()) {
        if (wrong == null && reader.firstSequence() != next) {
          wrong = "excerpt begins at " + reader.firstSequence() + ", not " + next;
        }
        for (int i = 0; i < reader.count(); i++, next++) {
          final byte[] read =
              Arrays.copyOfRange(
                  reader.bytes(), reader.offset(i), reader.offset(i) + reader.length(i));
          if (wrong == null
              && (!Arrays.equals(read, record(next)) || reader.receivedNs(i) != receivedNs(next))) {
            wrong = "record " + next;
          }
        }
      }
      return new Reading(reader.end(), next, wrong);
    }
  }

  /** Every excerpt as one line, records by sequence and count. */
  static List<String> lines(final JournalDirectory directory) {
    final List<String> lines = new ArrayList<>();
    try (JournalReader reader = directory.reader()) {
      while (reader.next()) {
        lines.add(
            switch (reader.kind()) {
              case RECORDS -> "records " + reader.firstSequence() + " " + reader.count();
              case SOURCE -> "source " + reader.source();
              case END -> "end";
              case GAP -> "gap " + reader.lost();
              case TIME -> "time " + reader.timeNs();
              case COMMAND -> "command " + reader.command();
              case CONFIGURATION -> "configuration " + reader.configuration();
              case CHECKPOINT -> "checkpoint " + reader.checkpoint();
            });
      }
    }
    return lines;
  }
}
