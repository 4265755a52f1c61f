package io.millrace.replay.app.pipeline;

import java.util.regex.Pattern;

/**
 * How fast a recorded feed is played.
 *
 * @param factor event time that passes in a unit of real time; infinite for as fast as can be
 */
public record Speed(double factor) {
  /** As fast as can be. */
  public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

  private static final Pattern FORM = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?x");

  /**
   * @param text {@code max}, {@code 1x}, {@code 10x}, {@code 0.5x}
   * @return the speed
   * @throws IllegalArgumentException where it is none
   */
  public static Speed parse(final String text) {
    if (text.equals("max")) {
      return MAX;
    }
    final double factor =
        FORM.matcher(text).matches() ? Double.parseDouble(text.substring(0, text.length() - 1)) : 0;
    if (factor == 0) {
      throw new IllegalArgumentException("'" + text + "' is not a speed such as max, 1x or 10x");
    }
    return new Speed(factor);
  }

  /** {@return whether records wait for nothing} */
  public boolean isMax() {
    return Double.isInfinite(factor);
  }
}
