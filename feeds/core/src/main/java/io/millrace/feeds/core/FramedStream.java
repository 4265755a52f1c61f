package io.millrace.feeds.core;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Records that a {@link Framer} cuts out of one stream of bytes. The buffer grows to the largest
 * record and is kept.
 */
public final class FramedStream implements RecordStream {
  private static final int FIRST_BYTES = 1 << 17;
  private static final int LONG_HEADER = 4096;

  private final InputStream in;
  private final Framer framer;
  private final boolean headerLine;
  private byte[] buffer = new byte[FIRST_BYTES];
  private int from;
  private int to;
  private boolean atEnd;
  private boolean ended;
  private String cut;
  private String header;
  private long total;

  /**
   * @param in the bytes, closed with this
   * @param framer new, for this stream alone
   * @param headerLine whether the first record is the header and no record
   */
  public FramedStream(final InputStream in, final Framer framer, final boolean headerLine) {
    this.in = in;
    this.framer = framer;
    this.headerLine = headerLine;
  }

  @Override
  public String header() throws IOException {
    if (!headerLine) {
      return null;
    }
    while (!next()) {
      if (!fill()) {
        return null;
      }
    }
    header = new String(buffer, offset(), length(), StandardCharsets.UTF_8);
    return header;
  }

  @Override
  public boolean next() {
    while (from < to) {
      final int consumed = framer.frame(buffer, from, to, atEnd);
      if (consumed == Framer.NEED_MORE) {
        return false;
      }
      from += consumed;
      if (framer.recordLength() >= 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public byte[] bytes() {
    return buffer;
  }

  @Override
  public int offset() {
    return framer.recordOffset();
  }

  @Override
  public int length() {
    return framer.recordLength();
  }

  @Override
  public long line() {
    return framer.line();
  }

  @Override
  public long receivedNs(final long arrivedNs) {
    return framer.receivedNs(arrivedNs);
  }

  @Override
  public boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (atEnd) {
      ended = true;
      cut =
          from < to
              ? "the last record is cut short, " + (to - from) + " bytes of it are left out"
              : framer.unfinished();
      return false;
    }
    makeRoom();
    final int count;
    try {
      count = in.read(buffer, to, buffer.length - to);
    } catch (final EOFException truncated) {
      ended = true;
      cut = "the compressed data are cut short";
      return false;
    } catch (final CutException failed) {
      ended = true;
      cut = failed.getMessage();
      return false;
    }
    if (count < 0) {
      atEnd = true;
    } else {
      to += count;
      total += count;
    }
    return true;
  }

  private void makeRoom() {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
  }

  @Override
  public String cut() {
    return cut;
  }

  @Override
  public String withoutRecords() {
    if (total == 0) {
      return null;
    }
    if (header == null) {
      return "holds " + total + " bytes and no record in them";
    }
    return header.length() < LONG_HEADER
        ? "holds a header line and no record"
        : "holds one line of "
            + header.length()
            + " characters, taken for its header, and no record"
            + "; line ends are missing";
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
