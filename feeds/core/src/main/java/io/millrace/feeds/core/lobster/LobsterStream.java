package io.millrace.feeds.core.lobster;

import io.millrace.feeds.core.RecordStream;
import java.io.IOException;
import java.util.Arrays;

/** Joins the lines of a message file and an order book file, number by number. */
final class LobsterStream implements RecordStream {
  private final RecordStream messages;
  private final RecordStream books;
  private final int namedLevels;
  private final int maxRecord;
  private byte[] joined = new byte[1024];
  private int length;
  private long line;
  private boolean hasMessage;
  private boolean hasBook;

  /**
   * @param messages lines of the message file
   * @param books lines of the order book file
   * @param namedLevels how many levels the files' names state
   * @param maxRecord bytes of a record
   */
  LobsterStream(
      final RecordStream messages,
      final RecordStream books,
      final int namedLevels,
      final int maxRecord) {
    this.messages = messages;
    this.books = books;
    this.namedLevels = namedLevels;
    this.maxRecord = maxRecord;
  }

  /** Made of the first line of the book, or of the names where there is none. */
  @Override
  public String header() throws IOException {
    while (!hasBook) {
      hasBook = books.next();
      if (!hasBook && !books.fill()) {
        return LobsterColumns.header(namedLevels);
      }
    }
    int cells = 1;
    for (int at = books.offset(); at < books.offset() + books.length(); at++) {
      cells += books.bytes()[at] == ',' ? 1 : 0;
    }
    return LobsterColumns.header(Math.max(1, cells / LobsterColumns.OF_LEVEL));
  }

  @Override
  public boolean next() {
    hasMessage = hasMessage || messages.next();
    hasBook = hasBook || books.next();
    if (!hasMessage || !hasBook) {
      return false;
    }
    join();
    hasMessage = false;
    hasBook = false;
    return true;
  }

  private void join() {
    final int whole = messages.length() + 1 + books.length();
    if (joined.length < whole) {
      joined = Arrays.copyOf(joined, whole * 2);
    }
    System.arraycopy(messages.bytes(), messages.offset(), joined, 0, messages.length());
    joined[messages.length()] = ',';
    System.arraycopy(books.bytes(), books.offset(), joined, messages.length() + 1, books.length());
    length = Math.min(whole, maxRecord + 1);
    line = messages.line();
  }

  @Override
  public byte[] bytes() {
    return joined;
  }

  @Override
  public int offset() {
    return 0;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public long receivedNs(final long arrivedNs) {
    return arrivedNs;
  }

  @Override
  public boolean fill() throws IOException {
    boolean more = false;
    if (!hasMessage) {
      more = messages.fill();
    }
    if (!hasBook) {
      more |= books.fill();
    }
    return more;
  }

  @Override
  public String cut() {
    if (messages.cut() != null) {
      return "message file: " + messages.cut();
    }
    if (books.cut() != null) {
      return "order book file: " + books.cut();
    }
    if (hasMessage) {
      return "the order book file has fewer lines than the message file";
    }
    return hasBook ? "the message file has fewer lines than the order book file" : null;
  }

  @Override
  public String withoutRecords() {
    final String ofMessages = messages.withoutRecords();
    return ofMessages != null ? ofMessages : books.withoutRecords();
  }

  @Override
  public void close() throws IOException {
    try (messages) {
      books.close();
    }
  }
}
