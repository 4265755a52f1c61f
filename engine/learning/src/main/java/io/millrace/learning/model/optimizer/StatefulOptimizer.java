package io.millrace.learning.model.optimizer;

import io.millrace.learning.model.FiniteGate;
import io.millrace.learning.state.StateTransfer;
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
  public void transferState(final StateTransfer state) {
    for (final double[] numbers : memory) {
      state.transfer(numbers, 0, numbers.length);
    }
  }
}
