package io.millrace.engine.modes;

import io.millrace.engine.shard.Shard;
import io.millrace.learning.state.StateTransfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Splits what a shard writes of its state into the sections of its instruments. */
final class ShardSections {
  private ShardSections() {}

  /** Returns the values of each instrument's section, its name and first sequence among them. */
  static Map<String, List<Long>> of(final Shard shard) {
    final Values values = new Values();
    shard.writeState(values);
    final Map<String, List<Long>> sections = new TreeMap<>();
    final int count = shard.report().instruments().size() + shard.report().quarantines().size();
    for (int i = values.starts.size() - count; i < values.starts.size(); i++) {
      final int to = i + 1 < values.starts.size() ? values.starts.get(i + 1) : values.all.size();
      sections.put(values.names.get(i), values.all.subList(values.starts.get(i), to));
    }
    return sections;
  }

  /**
   * Sections come last and begin with the names of instruments, which are {@code I} and a number in
   * these tests.
   */
  private static final class Values implements StateTransfer {
    private final List<Long> all = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    @Override
    public boolean isReading() {
      return false;
    }

    @Override
    public long transfer(final long value) {
      all.add(value);
      return value;
    }

    @Override
    public double transfer(final double value) {
      all.add(Double.doubleToLongBits(value));
      return value;
    }

    @Override
    public String transfer(final String value) {
      if (value != null && value.matches("I\\d+")) {
        names.add(value);
        starts.add(all.size());
      }
      return StateTransfer.super.transfer(value);
    }
  }
}
