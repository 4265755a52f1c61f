package io.millrace.learning.model.rule;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;
import java.util.Arrays;

/**
 * Rules in the order in which they were made, up to a bound; removed ones are used again. The first
 * literal of each is in arrays, as most rules are ruled out by it.
 */
final class RuleList implements Stateful {
  private final int features;
  private final int blockSize;
  private final int maxRules;
  private Rule[] rules = new Rule[4];
  private int[] firstFeature = new int[4];
  private double[] firstAbove = new double[4];
  private double[] firstUpTo = new double[4];
  private int count;
  private boolean boundReached;

  RuleList(final int features, final int blockSize, final int maxRules) {
    this.features = features;
    this.blockSize = blockSize;
    this.maxRules = maxRules;
  }

  int count() {
    return count;
  }

  Rule get(final int number) {
    return rules[number];
  }

  boolean covers(final int number, final double[] x) {
    final double value = x[firstFeature[number]];
    return value > firstAbove[number]
        && value <= firstUpTo[number]
        && rules[number].literals.covers(x);
  }

  /** Is to be called whenever the literals of a rule have changed. */
  void index(final int number) {
    final Literals literals = rules[number].literals;
    firstFeature[number] = literals.firstFeature();
    firstAbove[number] = literals.firstAbove();
    firstUpTo[number] = literals.firstUpTo();
  }

  boolean boundReached() {
    return boundReached;
  }

  /**
   * Adds a rule that has seen nothing; null where there is no room. Allocates as the list grows.
   */
  Rule add() {
    if (count == maxRules) {
      boundReached = true;
      return null;
    }
    if (count == rules.length) {
      final int size = (int) Math.min(maxRules, 4L * count);
      rules = Arrays.copyOf(rules, size);
      firstFeature = Arrays.copyOf(firstFeature, size);
      firstAbove = Arrays.copyOf(firstAbove, size);
      firstUpTo = Arrays.copyOf(firstUpTo, size);
    }
    // All that there is room for at once, so that growth is rare.
    final int room = Math.min(rules.length, maxRules);
    for (int i = count; i < room && rules[i] == null; i++) {
      rules[i] = new Rule(features, blockSize);
    }
    rules[count].clear();
    return rules[count++];
  }

  /** Removes a rule; those after it move up, and it waits behind them to be used again. */
  void remove(final int number) {
    final Rule removed = rules[number];
    System.arraycopy(rules, number + 1, rules, number, count - number - 1);
    rules[--count] = removed;
    for (int i = number; i < count; i++) {
      index(i);
    }
  }

  void clear() {
    count = 0;
    boundReached = false;
  }

  @Override
  public void transferState(final StateTransfer state) {
    final int size = state.transfer(count);
    if (size < 0 || size > maxRules) {
      throw new IllegalStateException("not a number of rules: " + size);
    }
    if (state.isReading()) {
      clear();
    }
    boundReached = state.transfer(boundReached);
    for (int i = 0; i < size; i++) {
      (state.isReading() ? add() : rules[i]).transferState(state);
      if (state.isReading()) {
        index(i);
      }
    }
  }
}
