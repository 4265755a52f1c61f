package io.millrace.feeds.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.definition.TargetDefinition.Change;
import io.millrace.engine.definition.TargetDefinition.Kind;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Route;
import io.millrace.engine.tick.Schema;
import io.millrace.feeds.core.FeedFormat;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.RoutedFeed;
import io.millrace.feeds.core.RoutedFeed.Sent;
import io.millrace.feeds.core.RoutedShards;
import io.millrace.feeds.core.Router;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Instruments of text formats, each decoded alone and beside the others. */
final class TextRoutesTest {
  private static final Schema SCHEMA =
      new Schema(List.of("bid", "ask", "bid_size", "price", "label"), "label");
  private static final String[] CSV_NAMES = {
    "A", " A ", "\"A\"", "B", "\"B,C\"", "\"say \"\"D\"\"\"", " \"E\"", "F F", "", "\"\"", "\"G"
  };
  private static final String[] JSON_NAMES = {
    "\"A\"", "\"\\u0041\"", "\"B\"", "\"\\\"C\"", "7", "\"7\"", "null", "\"\"", "{}", "\" A\""
  };

  private final FeedFormat csv = format("csv", "instrument", "s", "label", "label");
  private final FeedFormat jsonl = format("jsonl", "instrument", "d.s", "label", "label");

  private static FeedFormat format(final String name, final Object... columns) {
    return Formats.of(Feeds.definition("format", name, "columns", Feeds.map(columns)));
  }

  private static List<Source> sources(final String header) {
    return Stream.of("X", "Y", "Z")
        .map(name -> new Source("XYZ".indexOf(name), name, name, null, 0, header))
        .toList();
  }

