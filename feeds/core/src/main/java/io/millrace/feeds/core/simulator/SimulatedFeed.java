package io.millrace.feeds.core.simulator;

import io.millrace.engine.record.NanoClock;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.feeds.core.Feed;
import io.millrace.feeds.core.itch.Itch50Layout;
import java.time.LocalDate;
import java.util.List;

/**
 * A simulated session as a feed of format {@code itch50}: one source, named {@code simulated}, on
 * {@link #DATE} in New York. It never waits: each poll fills the batch.
 */
public final class SimulatedFeed implements Feed {
  /** The day of every simulated session, a Friday. */
  public static final LocalDate DATE = LocalDate.of(2026, 1, 2);

  private static final long ZONE_OFFSET_NS = -5 * 3_600_000_000_000L;
  private static final Source SOURCE = new Source(0, "simulated", null, DATE, ZONE_OFFSET_NS, null);

  private final ExchangeSimulator exchange;
  private final NanoClock clock;
  private final byte[] message = new byte[Itch50Layout.MAX_LENGTH];
  private boolean announced;

  /**
   * @param exchange makes the messages; nobody else may ask it for one
   * @param clock gives the arrival time of records
   * @param skipped how many messages to leave out, because a journal has them
   */
  public SimulatedFeed(
      final ExchangeSimulator exchange, final NanoClock clock, final long skipped) {
    this.exchange = exchange;
    this.clock = clock;
    for (long i = 0; i < skipped && exchange.next(message, 0) != ExchangeSimulator.END; i++) {}
  }

  @Override
  public Poll poll(final RecordBatch batch) {
    if (!announced) {
      announced = true;
      return Poll.SOURCE;
    }
    final long nowNs = clock.nowNs();
    batch.clear(SOURCE.number(), nowNs);
    while (!batch.isFull()) {
      final int length = exchange.next(message, 0);
      if (length == ExchangeSimulator.END) {
        break;
      }
      batch.add(message, 0, length, nowNs);
    }
    return batch.count() == 0 ? Poll.END : Poll.RECORDS;
  }

  @Override
  public Source source() {
    return announced ? SOURCE : null;
  }

  @Override
  public List<String> cuts() {
    return List.of();
  }

  @Override
  public void close() {}
}
