package io.millrace.feeds.core.zstd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** XXH64 with seed 0 (Collet, xxHash fast digest algorithm, 0.1.1). */
final class XxHash64 {
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;
  private static final int STRIPE = 32;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] rest = new byte[STRIPE];
  private int kept;
  private long total;
  private long a;
  private long b;
  private long c;
  private long d;

  void reset() {
    a = P1 + P2;
    b = P2;
    c = 0;
    d = -P1;
    kept = 0;
    total = 0;
  }

  void update(final byte[] from, final int offset, final int length) {
    int at = offset;
    final int end = offset + length;
    total += length;
    if (kept > 0) {
      final int count = Math.min(STRIPE - kept, length);
      System.arraycopy(from, at, rest, kept, count);
      kept += count;
      at += count;
      if (kept < STRIPE) {
        return;
      }
      stripe(rest, 0);
      kept = 0;
    }
    for (; at + STRIPE <= end; at += STRIPE) {
      stripe(from, at);
    }
    System.arraycopy(from, at, rest, 0, end - at);
    kept = end - at;
  }

  private void stripe(final byte[] from, final int at) {
    a = round(a, (long) LONGS.get(from, at));
    b = round(b, (long) LONGS.get(from, at + 8));
    c = round(c, (long) LONGS.get(from, at + 16));
    d = round(d, (long) LONGS.get(from, at + 24));
  }

  private static long round(final long sum, final long value) {
    return Long.rotateLeft(sum + value * P2, 31) * P1;
  }

  private static long merge(final long hash, final long sum) {
    return (hash ^ round(0, sum)) * P1 + P4;
  }

  long value() {
    long hash = P5;
    if (total >= STRIPE) {
      hash =
          Long.rotateLeft(a, 1)
              + Long.rotateLeft(b, 7)
              + Long.rotateLeft(c, 12)
              + Long.rotateLeft(d, 18);
      hash = merge(merge(merge(merge(hash, a), b), c), d);
    }
    hash += total;
    int at = 0;
    for (; at + 8 <= kept; at += 8) {
      hash = Long.rotateLeft(hash ^ round(0, (long) LONGS.get(rest, at)), 27) * P1 + P4;
    }
    if (at + 4 <= kept) {
      long four = 0;
      for (int i = 3; i >= 0; i--) {
        four = four << 8 | rest[at + i] & 0xff;
      }
      hash = Long.rotateLeft(hash ^ four * P1, 23) * P2 + P3;
      at += 4;
    }
    for (; at < kept; at++) {
      hash = Long.rotateLeft(hash ^ (rest[at] & 0xff) * P5, 11) * P1;
    }
    hash = (hash ^ hash >>> 33) * P2;
    hash = (hash ^ hash >>> 29) * P3;
    return hash ^ hash >>> 32;
  }
}
