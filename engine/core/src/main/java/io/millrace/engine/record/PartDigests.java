package io.millrace.engine.record;

import io.millrace.learning.state.Mix64;
import java.util.ArrayList;
import java.util.List;

/**
 * One digest for each part of the engine's state after some number of records, so that a difference
 * names its part.
 *
 * @param book decoders: order books, carried quotes, last event times
 * @param operators fields, statistics and features of every instrument
 * @param models models, scalers, sample clocks and pending labels of every instrument
 * @param metrics counts, baselines, prequential metrics and alert rules
 * @param outputs all signals so far: the sum of one mix for each signal
 */
public record PartDigests(long book, long operators, long models, long metrics, long outputs) {
  /** The parts' names, in the order of the components. */
  public static final List<String> NAMES =
      List.of("book", "operators", "models", "metrics", "outputs");

  /** {@return one digest of all five} */
  public long combined() {
    long hash = Mix64.fold(0, book);
    hash = Mix64.fold(hash, operators);
    hash = Mix64.fold(hash, models);
    hash = Mix64.fold(hash, metrics);
    return Mix64.fold(hash, outputs);
  }

  /**
   * Allocates the list.
   *
   * @param other digests after the same number of records
   * @return the names of the parts that differ, empty if none does
   */
  public List<String> differences(final PartDigests other) {
    final long[] mine = {book, operators, models, metrics, outputs};
    final long[] theirs = {other.book, other.operators, other.models, other.metrics, other.outputs};
    final List<String> names = new ArrayList<>();
    for (int i = 0; i < mine.length; i++) {
      if (mine[i] != theirs[i]) {
        names.add(NAMES.get(i));
      }
    }
    return names;
  }
}
