package io.millrace.feeds.core.simulator;

import io.millrace.engine.book.OrderBooks;
import io.millrace.feeds.core.itch.Itch50Layout;
import io.millrace.feeds.core.itch.Itch50Writer;

/**
 * A simulated exchange: one trading session of K stocks in exactly N ITCH 5.0 messages, each a
 * function of the seed, K and N alone, on every JVM.
 *
 * <ol>
 *   <li>Start of messages, a directory entry and a trading action for each stock, start of system
 *       hours and of market hours; then orders and trades; then the three ends. Fewer messages than
 *       the session needs cut it short.
 *   <li>Times rise strictly. Orders come from 9:30 to 16:00, in bursts; the other messages stand
 *       within the second before and after, so that a paced replay does not wait for hours.
 *   <li>Every message is valid: order ids are new, or rest with the shares that are taken; no book
 *       is ever crossed or locked.
 *   <li>The flow leans to a hidden value, see {@link OrderFlow}: there is something to learn.
 * </ol>
 *
 * <p>Nothing is allocated once the books have reached their size. One thread.
 */
public final class ExchangeSimulator {
  /** No message is left. */
  public static final int END = -1;

  /** There is a locate code for so many stocks. */
  public static final int MAX_INSTRUMENTS = 65_535;

  private static final long SECOND_NS = 1_000_000_000L;
  private static final long OPEN_NS = (9 * 3600 + 30 * 60) * SECOND_NS;
  private static final long CLOSE_NS = 16 * 3600 * SECOND_NS;
  private static final String OPENING = "SQ";
  private static final String CLOSING = "MEC";
  private static final long SWEEP_NS = 2_000;

  private final SimulatedStock[] stocks;
  private final Chance random;
  private final Itch50Writer writer = new Itch50Writer();
  private final OrderFlow flow;
  private final long messages;
  private final long flowBegin;
  private final long flowEnd;
  private long written;
  private long timeNs = OPEN_NS - SECOND_NS;

  /**
   * @param seed any number
   * @param instruments how many stocks, 1 to {@link #MAX_INSTRUMENTS}
   * @param messages how many messages in all, not negative
   */
  public ExchangeSimulator(final long seed, final int instruments, final long messages) {
    if (instruments < 1 || instruments > MAX_INSTRUMENTS) {
      throw new IllegalArgumentException(
          "instruments must be 1 to " + MAX_INSTRUMENTS + ": instruments=" + instruments);
    }
    if (messages < 0) {
      throw new IllegalArgumentException("messages must not be negative: messages=" + messages);
    }
    this.messages = messages;
    this.random = new Chance(seed);
    final OrderBooks books = new OrderBooks();
    this.stocks = new SimulatedStock[instruments];
    for (int i = 0; i < instruments; i++) {
      stocks[i] = new SimulatedStock(i, books.book(i), random);
    }
    this.flow = new OrderFlow(books, random, writer);
    this.flowBegin = 1 + 2L * instruments + OPENING.length();
    this.flowEnd = Math.max(flowBegin, messages - CLOSING.length());
  }

  /**
   * Writes the next message.
   *
   * @param to with room for {@link Itch50Layout#MAX_LENGTH} bytes from the offset on
   * @param offset of its first byte
   * @return its length in bytes, {@link #END} after the last
   */
  public int next(final byte[] to, final int offset) {
    if (written == messages) {
      return END;
    }
    writer.wrap(to, offset);
    final long message = written++;
    if (message < flowBegin) {
      return begin((int) message);
    }
    if (message < flowEnd) {
      return flow(flowEnd - message);
    }
    timeNs = Math.max(timeNs, CLOSE_NS) + 1;
    return writer.systemEvent(timeNs, CLOSING.charAt((int) (message - flowEnd)));
  }

  private int begin(final int message) {
    timeNs++;
    if (message == 0) {
      return writer.systemEvent(timeNs, 'O');
    }
    final int entry = message - 1;
    if (entry < stocks.length) {
      final SimulatedStock stock = stocks[entry];
      return writer.stockDirectory(stock.locate(), timeNs, stock.stock());
    }
    if (entry < 2 * stocks.length) {
      final SimulatedStock stock = stocks[entry - stocks.length];
      return writer.tradingAction(stock.locate(), timeNs, stock.stock(), 'T');
    }
    final int opening = entry - 2 * stocks.length;
    if (opening == OPENING.length() - 1) {
      timeNs = OPEN_NS;
    }
    return writer.systemEvent(timeNs, OPENING.charAt(opening));
  }

  private int flow(final long left) {
    SimulatedStock stock = flow.tradingStock();
    final long gapNs;
    if (stock == null) {
      stock = stocks[Math.min(random.below(stocks.length), random.below(stocks.length))];
      gapNs = gapNs(left);
    } else {
      gapNs = random.below((int) SWEEP_NS);
    }
    final long roomNs = CLOSE_NS - timeNs - left;
    timeNs += Math.max(Math.min(1 + gapNs, roomNs), 1);
    return flow.next(stock, timeNs);
  }

  /** Most gaps are short and some are long; the mean leads to the close with the last message. */
  private long gapNs(final long left) {
    final long meanNs = (CLOSE_NS - timeNs) / left;
    final double times = random.below(4) > 0 ? 0.4 * random.uniform() : 6.8 * random.uniform();
    return (long) (times * meanNs);
  }

  /** {@return how many stocks} */
  public int instruments() {
    return stocks.length;
  }

  /** {@return how many messages have been written} */
  public long written() {
    return written;
  }

  /**
   * @param instrument from 0
   * @return name of the stock, as in the messages
   */
  public static String name(final int instrument) {
    return SimulatedStock.name(instrument);
  }
}
