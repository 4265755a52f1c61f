package io.millrace.feeds.core.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Route;
import io.millrace.engine.tick.Schema;
import io.millrace.feeds.core.RoutedFeed;
import io.millrace.feeds.core.RoutedFeed.Sent;
import io.millrace.feeds.core.RoutedShards;
import io.millrace.feeds.core.Router;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Instruments of ITCH, each decoded alone and beside the others. */
final class Itch50RouterTest {
  private static final Schema SCHEMA =
      new Schema(List.of("bid", "ask", "bid_size", "ask_size2", "price", "size", "side"));
  private static final int STOCKS = 4;

  private final List<Source> sources =
      List.of(
          DecoderFixture.source(0, LocalDate.of(2020, 1, 30), -5),
          DecoderFixture.source(1, LocalDate.of(2020, 1, 31), -5),
          DecoderFixture.source(2, LocalDate.of(2020, 2, 3), -5));

  @Test
  void shouldKeepStocksApartWhenTheyAreRouted() {
    final PipelineDefinition definition =
        PipelineDefinition.builder()
            .feature("imbalance", "imbalance")
            .feature("sold", "sum(side * size, n=5)")
            .target(new TargetDefinition("mid", 0, 3, TargetDefinition.Change.DIFFERENCE))
            .model(ModelDefinition.of("linear", "linear"))
            .alert(AlertDefinition.of("wide", "spread > 1", ""))
            .build();
    int ticks = 0;
    int signals = 0;
    for (long seed = 0; seed < 150; seed++) {
      final Random random = new Random(seed);
      final List<Sent> records = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        final int day = i * 3 / 400 + (random.nextInt(60) == 0 ? 1 : 0);
        records.add(new Sent(message(random), Math.min(day, 2)));
      }
      ticks += new RoutedFeed(new Itch50Format(), SCHEMA, sources).check(records, "seed=" + seed);
      if (seed % 5 == 0) {
        final RoutedShards shards =
            new RoutedShards(new Itch50Format(), definition, sources, 2 + (int) seed % 2);
        signals += shards.check(records, "seed=" + seed);
      }
    }
    assertTrue(ticks > 30_000, "ticks=" + ticks);
    assertTrue(signals > 3_000, "signals=" + signals);
  }

  /** Few ids, which several stocks use, and a directory that names some of the stocks. */
  private static byte[] message(final Random random) {
    final int locate = 1 + random.nextInt(STOCKS);
    final String stock = "S" + locate + " ".repeat(6);
    final long id = random.nextInt(12);
    final long shares = random.nextInt(6);
    final int price = 100 + random.nextInt(5);
    return switch (random.nextInt(24)) {
      case 0 -> Messages.directory(locate, stock);
      case 1 -> Messages.type('S', 0, 5).text(random.nextInt(12) == 0 ? "O" : "Q").bytes();
      case 2 -> Messages.type('H', locate, 5).text(" ".repeat(14)).bytes();
      case 3 -> Messages.type('X', locate, 5).number(8, id).number(4, shares).bytes();
      case 4 -> Messages.type('Z', locate, 5).bytes();
      case 5, 6, 7 -> Messages.execute(locate, 6, id, shares);
      case 8, 9 -> Messages.delete(locate, 7, id);
      case 10, 11 ->
          Messages.type('U', locate, 8)
              .number(8, id)
              .number(8, random.nextInt(12))
              .number(4, shares)
              .number(4, price)
              .bytes();
      default ->
          Messages.add(locate, 9, id, random.nextBoolean() ? "B" : "S", shares, stock, price);
    };
  }

  @Test
  void shouldKeepNothingOfAStockWhenItIsReleased() {
    final List<Sent> records = new ArrayList<>();
    for (int locate = 1; locate <= 2; locate++) {
      final String stock = "S" + locate + " ".repeat(6);
      records.add(new Sent(Messages.add(locate, 5, 1, "B", 5, stock, 100), 0));
      records.add(new Sent(Messages.add(locate, 5, 2, "S", 5, stock, 101), 0));
      records.add(new Sent(Messages.execute(locate, 5, 2, 1), 0));
    }
    new RoutedFeed(new Itch50Format(), SCHEMA, sources).checkRelease(records);
  }

  @Test
  void shouldTakeAnotherDayForItselfWhenRecordsOfAnInstrumentBringIt() {
    final DecoderFixture fixture = new DecoderFixture();
    sources.forEach(fixture.decoder::source);
    fixture.decode(Messages.add(1, 5, 1, "B", 5, "S1      ", 100), 0);
    fixture.decode(Messages.add(2, 5, 1, "B", 7, "S2      ", 100), 1);
    fixture.decode(Messages.execute(1, 6, 1, 2), 0);
    assertEquals(3, fixture.fields().get(2));
    fixture.decode(Messages.add(1, 5, 2, "B", 4, "S1      ", 100), 1);
    assertEquals(4, fixture.fields().get(2));
  }

  @Test
  void shouldRouteByLocateCodeWhenAMessageIsAboutOrders() {
    assertEquals(3, route(Messages.delete(3, 5, 1)));
    assertEquals(65_535, route(Messages.execute(65_535, 5, 1, 1)));
    assertEquals(Route.ALL_SHARDS, route(Messages.directory(3, "S1      ")));
    assertEquals(Route.ALL_SHARDS, route(Messages.type('S', 0, 5).text("O").bytes()));
    assertEquals(Route.NO_SHARD, route(Messages.directory(3, "        ")));
    assertEquals(Route.NO_SHARD, route(Messages.type('H', 3, 5).text(" ".repeat(14)).bytes()));
    assertEquals(Route.NO_SHARD, route(Messages.type('D', 3, 5).bytes()));
    assertEquals(Route.NO_SHARD, route(new byte[0]));
  }

  private static long route(final byte[] message) {
    return new Itch50Format().router().route(message, 0, message.length, 0);
  }

  @Test
  void shouldNeverThrowWhenBytesAreAny() {
    final Router router = new Itch50Format().router();
    for (long seed = 0; seed < 20_000; seed++) {
      final Random random = new Random(seed);
      final byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      if (bytes.length > 0) {
        bytes[0] = (byte) "SRAFECXDUPQBH".charAt(random.nextInt(13));
      }
      assertTrue(router.route(bytes, 0, bytes.length, 0) >= Route.NO_SHARD, "seed=" + seed);
    }
  }
}
