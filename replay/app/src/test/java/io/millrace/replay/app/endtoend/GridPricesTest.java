package io.millrace.replay.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.feeds.core.itch.Itch50Writer;
import io.millrace.replay.app.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Quotes of 100.00 to 100.04 and of 99.99 to 100.05 in turn, 500 times each, in every format: the
 * mid never moves, and the spread is 0.04 or 0.06. In doubles the mid moved by its last bit 999
 * times, and no spread was 0.04.
 */
class GridPricesTest {
  private static final int PAIRS = 500;
  private static final int QUOTES = 2 * PAIRS;

  private static final String ALERTS =
      """
      alerts:
        - {name: moved, when: "change(mid, n=1) != 0"}
        - {name: moved_in_time, when: "change(mid, window=1s) != 0"}
        - {name: moved_by_lag, when: "mid - lag(mid, 1) != 0"}
        - {name: differs, when: "diff((bid + ask) / 2) != 0"}
        - {name: signed, when: "sign(change(mid, n=1)) != 0"}
        - {name: narrow, when: "spread == 0.04"}
        - {name: narrow_by_hand, when: "ask - bid == 0.04"}
        - {name: wide, when: "spread == 0.06"}
        - {name: not_wider, when: "spread <= 0.06"}
        - {name: on_mid, when: "mid == 100.02"}
        - {name: half, when: "spread / 2 == 0.02 or spread / 2 == 0.03"}
        - {name: ranged, when: "range(bid) == 0.01"}
        - {name: in_ticks, when: "ticks(spread, size=0.01) == 4"}
        - {name: micro, when: "microprice == 100.02"}
        - {name: flat, when: "imbalance == 0"}
      """;

  @TempDir Path dir;

  private JsonNode run(final String feed, final String rest) throws IOException {
    final Path file = Files.writeString(dir.resolve("p.yaml"), feed + rest);
    return Program.run("run", file.toString(), "--json").done().json();
  }

  private static String csv() {
    final StringBuilder text = new StringBuilder("t,bid,ask,bid_size,ask_size\n");
    for (int i = 0; i < QUOTES; i++) {
      text.append(i).append(i % 2 == 0 ? ",100.00,100.04,0.3,0.3\n" : ",99.99,100.05,0.7,0.7\n");
    }
    return text.toString();
  }

  private String feed(final String format) throws IOException {
    switch (format) {
      case "csv":
        Files.writeString(dir.resolve("q.csv"), csv());
        return "feed: {format: csv, path: q.csv, columns: {time: t}, time: {unit: s}}\n";
      case "csv in ticks":
        Files.writeString(
            dir.resolve("q.csv"),
            csv().replace("100.00,100.04", "2000,2000.8").replace("99.99,100.05", "1999.8,2001"));
        return "feed: {format: csv, path: q.csv, columns: {time: t}, time: {unit: s},"
            + " scale: {bid: 0.05, ask: 0.05}}\n";
      case "jsonl":
        Files.writeString(
            dir.resolve("q.jsonl"),
            csv()
                .replaceAll("t,bid.*\n", "")
                .replaceAll(
                    "(.*),(.*),(.*),(.*),(.*)\n",
                    "{\"t\":$1,\"bid\":\"$2\",\"ask\":$3,\"bid_size\":$4,\"ask_size\":$5}\n"));
        return "feed: {format: jsonl, path: q.jsonl, time: {unit: s}, columns: {time: t, bid: bid,"
            + " ask: ask, bid_size: bid_size, ask_size: ask_size}}\n";
      default:
        return lobster();
    }
  }

