package io.millrace.feeds.core.jsonl;

import io.millrace.feeds.core.Framer;
import io.millrace.feeds.core.text.LineFramer;

/**
 * Cuts lines, and takes the receive time from a whole number of ns before the object. The number
 * stays in the record.
 */
final class JsonlFramer implements Framer {
  private final LineFramer lines;
  private final ReceivedPrefix prefix = new ReceivedPrefix();
  private byte[] bytes;

  JsonlFramer(final int maxRecord) {
    lines = new LineFramer(maxRecord);
  }

  @Override
  public int frame(final byte[] buffer, final int from, final int to, final boolean atEnd) {
    bytes = buffer;
    return lines.frame(buffer, from, to, atEnd);
  }

  @Override
  public int recordOffset() {
    return lines.recordOffset();
  }

  @Override
  public int recordLength() {
    return lines.recordLength();
  }

  @Override
  public long receivedNs(final long arrivedNs) {
    final int from = lines.recordOffset();
    return prefix.find(bytes, from, from + lines.recordLength()) ? prefix.ns() : arrivedNs;
  }
}
