package io.millrace.feeds.core.itch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads and writes unsigned big-endian numbers in byte arrays. */
final class BigEndian {
  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  private BigEndian() {}

  private static VarHandle view(final Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
  }

  static int get2(final byte[] from, final int at) {
    return (short) SHORTS.get(from, at) & 0xffff;
  }

  static long get4(final byte[] from, final int at) {
    return (int) INTS.get(from, at) & 0xffff_ffffL;
  }

  static long get6(final byte[] from, final int at) {
    return (long) get2(from, at) << 32 | get4(from, at + 2);
  }

  static long get8(final byte[] from, final int at) {
    return (long) LONGS.get(from, at);
  }

  static void put2(final byte[] to, final int at, final int value) {
    SHORTS.set(to, at, (short) value);
  }

  static void put4(final byte[] to, final int at, final long value) {
    INTS.set(to, at, (int) value);
  }

  static void put6(final byte[] to, final int at, final long value) {
    put2(to, at, (int) (value >>> 32));
    put4(to, at + 2, value);
  }

  static void put8(final byte[] to, final int at, final long value) {
    LONGS.set(to, at, value);
  }
}
