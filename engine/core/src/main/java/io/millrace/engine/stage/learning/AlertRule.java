package io.millrace.engine.stage.learning;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.learning.state.StateTransfer;
import io.millrace.learning.state.Stateful;

/**
 * One alert rule of one instrument. It is raised on each tick where its condition has held for long
 * enough, this tick included, unless it was raised less than the cooldown ago.
 */
final class AlertRule implements Stateful {
  private final AlertDefinition definition;
  private long heldTicks;
  private long heldSinceNs;
  private boolean raisedBefore;
  private long raisedNs;
  private long count;

  AlertRule(final AlertDefinition definition) {
    this.definition = definition;
  }

  AlertDefinition definition() {
    return definition;
  }

  long count() {
    return count;
  }

  /**
   * @param value of the condition on this tick; it holds where that is 1
   * @return whether the alert is raised
   */
  boolean tick(final double value, final long timeNs) {
    if (value != 1) {
      heldTicks = 0;
      return false;
    }
    if (heldTicks == 0) {
      heldSinceNs = timeNs;
    }
    heldTicks++;
    if (heldTicks < definition.forTicks() || timeNs - heldSinceNs < definition.forNs()) {
      return false;
    }
    if (raisedBefore && timeNs - raisedNs < definition.cooldownNs()) {
      return false;
    }
    raisedBefore = true;
    raisedNs = timeNs;
    count++;
    return true;
  }

  @Override
  public void transferState(final StateTransfer state) {
    heldTicks = state.transfer(heldTicks);
    heldSinceNs = state.transfer(heldSinceNs);
    raisedBefore = state.transfer(raisedBefore);
    raisedNs = state.transfer(raisedNs);
    count = state.transfer(count);
  }
}
