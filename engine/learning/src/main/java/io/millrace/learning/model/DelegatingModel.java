package io.millrace.learning.model;

import io.millrace.learning.state.StateTransfer;

/**
 * A model whose state is that of one part, which does all but what the output means. {@link
 * #isFinite}, which is asked after every label, is left to each class, so that the compiler knows
 * the part there.
 */
public abstract class DelegatingModel implements OnlineModel {
  private final OnlineModel core;

  /**
   * @param core whose state the model's is
   */
  protected DelegatingModel(final OnlineModel core) {
    this.core = core;
  }

  @Override
  public final void reset() {
    core.reset();
  }

  @Override
  public final void expectLateLabels() {
    core.expectLateLabels();
  }

  @Override
  public final boolean rateFactor(final double factor) {
    return core.rateFactor(factor);
  }

  @Override
  public final double[] weights() {
    return core.weights();
  }

  @Override
  public final double intercept() {
    return core.intercept();
  }

  @Override
  public final void transferState(final StateTransfer state) {
    core.transferState(state);
  }
}