  @Test
  void shouldKeepRowsOfAnInstrumentApartWhenTheyAreRouted() {
    final String header = "bid,s,label,ask,bid_size,price";
    int ticks = 0;
    int signals = 0;
    for (long seed = 0; seed < 60; seed++) {
      final Random random = new Random(seed);
      final List<Sent> records = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        records.add(new Sent(Feeds.utf8(row(random, CSV_NAMES)), random.nextInt(3)));
      }
      ticks += new RoutedFeed(csv, SCHEMA, sources(header)).check(records, "seed=" + seed);
      signals += shards(csv, sources(header), seed).check(records, "seed=" + seed);
    }
    assertTrue(ticks > 4_000, "ticks=" + ticks);
    assertTrue(signals > 4_000, "signals=" + signals);
  }

  /** Classes are texts, which each decoder numbers for each instrument apart. */
  private static RoutedShards shards(
      final FeedFormat format, final List<Source> sources, final long seed) {
    final PipelineDefinition definition =
        PipelineDefinition.builder()
            .feature("bid", "ew_mean(bid, half_life=3)")
            .target(new TargetDefinition("label", 0, 2, Change.LEVEL, Kind.CLASS))
            .model(ModelDefinition.of("bayes", "naive_bayes"))
            .alert(AlertDefinition.of("crossed", "bid > ask", ""))
            .build();
    return new RoutedShards(format, definition, sources, 2 + (int) seed % 2);
  }

  private static String row(final Random random, final String[] names) {
    final int name = random.nextInt(names.length);
    return number(random)
        + ","
        + names[name]
        + ","
        + (name % 3 == 0 ? number(random) : label(random))
        + ","
        + number(random)
        + ","
        + number(random)
        + (random.nextInt(30) == 0 ? "" : "," + number(random));
  }

  private static String number(final Random random) {
    return switch (random.nextInt(40)) {
      case 0 -> "x";
      case 1 -> "1e999";
      case 2 -> "-1";
      case 3, 4, 5, 6, 7, 8, 9, 10 -> "";
      default -> Integer.toString(random.nextInt(9));
    };
  }

  private static String label(final Random random) {
    return random.nextInt(20) == 0 ? "7" : "t" + random.nextInt(6);
  }

  @Test
  void shouldKeepObjectsOfAnInstrumentApartWhenTheyAreRouted() {
    int ticks = 0;
    int signals = 0;
    for (long seed = 0; seed < 60; seed++) {
      final Random random = new Random(seed);
      final List<Sent> records = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        records.add(new Sent(Feeds.utf8(object(random)), random.nextInt(3)));
      }
      ticks += new RoutedFeed(jsonl, SCHEMA, sources(null)).check(records, "seed=" + seed);
      signals += shards(jsonl, sources(null), seed).check(records, "seed=" + seed);
    }
    assertTrue(ticks > 4_000, "ticks=" + ticks);
    assertTrue(signals > 4_000, "signals=" + signals);
  }

  private static String object(final Random random) {
    final int name = random.nextInt(JSON_NAMES.length);
    final String label = name % 3 == 0 ? "" + random.nextInt(4) : "\"" + label(random) + "\"";
    return (random.nextInt(5) == 0 ? "17 " : "")
        + "{\"d\":{\"x\":[1,{\"s\":2}],\"s\":"
        + JSON_NAMES[name]
        + "},"
        + (random.nextBoolean() ? "\"bid\":" + random.nextInt(9) + "," : "")
        + (random.nextBoolean() ? "\"ask\":\"" + number(random) + "\"," : "")
        + (random.nextInt(9) == 0 ? "\"label\":true" : "\"label\":" + label)
        + (random.nextInt(30) == 0 ? "" : "}");
  }

  @Test
  void shouldRouteByTheSourceWhenRecordsNameNoInstrument() {
    final FeedFormat plain = format("csv", "label", "label");
    final String header = "bid,ask,label,bid_size,price";
    for (long seed = 0; seed < 20; seed++) {
      final Random random = new Random(seed);
      final List<Sent> records = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        final String row =
            number(random) + "," + number(random) + "," + label(random) + ",1," + number(random);
        records.add(new Sent(Feeds.utf8(row), random.nextInt(3)));
      }
      final int ticks =
          new RoutedFeed(plain, SCHEMA, sources(header)).check(records, "seed=" + seed);
      assertTrue(ticks > 100, "ticks=" + ticks);
    }
  }

  @Test
  void shouldKeepBooksOfLobsterApartWhenTheyAreRouted() {
    final FeedFormat lobster = Formats.of(Feeds.definition("format", "lobster"));
    final Schema schema = new Schema(List.of("bid", "ask", "price", "side"));
    for (long seed = 0; seed < 20; seed++) {
      final Random random = new Random(seed);
      final List<Sent> records = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        final String line =
            (34_200 + i)
                + ".5,"
                + (1 + random.nextInt(8))
                + ",16,18,"
                + (random.nextInt(9) == 0 ? 0 : 5_853_300)
                + ",1,5859400,200,"
                + (5_850_000 + random.nextInt(9))
                + ",18";
        records.add(new Sent(Feeds.utf8(line), random.nextInt(3)));
      }
      final int ticks =
          new RoutedFeed(lobster, schema, sources(null)).check(records, "seed=" + seed);
      assertTrue(ticks > 100, "ticks=" + ticks);
    }
  }

  @Test
  void shouldKeepNothingOfAnInstrumentWhenItIsReleased() {
    final List<Sent> rows = new ArrayList<>();
    for (final String row : List.of("1,A,u,2,3,4", "1,B,v,2,3,4", "2,A,u,,,", "2,B,w,,,")) {
      rows.add(new Sent(Feeds.utf8(row), 0));
    }
    new RoutedFeed(csv, SCHEMA, sources("bid,s,label,ask,bid_size,price")).checkRelease(rows);
  }

  @Test
  void shouldGiveOneKeyWhenANameIsWrittenInOtherWays() {
    final Router rows = csv.router();
    sources("bid,s").forEach(rows::source);
    final long key = route(rows, "1,A");
    assertEquals(key, route(rows, "2, A "));
    assertEquals(key, route(rows, "2,\"A\",x,y"));
    assertEquals(Route.NO_SHARD, route(rows, "2"));
    assertEquals(Route.NO_SHARD, route(rows, "2, "));
    assertEquals(Route.NO_SHARD, route(rows, "2,\"A"));
    final Router objects = jsonl.router();
    assertEquals(key, route(objects, "{\"d\":{\"s\":\"\\u0041\"}}"));
    assertEquals(key, route(objects, "17 {\"d.s\":\"A\"}"));
    assertEquals(Route.NO_SHARD, route(objects, "{\"d\":{\"s\":\"A\"}"));
  }

  private static long route(final Router router, final String record) {
    final byte[] bytes = Feeds.utf8(record);
    return router.route(bytes, 0, bytes.length, 0);
  }

  @Test
  void shouldNeverThrowWhenBytesAreAny() {
    final List<Router> routers = List.of(csv.router(), jsonl.router());
    routers.forEach(router -> sources("bid,s").forEach(router::source));
    final String alphabet = "\"\",{}[]:\\u0041AB ds1e\n\r\t\u00e9";
    for (long seed = 0; seed < 30_000; seed++) {
      final Random random = new Random(seed);
      final StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      final byte[] bytes = Feeds.utf8(text.toString());
      for (final Router router : routers) {
        final long key = router.route(bytes, 0, bytes.length, random.nextInt(6) - 1);
        assertTrue(key >= Route.NO_SHARD, "seed=" + seed);
      }
    }
  }
}
