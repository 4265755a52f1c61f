package io.millrace.learning.model.optimizer;

import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.state.StateReader;
import io.millrace.learning.state.StateWriter;
import java.util.Arrays;

/** An optimizer whose state is some arrays of numbers, all 0 at first. */
abstract class StatefulOptimizer implements Optimizer {
  private final double[][] memory;

  StatefulOptimizer(final double[]... memory) {
    this.memory = memory;
  }

  @Override
  public boolean isFinite() {
    for (final double[] numbers : memory) {
      if (!FiniteGate.allFinite(numbers)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void reset() {
    for (final double[] numbers : memory) {
      Arrays.fill(numbers, 0);
    }
  }

  @Override
  public void writeState(final StateWriter out) {
    for (final double[] numbers : memory) {
      out.writeDoubles(numbers, 0, numbers.length);
    }
  }

  @Override
  public void readState(final StateReader in) {
    for (final double[] numbers : memory) {
      in.readDoubles(numbers, 0, numbers.length);
    }
  }
}
