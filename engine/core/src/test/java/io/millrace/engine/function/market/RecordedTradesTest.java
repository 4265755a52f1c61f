package io.millrace.engine.function.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.function.ExpressionRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A recorded day: trade signs against those of the exchange, windows against plain sums. */
class RecordedTradesTest {
  private static final String FILE = "LOBSTER_SampleFile_AAPL_2012-06-21_1.zip";
  private static final double NONE = Double.NaN;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final long WINDOW_NS = 10_000_000_000L;

  /** A message; price, size and side are NaN but on visible trades. */
  private record Message(
      long timeNs, double price, double size, double side, double bid, double ask) {}

  private static List<Message> day = List.of();

  @BeforeAll
  static void read() throws IOException {
    final Path path = Path.of(System.getProperty("millrace.data"), "lobster", FILE);
    Assumptions.assumeTrue(Files.exists(path), () -> "missing: " + path);
    final List<Message> messages = new ArrayList<>();
    try (ZipFile zip = new ZipFile(path.toFile())) {
      final List<String> books = lines(zip, "_orderbook_");
      for (final String line : lines(zip, "_message_")) {
        final String[] cells = line.split(",");
        final String[] book = books.get(messages.size()).split(",", 5);
        final boolean trade = cells[1].equals("4");
        messages.add(
            new Message(
                new BigDecimal(cells[0]).movePointRight(9).longValue(),
                trade ? Double.parseDouble(cells[4]) / 1e4 : NONE,
                trade ? Double.parseDouble(cells[3]) : NONE,
                // The direction is that of the resting order.
                trade ? -Double.parseDouble(cells[5]) : NONE,
                Double.parseDouble(book[2]) / 1e4,
                Double.parseDouble(book[0]) / 1e4));
      }
    }
    day = messages;
  }

  private static List<String> lines(final ZipFile zip, final String part) throws IOException {
    for (final ZipEntry entry : Collections.list(zip.entries())) {
      if (entry.getName().contains(part)) {
        final byte[] bytes = zip.getInputStream(entry).readAllBytes();
        return new String(bytes, StandardCharsets.US_ASCII).lines().toList();
      }
    }
    throw new IOException("no entry with " + part + " in " + zip.getName());
  }

  @Test
  void shouldSignVisibleTradesAsTheExchangeDid() {
    final ExpressionRun sign = new ExpressionRun("trade_sign(p, b, a)", "p", "b", "a");
    int trades = 0;
    int right = 0;
    for (final Message message : day) {
      final double told = sign.update(message.timeNs, message.price, message.bid, message.ask);
      if (!Double.isNaN(message.price)) {
        trades++;
        right += told == message.side ? 1 : 0;
      }
    }
    assertTrue(trades > 20_000, "trades=" + trades);
    assertTrue(right >= 0.98 * trades, "right=" + right + " trades=" + trades);
  }

  @Test
  void shouldAgreeWithPlainSumsOverTheLastTenSeconds() {
    final String[] names = {"p", "s", "b", "a"};
    final String[] texts = {
      "vwap(p, s, window=10s)",
      "median((b + a) / 2, window=10s)",
      "mad(b, window=10s)",
      "twap(a, window=10s)",
      "realized_vol(p, window=10s)",
      "count_distinct(b, window=10s)",
      "cov(b, a, window=10s)"
    };
    final ExpressionRun[] runs = new ExpressionRun[texts.length];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = new ExpressionRun(texts[i], names);
    }
    final double[] told = new double[runs.length];
    for (int i = 0; i < day.size(); i++) {
      final Message message = day.get(i);
      for (int j = 0; j < runs.length; j++) {
        told[j] =
            runs[j].update(message.timeNs, message.price, message.size, message.bid, message.ask);
      }
      if (i % 997 == 0 && i > 0) {
        check(i, told);
      }
    }
  }

  private static void check(final int last, final double[] told) {
    final long fromNs = day.get(last).timeNs - WINDOW_NS;
    int first = last;
    while (first > 0 && day.get(first - 1).timeNs >= fromNs) {
      first--;
    }
    final List<Message> window = day.subList(first, last + 1);
    final List<Message> trades = window.stream().filter(m -> m.price > 0).toList();
    final double value = trades.stream().mapToDouble(m -> m.price * m.size).sum();
    final double size = trades.stream().mapToDouble(Message::size).sum();
    assertEquals(size == 0 ? NONE : value / size, told[0], size == 0 ? 0 : 1e-9, "vwap " + last);
    final double middle =
        median(window.stream().mapToDouble(m -> median(new double[] {m.bid, m.ask})).toArray());
    assertEquals(middle, told[1], 0, "median " + last);
    final double[] bids = window.stream().mapToDouble(Message::bid).toArray();
    final double bid = median(bids.clone());
    final double deviation =
        median(
            Arrays.stream(bids)
                .map(x -> exact(x).subtract(exact(bid)).abs().doubleValue())
                .toArray());
    assertEquals(deviation, told[2], 0, "mad " + last);
    assertEquals(Arrays.stream(bids).distinct().count(), told[5], 0, "count_distinct " + last);
    checkOverTime(first, last, told);
    final double meanBid = Arrays.stream(bids).average().orElse(NONE);
    final double meanAsk = window.stream().mapToDouble(Message::ask).average().orElse(NONE);
    final double products =
        window.stream().mapToDouble(m -> (m.bid - meanBid) * (m.ask - meanAsk)).sum();
    final double covariance = bids.length == 1 ? 0 : products / (bids.length - 1);
    assertEquals(covariance, told[6], 1e-9, "cov " + last);
  }

  private static void checkOverTime(final int first, final int last, final double[] told) {
    final long nowNs = day.get(last).timeNs;
    final long startNs = first == 0 ? day.get(0).timeNs : nowNs - WINDOW_NS;
    double sum = 0;
    for (int i = Math.max(0, first - 1); i < last; i++) {
      final long beginNs = Math.max(day.get(i).timeNs, startNs);
      sum += day.get(i).ask * (day.get(i + 1).timeNs - beginNs);
    }
    assertEquals(sum / (nowNs - startNs), told[3], 1e-9, "twap " + last);
    double squares = 0;
    double previous = NONE;
    for (int i = first - 1; i >= 0 && Double.isNaN(previous); i--) {
      previous = day.get(i).price;
    }
    for (final Message message : day.subList(first, last + 1)) {
      if (message.price > 0) {
        final double change = Math.log(message.price / previous);
        squares += Double.isNaN(change) ? 0 : change * change;
        previous = message.price;
      }
    }
    assertEquals(Math.sqrt(squares), told[4], 1e-12, "realized_vol " + last);
  }

  private static BigDecimal exact(final double price) {
    return BigDecimal.valueOf(price);
  }

  private static double median(final double[] values) {
    Arrays.sort(values);
    final int half = values.length / 2;
    return values.length % 2 == 1
        ? values[half]
        : exact(values[half - 1]).add(exact(values[half])).divide(TWO).doubleValue();
  }
}
