package io.millrace.feeds.core;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;

/** Gives its bytes in pieces of random length; may end in a cut. */
public final class Pieces extends InputStream {
  private final ByteArrayInputStream in;
  private final Random random;
  private final int max;
  private final boolean cut;

  public Pieces(final byte[] bytes, final Random random, final int max, final boolean cut) {
    this.in = new ByteArrayInputStream(bytes);
    this.random = random;
    this.max = max;
    this.cut = cut;
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(final byte[] into, final int offset, final int length) throws IOException {
    final int count = in.read(into, offset, Math.min(length, 1 + random.nextInt(max)));
    if (count < 0 && cut) {
      throw new EOFException();
    }
    return count;
  }
}