  private String lobster() throws IOException {
    final String stem = "XY_2012-06-21_34200000_57600000_";
    final StringBuilder messages = new StringBuilder();
    final StringBuilder books = new StringBuilder();
    for (int i = 0; i < QUOTES; i++) {
      messages.append(34_200 + i).append(",1,").append(i + 1).append(",7,1000000,1\n");
      books.append(i % 2 == 0 ? "1000400,3,1000000,3\n" : "1000500,7,999900,7\n");
    }
    Files.writeString(dir.resolve(stem + "message_1.csv"), messages);
    Files.writeString(dir.resolve(stem + "orderbook_1.csv"), books);
    return "feed: {format: lobster, path: ["
        + stem
        + "message_1.csv, "
        + stem
        + "orderbook_1.csv]}\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "csv in ticks", "jsonl", "lobster"})
  void shouldHoldThePricesOnTheGridWhenQuotesGoRoundThem(final String format) throws IOException {
    final String feed = feed(format);
    final JsonNode report = run(feed, ALERTS + "journal: {dir: j}\n");
    assertEquals(QUOTES, report.get("ticks").intValue());
    final JsonNode alerts = report.get("alerts");
    for (final String never :
        new String[] {"moved", "moved_in_time", "moved_by_lag", "differs", "signed"}) {
      assertEquals(0, alerts.get(never).intValue(), never);
    }
    for (final String half : new String[] {"narrow", "narrow_by_hand", "wide", "in_ticks"}) {
      assertEquals(PAIRS, alerts.get(half).intValue(), half);
    }
    for (final String all : new String[] {"not_wider", "on_mid", "half", "micro", "flat"}) {
      assertEquals(QUOTES, alerts.get(all).intValue(), all);
    }
    assertEquals(QUOTES - 1, alerts.get("ranged").intValue());
    final String journal = dir.resolve("j").toString();
    assertTrue(Program.run("verify", journal, "--json").done().json().get("equal").booleanValue());
    final JsonNode again = Program.run("replay", journal, "--json").done().json();
    assertEquals(report.get("digest"), again.get("digest"));
  }

  /** One message moves one side: 0.06, 0.05 and 0.04 wide, then 0.05 again. */
  @Test
  void shouldHoldThePricesOnTheGridWhenABookIsBuiltFromMessages() throws IOException {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    final byte[] room = new byte[100];
    final Itch50Writer writer = new Itch50Writer().wrap(room, 0);
    final long stock = 0x5859_2020_2020_2020L;
    frame(bytes, room, writer.stockDirectory(1, 1, stock));
    frame(bytes, room, writer.add(1, 2, 1, true, 5, stock, 999_900));
    frame(bytes, room, writer.add(1, 3, 2, false, 5, stock, 1_000_500));
    for (int i = 0; i < PAIRS; i++) {
      final long timeNs = 10 + 4L * i;
      final long id = 10 + 2L * i;
      frame(bytes, room, writer.add(1, timeNs, id, true, 5, stock, 1_000_000));
      frame(bytes, room, writer.add(1, timeNs + 1, id + 1, false, 5, stock, 1_000_400));
      frame(bytes, room, writer.delete(1, timeNs + 2, id));
      frame(bytes, room, writer.delete(1, timeNs + 3, id + 1));
    }
    Files.write(dir.resolve("s.itch"), bytes.toByteArray());
    final JsonNode report =
        run(
            "feed: {format: itch50, path: s.itch}\n",
            """
            alerts:
              - {name: narrow, when: "spread == 0.04"}
              - {name: middling, when: "spread == 0.05"}
              - {name: wide, when: "spread == 0.06"}
              - {name: back, when: "change(mid, n=2) == 0"}
              - {name: up, when: "change(mid, n=1) == 0.005"}
              - {name: down, when: "change(mid, n=1) == -0.005"}
              - {name: round, when: "change(mid, n=4) != 0"}
            """);
    final JsonNode alerts = report.get("alerts");
    assertEquals(PAIRS, alerts.get("narrow").intValue());
    assertEquals(2 * PAIRS, alerts.get("middling").intValue());
    assertEquals(PAIRS + 1, alerts.get("wide").intValue());
    assertEquals(2 * PAIRS, alerts.get("back").intValue());
    assertEquals(2 * PAIRS, alerts.get("up").intValue());
    assertEquals(2 * PAIRS, alerts.get("down").intValue());
    assertEquals(0, alerts.get("round").intValue());
  }

  private static void frame(final ByteArrayOutputStream to, final byte[] bytes, final int length) {
    to.write(length >>> 8);
    to.write(length);
    to.write(bytes, 0, length);
  }

  private static JsonNode model(final JsonNode report, final String name) {
    for (final JsonNode row : report.get("models")) {
      if (row.get("name").textValue().equals(name)
          && row.get("instrument").textValue().equals("*")) {
        return row;
      }
    }
    throw new AssertionError(name + " is not in " + report);
  }

  /** It was 89.9 % right about rounding. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{value: \"sign(change(mid, n=1))\", kind: class}",
        "{value: mid, horizon: 1 tick, change: difference, kind: class}",
        "{value: mid, horizon: 2s, change: difference, kind: class}",
        "{value: mid, horizon: 2s, change: log, kind: class}",
      })
  void shouldSeeOneClassWhenThePriceNeverMoves(final String target) throws IOException {
    final JsonNode report =
        run(
            feed("csv"),
            "features: {spread: spread, moved: \"diff(mid)\"}\ntarget: "
                + target
                + "\nmodels: [{name: tree, type: hoeffding_tree}]\n");
    for (final String name : new String[] {"tree", "no_change"}) {
      final JsonNode row = model(report, name);
      final double n = row.get("n").doubleValue();
      assertTrue(n > QUOTES - 5, "n=" + n);
      final double misses = n * (1 - row.get("accuracy").doubleValue());
      // Before the first label there is no class: one prediction a waiting sample.
      assertTrue(misses < 3.5, name + " misses " + misses);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 tick", "3 ticks", "1s", "7s"})
  void shouldLabelWithExactZerosWhenThePriceNeverMoves(final String horizon) throws IOException {
    final String models = "\nmodels: [{name: r, type: rls}]\nfeatures: {spread: spread}\n";
    final String target = "target: {value: mid, horizon: " + horizon;
    final JsonNode changes = run(feed("csv"), target + ", change: difference}" + models);
    for (final String name : new String[] {"no_change", "running_mean", "ew_mean", "r"}) {
      assertEquals(0, model(changes, name).get("rmse").doubleValue(), name);
      assertTrue(model(changes, name).get("direction").isNull(), "no label is a move");
    }
    final JsonNode levels = run(feed("csv"), target + "}" + models);
    assertEquals(0, model(levels, "no_change").get("rmse").doubleValue());
    assertTrue(model(levels, "no_change").get("direction").isNull(), "no label is a move");
  }

  /** Ten times 0.1 was less than 1 in doubles, and the sample came a tick late. */
  @Test
  void shouldSampleOnTheTickThatCompletesAVolumeWhenSizesAreDecimals() throws IOException {
    final StringBuilder text = new StringBuilder("t,price,size\n");
    for (int i = 0; i < 1_000; i++) {
      text.append(i).append(",100.05,0.1\n");
    }
    Files.writeString(dir.resolve("t.csv"), text);
    final JsonNode report =
        run(
            "feed: {format: csv, path: t.csv, columns: {time: t}, time: {unit: s}}\n",
            """
            features: {size: size}
            sample: {every: 1 volume}
            target: {value: "count(price)"}
            models: [{name: r, type: rls}]
            alerts:
              - {name: summed, when: "sum(size, n=3) == 0.3"}
              - {name: all, when: "sum(size) == 100"}
              - {name: flow, when: "sum(size, n=7) - 0.7 == 0"}
            """);
    assertEquals(100, report.get("samples").intValue());
    assertEquals(998, report.get("alerts").get("summed").intValue());
    assertEquals(1, report.get("alerts").get("all").intValue());
    assertEquals(994, report.get("alerts").get("flow").intValue());
  }
}
