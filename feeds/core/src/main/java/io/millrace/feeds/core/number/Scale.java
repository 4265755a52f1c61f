package io.millrace.feeds.core.number;

import io.millrace.learning.decimal.DecimalFactor;
import java.math.BigDecimal;

/**
 * A factor for the numbers of a column: the result is the double nearest to the exact product of
 * the two decimals. Beyond 15 digits of either, and beyond 22 decimal places, it is the product of
 * the doubles, or for {@code 1e-k} the quotient by 10^k.
 */
public final class Scale {
  /** Leaves numbers as they are. */
  public static final Scale ONE = new Scale(DecimalFactor.of(BigDecimal.ONE));

  private final DecimalFactor factor;

  private Scale(final DecimalFactor factor) {
    this.factor = factor;
  }

  /**
   * @param text a decimal number
   * @return the scale; null where the text is no number, or 0, or too large or small for a double
   */
  public static Scale parse(final String text) {
    try {
      final DecimalFactor factor = DecimalFactor.of(new BigDecimal(text.trim()));
      return factor == null ? null : new Scale(factor);
    } catch (final NumberFormatException notANumber) {
      return null;
    }
  }

  /**
   * @param value as in the record
   * @return the scaled value
   */
  public double apply(final double value) {
    return factor.times(value);
  }

  @Override
  public String toString() {
    return factor.toString();
  }
}
