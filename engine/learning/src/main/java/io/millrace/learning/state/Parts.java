package io.millrace.learning.state;

import java.util.ArrayList;
import java.util.List;

/** Several parts as one, always in the order in which they were added. */
public final class Parts implements Stateful {
  private final List<Stateful> parts = new ArrayList<>();

  /** Has no parts yet. */
  public Parts() {}

  /**
   * @param more parts, written and read after those already here
   * @return this
   */
  public Parts with(final Stateful... more) {
    parts.addAll(List.of(more));
    return this;
  }

  @Override
  public void transferState(final StateTransfer state) {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).transferState(state);
    }
  }
}
