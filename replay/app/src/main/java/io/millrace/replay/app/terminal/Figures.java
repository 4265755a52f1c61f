package io.millrace.replay.app.terminal;

import io.millrace.feeds.core.text.PrintableText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and foreign text as a terminal shows them. */
public final class Figures {
  /** Stands for what is not known. */
  static final String UNKNOWN = "-";

  private static final int SIGNIFICANT = 6;

  private Figures() {}

  /** With thousands separators. */
  static String count(final long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** Whole numbers with commas between. */
  public static String list(final List<Integer> values) {
    return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** To six significant digits, with an exponent only where it is very large or small. */
  static String number(final double value) {
    if (!Double.isFinite(value)) {
      return UNKNOWN;
    }
    final double size = Math.abs(value);
    if (size != 0 && (size < 1e-4 || size >= 1e9)) {
      return String.format(Locale.ROOT, "%.5e", value);
    }
    if (size == 0) {
      return "0";
    }
    final BigDecimal rounded = new BigDecimal(value).round(new MathContext(SIGNIFICANT));
    final int before = rounded.precision() - rounded.scale();
    return String.format(Locale.ROOT, "%,." + Math.max(0, SIGNIFICANT - before) + "f", rounded);
  }

  /** A share of one, in percent. */
  static String percent(final double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f%%", 100 * share) : UNKNOWN;
  }

  /** Nanoseconds in microseconds. */
  static String micros(final double ns) {
    return Double.isFinite(ns) ? String.format(Locale.ROOT, "%,.1f", ns / 1e3) : UNKNOWN;
  }

  /** Seconds in the unit that suits them. */
  static String seconds(final double s) {
    if (!Double.isFinite(s)) {
      return UNKNOWN;
    }
    return s < 1
        ? String.format(Locale.ROOT, "%.0f ms", s * 1e3)
        : String.format(Locale.ROOT, "%,.2f s", s);
  }

  /** Bytes in KiB up to a MiB, then in MiB. */
  public static String size(final long bytes) {
    return bytes < 1 << 20
        ? String.format(Locale.ROOT, "%,.1f KiB", bytes / 1024.0)
        : String.format(Locale.ROOT, "%,d MiB", bytes >> 20);
  }

  /**
   * Text that comes from records: control characters, which could move the cursor, are shown as
   * escapes, and what is too long is cut.
   */
  static String foreign(final String text, final int width) {
    final String out = PrintableText.of(text);
    final int length = out.codePointCount(0, out.length());
    return length <= width ? out : out.substring(0, out.offsetByCodePoints(0, width - 3)) + "...";
  }
}
