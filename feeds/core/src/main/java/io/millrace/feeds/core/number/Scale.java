package io.millrace.feeds.core.number;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A factor for the numbers of a column. A scale of {@code 1e-k}, k up to 22, divides by 10^k, which
 * is a double: the result is the nearest double to the scaled decimal. Other scales multiply.
 */
public final class Scale {
  /** Leaves numbers as they are. */
  public static final Scale ONE = new Scale(1, 1);

  private static final int MOST_EXACT_POWER = 22;

  private final double factor;
  private final double divisor;

  private Scale(final double factor, final double divisor) {
    this.factor = factor;
    this.divisor = divisor;
  }

  /**
   * @param text a decimal number
   * @return the scale; null where the text is no number, or 0, or too large or small for a double
   */
  public static Scale parse(final String text) {
    final BigDecimal number;
    try {
      number = new BigDecimal(text.trim()).stripTrailingZeros();
    } catch (final NumberFormatException notANumber) {
      return null;
    }
    final double factor = number.doubleValue();
    if (factor == 0 || Double.isInfinite(factor)) {
      return null;
    }
    final boolean powerOfTen = number.unscaledValue().equals(BigInteger.ONE);
    if (powerOfTen && number.scale() > 0 && number.scale() <= MOST_EXACT_POWER) {
      return new Scale(1, Double.parseDouble("1e" + number.scale()));
    }
    return new Scale(factor, 1);
  }

  /**
   * @param value as it stands in the record
   * @return the scaled value
   */
  public double apply(final double value) {
    return value * factor / divisor;
  }

  @Override
  public String toString() {
    return divisor == 1 ? Double.toString(factor) : "1/" + divisor;
  }
}
