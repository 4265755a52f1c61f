package io.millrace.engine.stage.decode;

import io.millrace.engine.report.MalformedRecord;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.ArrayList;
import java.util.List;

/** The first records that could not be decoded, with their reasons. Allocates for each. */
final class MalformedRecords implements Stateful {
  private static final int MAX = 10;

  private final List<MalformedRecord> first = new ArrayList<>();

  boolean hasRoom() {
    return first.size() < MAX;
  }

  void add(final long sequence, final String reason) {
    first.add(new MalformedRecord(sequence, reason));
  }

  List<MalformedRecord> first() {
    return List.copyOf(first);
  }

  @Override
  public void transferState(final StateTransfer state) {
    final int count = state.transfer(first.size());
    if (count < 0 || count > MAX) {
      throw new IllegalStateException("not a count of malformed records: count=" + count);
    }
    final List<MalformedRecord> before = state.isReading() ? List.of() : List.copyOf(first);
    first.clear();
    for (int i = 0; i < count; i++) {
      final MalformedRecord one = state.isReading() ? new MalformedRecord(0, "") : before.get(i);
      add(state.transfer(one.sequence()), state.transfer(one.reason()));
    }
  }
}
