package io.millrace.engine.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads and writes unsigned big-endian numbers in byte arrays. */
public final class BigEndian {
  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  private BigEndian() {}

  private static VarHandle view(final Class<?> type) {
    return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.BIG_ENDIAN);
  }

  /** Reads 2 bytes. */
  public static int get2(final byte[] from, final int at) {
    return (short) SHORTS.get(from, at) & 0xffff;
  }

  /** Reads 4 bytes. */
  public static long get4(final byte[] from, final int at) {
    return (int) INTS.get(from, at) & 0xffff_ffffL;
  }

  /** Reads 6 bytes. */
  public static long get6(final byte[] from, final int at) {
    return (long) get2(from, at) << 32 | get4(from, at + 2);
  }

  /** Reads 8 bytes. */
  public static long get8(final byte[] from, final int at) {
    return (long) LONGS.get(from, at);
  }

  /** Writes the lowest 2 bytes. */
  public static void put2(final byte[] to, final int at, final int value) {
    SHORTS.set(to, at, (short) value);
  }

  /** Writes the lowest 4 bytes. */
  public static void put4(final byte[] to, final int at, final long value) {
    INTS.set(to, at, (int) value);
  }

  /** Writes the lowest 6 bytes. */
  public static void put6(final byte[] to, final int at, final long value) {
    put2(to, at, (int) (value >>> 32));
    put4(to, at + 2, value);
  }

  /** Writes the lowest 8 bytes. */
  public static void put8(final byte[] to, final int at, final long value) {
    LONGS.set(to, at, value);
  }
}
