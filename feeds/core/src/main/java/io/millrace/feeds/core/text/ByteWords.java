package io.millrace.feeds.core.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of text at a time, as one word whose lowest byte comes first. Where a method
 * gives marks, they are the high bits of the bytes that it found (Warren, Hacker's Delight, 6-1).
 */
public final class ByteWords {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;

  private ByteWords() {}

  /**
   * @param bytes at least eight from {@code at} on
   * @param at of the first
   * @return the word
   */
  public static long at(final byte[] bytes, final int at) {
    return (long) WORDS.get(bytes, at);
  }

  /**
   * @param value of a byte, 0 to 127
   * @return the word that holds nothing else
   */
  public static long of(final int value) {
    return value * ONES;
  }

  /**
   * @param word eight bytes
   * @param wanted the word of one value
   * @return marks; of those that are set the lowest is right
   */
  public static long firstOf(final long word, final long wanted) {
    final long zeros = word ^ wanted;
    return (zeros - ONES) & ~zeros & HIGHS;
  }

  /**
   * @param word eight bytes
   * @param bound the word of a value up to 128
   * @return marks of bytes below it, without sign; of those that are set the lowest is right
   */
  public static long firstBelow(final long word, final long bound) {
    return (word - bound) & ~word & HIGHS;
  }

  /**
   * @param word eight bytes
   * @param wanted the word of one value
   * @return marks, all of them right
   */
  public static long allOf(final long word, final long wanted) {
    final long zeros = word ^ wanted;
    return ~(((zeros & ~HIGHS) + ~HIGHS) | zeros | ~HIGHS);
  }

  /**
   * @param marks of a word
   * @return them as the lowest eight bits, that of the lowest byte first
   */
  public static long bits(final long marks) {
    return ((marks >>> 7) * 0x0102_0408_1020_4080L) >>> 56;
  }

  /**
   * @param marks not 0
   * @return how many bytes stand before the lowest
   */
  public static int index(final long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }
}
