package io.millrace.learning.model.forest;

import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/** The two detectors of a forest's member: one warns early, the other decides. */
final class WarningAndDriftDetectors implements Stateful {
  /** What the detectors say of an error. */
  enum Sign {
    NONE,
    WARNING,
    DRIFT
  }

  private final ErrorAdwin warning;
  private final ErrorAdwin drift;

  WarningAndDriftDetectors(final double warningDelta, final double driftDelta) {
    warning = new ErrorAdwin(warningDelta);
    drift = new ErrorAdwin(driftDelta);
  }

  /** Adds an error in [0, 1]. A detector that alarms starts again; both do after a drift. */
  Sign update(final double error) {
    final boolean warned = warning.update(error);
    if (drift.update(error)) {
      reset();
      return Sign.DRIFT;
    }
    if (warned) {
      warning.reset();
      return Sign.WARNING;
    }
    return Sign.NONE;
  }

  void reset() {
    warning.reset();
    drift.reset();
  }

  @Override
  public void transferState(final StateTransfer state) {
    warning.transferState(state);
    drift.transferState(state);
  }
}
