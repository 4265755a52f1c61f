package io.millrace.learning.state;

/**
 * A bijective 64-bit mix whose every output bit depends on every input bit: variant 13 of David
 * Stafford, "Better Bit Mixing" (2011), the finalizer of SplitMix64.
 */
public final class Mix64 {
  private Mix64() {}

  /**
   * @param value any value
   * @return its mix; 0 for 0
   */
  public static long mix(final long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /**
   * Folds one value into a running hash; the order of values matters.
   *
   * @param hash of what came before
   * @param value what comes next
   * @return hash of both
   */
  public static long fold(final long hash, final long value) {
    return mix(hash * 0x9e3779b97f4a7c15L + value + 1);
  }

  /**
   * @param value any value
   * @return its bits, every NaN as the same NaN
   */
  public static long bits(final double value) {
    return Double.doubleToLongBits(value);
  }

  /**
   * @param text any text
   * @return a hash of its UTF-16 units, the same on every JVM
   */
  public static long hash(final CharSequence text) {
    long hash = text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = fold(hash, text.charAt(i));
    }
    return hash;
  }
}
