package io.millrace.feeds.core.itch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.engine.tick.Instruments;
import io.millrace.learning.state.StateBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class Itch50DecoderTest {
  private static final double NAN = Double.NaN;
  private static final String AAPL = "AAPL    ";
  private static final String MSFT = "MSFT    ";

  private final DecoderFixture fixture = new DecoderFixture();

  private void tick(final byte[] message, final Double... fields) {
    assertEquals(Outcome.TICK, fixture.decode(message), fixture.decoder.reason());
    assertEquals(List.of(fields), fixture.fields());
  }

  @Test
  void shouldShowTheBookWhenOrdersAreAdded() {
    tick(Messages.add(3, 10, 1, "B", 100, AAPL, 1_000_100), 100.01, NAN, 100., NAN, NAN, NAN, NAN);
    tick(
        Messages.type('F', 3, 11)
            .number(8, 2)
            .text("S")
            .number(4, 300)
            .text(AAPL)
            .number(4, 1_000_300)
            .text("NSDQ")
            .bytes(),
        100.01,
        100.03,
        100.,
        300.,
        NAN,
        NAN,
        NAN);
    assertEquals("AAPL", fixture.name());
  }

  @Test
  void shouldGiveTheTradeWhenARestingOrderIsExecuted() {
    twoSidedBook();

    tick(Messages.execute(3, 12, 2, 50), 100.01, 100.03, 100., 250., 100.03, 50., 1.);
    tick(Messages.execute(3, 13, 1, 100), NAN, 100.03, NAN, 250., 100.01, 100., -1.);
  }

  @Test
  void shouldGiveTheExecutionPriceWhenItIsPrintableAndNoTradeWhenItIsNot() {
    twoSidedBook();

    tick(withPrice(2, 50, "Y", 1_000_250), 100.01, 100.03, 100., 250., 100.025, 50., 1.);
    tick(withPrice(2, 50, "N", 1_000_250), 100.01, 100.03, 100., 200., NAN, NAN, NAN);
  }

  @Test
  void shouldTakeTheSharesWhenAnOrderIsCancelledOrDeleted() {
    twoSidedBook();

    tick(
        Messages.type('X', 3, 12).number(8, 1).number(4, 40).bytes(),
        100.01,
        100.03,
        60.,
        300.,
        NAN,
        NAN,
        NAN);
    tick(Messages.delete(3, 13, 2), 100.01, NAN, 60., NAN, NAN, NAN, NAN);
  }

  @Test
  void shouldMoveTheOrderWhenItIsReplaced() {
    twoSidedBook();

    tick(replace(2, 9, 500, 1_000_200), 100.01, 100.02, 100., 500., NAN, NAN, NAN);
    tick(Messages.execute(3, 14, 9, 1), 100.01, 100.02, 100., 499., 100.02, 1., 1.);
  }

  @Test
  void shouldGiveTheTradeAndLeaveTheBookWhenTheOrderWasNotDisplayed() {
    twoSidedBook();

    tick(trade("S", 70, 1_000_150), 100.01, 100.03, 100., 300., 100.015, 70., 1.);
    tick(trade("B", 70, 1_000_150), 100.01, 100.03, 100., 300., 100.015, 70., -1.);
  }

  @Test
  void shouldGiveATradeWithoutSideWhenACrossHasShares() {
    twoSidedBook();

    tick(cross(5_000_000_000L, 1_000_000), 100.01, 100.03, 100., 300., 100., 5e9, NAN);
    tick(cross(0, 0), 100.01, 100.03, 100., 300., NAN, NAN, NAN);
  }

  @Test
  void shouldOnlyTakeNoteWhenAMessageIsAdministrative() {
    fixture.decode(Messages.directory(3, AAPL));
    twoSidedBook();
    final long digest = fixture.digest();

    for (final char type : "HYLVWKJhBINO".toCharArray()) {
      final int rest = Itch50Layout.length((byte) type) - 11;
      final byte[] message = Messages.type(type, 3, 12).text(" ".repeat(rest)).bytes();
      assertEquals(Outcome.EVENT, fixture.decode(message), "type=" + type);
    }
    assertEquals(Outcome.EVENT, fixture.decode(systemEvent("Q")));
    assertEquals(Outcome.EVENT, fixture.decode(Messages.directory(3, AAPL)));
    assertEquals(digest, fixture.digest());
  }

  @Test
  void shouldCountAndLeaveTheBookWhenAnOrderIsUnknownOrDuplicate() {
    twoSidedBook();

    tick(Messages.delete(3, 12, 77), 100.01, 100.03, 100., 300., NAN, NAN, NAN);
    tick(Messages.execute(3, 12, 77, 5), 100.01, 100.03, 100., 300., NAN, NAN, NAN);
    tick(withPrice(77, 5, "Y", 1_000_250), 100.01, 100.03, 100., 300., 100.025, 5., NAN);
    tick(replace(77, 78, 5, 1), 100.01, 100.03, 100., 300., NAN, NAN, NAN);
    tick(replace(1, 2, 5, 1), 100.01, 100.03, 100., 300., NAN, NAN, NAN);
    tick(Messages.add(3, 12, 1, "S", 9, AAPL, 1), 100.01, 100.03, 100., 300., NAN, NAN, NAN);
    tick(Messages.execute(3, 12, 1, 101), NAN, 100.03, NAN, 300., 100.01, 101., -1.);
    assertEquals(
        Map.of("unknown_order", 4L, "duplicate_order", 2L, "excess_size", 1L),
        fixture.odd().nonZero());
  }

  @Test
  void shouldCountAndUseThePriceWhenItIsZero() {
    tick(Messages.add(3, 10, 1, "S", 5, AAPL, 0), NAN, 0., NAN, 5., NAN, NAN, NAN);

    assertEquals(1, fixture.odd().get(DataQualityCounters.Kind.ZERO_PRICE));
  }

  @Test
  void shouldBeAnEventWhenNothingHasNamedTheLocateCode() {
    assertEquals(Outcome.EVENT, fixture.decode(Messages.delete(4, 12, 1)));

    assertEquals(1, fixture.odd().get(DataQualityCounters.Kind.UNKNOWN_ORDER));
    assertEquals(0, fixture.instruments.count());
  }

  @Test
  void shouldNumberAStockWhenItsFirstOrderMessageComes() {
    fixture.decode(Messages.directory(1, MSFT));
    fixture.decode(Messages.directory(2, AAPL));
    assertEquals(0, fixture.instruments.count());

    tick(Messages.delete(2, 12, 1), NAN, NAN, NAN, NAN, NAN, NAN, NAN);
    assertEquals("AAPL", fixture.name());
  }

  @Test
  void shouldKnowEveryStockOfTheDirectoryWhenTheBoundIsTheDefault() {
    final int stocks = 11_000;
    for (int locate = 1; locate <= stocks; locate++) {
      assertEquals(Outcome.EVENT, fixture.decode(Messages.directory(locate, stock(locate))));
    }
    for (int locate = 1; locate <= stocks; locate++) {
      final byte[] add = Messages.add(locate, 10, locate, "B", 7, stock(locate), 1_000_000);
      assertEquals(Outcome.TICK, fixture.decode(add));
      assertEquals("S" + locate, fixture.name());
    }
    assertEquals(stocks, fixture.instruments.count());
  }

  private static String stock(final int locate) {
    return String.format("%-8s", "S" + locate);
  }

  @Test
  void shouldKeepNoBookWhenTheInstrumentIsOneTooMany() {
    for (int i = 1; i < Instruments.DEFAULT_MAX; i++) {
      fixture.instruments.number("N" + i);
    }
    fixture.decode(Messages.directory(1, AAPL));
    fixture.decode(Messages.directory(2, MSFT));
    final byte[] ofAapl = Messages.add(1, 10, 1, "B", 7, AAPL, 1_000_000);
    final byte[] ofMsft = Messages.add(2, 10, 2, "B", 100, MSFT, 1_000_000);
    assertEquals(Outcome.TICK, fixture.decode(ofAapl));
    final long before = fixture.digest();
    assertEquals(Outcome.NO_ROOM, fixture.decode(ofMsft));
    assertEquals(Outcome.NO_ROOM, fixture.decode(Messages.execute(2, 10, 2, 5)));
    assertEquals(Outcome.NO_ROOM, fixture.decode(Messages.delete(2, 10, 2)));
    assertEquals(before, fixture.digest());
    assertEquals(Outcome.TICK, fixture.decode(Messages.execute(1, 10, 1, 5)));
    assertEquals(List.of(MSFT.trim()), fixture.instruments.refusedFirst());
  }

  @Test
  void shouldKeepNoBookWhenTheInstrumentIsLeftOut() {
    final DecoderFixture aaplOnly = new DecoderFixture(List.of("AAPL"), DecoderFixture.MARKET);

    assertEquals(Outcome.EVENT, aaplOnly.decode(Messages.directory(1, MSFT)));
    assertEquals(
        Outcome.FILTERED, aaplOnly.decode(Messages.add(1, 10, 1, "B", 100, MSFT, 1_000_000)));
    assertEquals(Outcome.FILTERED, aaplOnly.decode(Messages.execute(1, 10, 1, 5)));
    assertEquals(Outcome.TICK, aaplOnly.decode(Messages.add(2, 10, 1, "B", 7, AAPL, 1_000_000)));
    assertEquals(Map.of(), aaplOnly.odd().nonZero());
    assertEquals(7, aaplOnly.decoder.book(0).bestBidSize());
  }

  @Test
  void shouldTellTheTimeOfDayOnTheSourcesDateWhenItHasOne() {
    fixture.decoder.source(DecoderFixture.source(6, LocalDate.of(2020, 1, 30), -5));
    final byte[] message = Messages.add(3, 34_200_000_000_001L, 1, "B", 100, AAPL, 1);
    final long expected =
        Instant.parse("2020-01-30T14:30:00Z").getEpochSecond() * 1_000_000_000 + 1;

    assertEquals(expected, fixture.decoder.timeNs(message, 0, message.length, 6, 0));
    assertEquals(Outcome.TICK, fixture.decode(message, 6));
    assertEquals(expected, fixture.tick.timeNs());
  }

  @Test
  void shouldBeginWithEmptyBooksWhenASessionStartsOrTheDayChanges() {
    twoSidedBook();
    assertEquals(Outcome.EVENT, fixture.decode(systemEvent("O")));
    tick(Messages.add(4, 10, 1, "B", 5, MSFT, 10_000), 1., NAN, 5., NAN, NAN, NAN, NAN);

    fixture.decoder.source(DecoderFixture.source(1, null, 0));
    assertEquals(Outcome.TICK, fixture.decode(Messages.add(4, 10, 2, "B", 5, MSFT, 10_000), 1));
    assertEquals(10., fixture.fields().get(2), "files of one day are one session");

    fixture.decoder.source(DecoderFixture.source(2, LocalDate.of(2020, 1, 31), -5));
    assertEquals(Outcome.TICK, fixture.decode(Messages.add(9, 10, 1, "B", 3, MSFT, 1), 2));
    assertEquals(List.of(1e-4, NAN, 3., NAN, NAN, NAN, NAN), fixture.fields());
    assertEquals(Map.of(), fixture.odd().nonZero());
  }

  @Test
  void shouldFillDeeperLevelsWhenTheSchemaAsksForThem() {
    final DecoderFixture deep =
        new DecoderFixture(List.of(), List.of("ask_size3", "bid2", "bid", "ask3", "nothing"));
    deep.decode(Messages.add(3, 1, 1, "B", 1, AAPL, 10_000));
    deep.decode(Messages.add(3, 1, 2, "B", 2, AAPL, 9_000));
    deep.decode(Messages.add(3, 1, 3, "S", 3, AAPL, 11_000));
    deep.decode(Messages.add(3, 1, 4, "S", 4, AAPL, 12_000));
    assertEquals(List.of(NAN, .9, 1., NAN, NAN), deep.fields());

    deep.decode(Messages.add(3, 1, 5, "S", 5, AAPL, 13_000));
    assertEquals(List.of(5., .9, 1., 1.3, NAN), deep.fields());
  }

  @Test
  void shouldGoOnAlikeWhenRestored() {
    fixture.decode(Messages.directory(8, MSFT));
    twoSidedBook();
    final StateBuffer state = new StateBuffer();
    state.write(fixture.instruments);
    state.write(fixture.state());

    final DecoderFixture restored = new DecoderFixture();
    restored.decode(Messages.add(8, 10, 55, "B", 5, MSFT, 10_000));
    state.read(restored.instruments);
    state.read(restored.state());
    assertEquals(0, state.remaining());
    assertEquals(fixture.digest(), restored.digest());

    for (final byte[] message :
        List.of(Messages.execute(3, 12, 2, 50), Messages.delete(8, 12, 55), trade("S", 1, 1))) {
      assertEquals(fixture.decode(message), restored.decode(message));
      assertArrayEquals(fixture.tick.fields(), restored.tick.fields());
      assertEquals(fixture.tick.instrument(), restored.tick.instrument());
      assertEquals(fixture.digest(), restored.digest());
    }
  }

  @Test
  void shouldOfferTenLevelsWhenAskedForFields() {
    final List<String> names = new Itch50Format().fields(null).names();

    assertEquals(43, names.size());
    assertTrue(names.containsAll(List.of("bid", "side", "bid2", "ask_size10")));
  }

  private void twoSidedBook() {
    fixture.decode(Messages.add(3, 10, 1, "B", 100, AAPL, 1_000_100));
    fixture.decode(Messages.add(3, 11, 2, "S", 300, AAPL, 1_000_300));
  }

  private static byte[] systemEvent(final String code) {
    return Messages.type('S', 0, 12).text(code).bytes();
  }

  private static byte[] withPrice(
      final long id, final long shares, final String printable, final long price) {
    return Messages.type('C', 3, 12)
        .number(8, id)
        .number(4, shares)
        .number(8, 56)
        .text(printable)
        .number(4, price)
        .bytes();
  }

  private static byte[] replace(
      final long oldId, final long newId, final long shares, final long price) {
    return Messages.type('U', 3, 12)
        .number(8, oldId)
        .number(8, newId)
        .number(4, shares)
        .number(4, price)
        .bytes();
  }

  private static byte[] trade(final String resting, final long shares, final long price) {
    return Messages.type('P', 3, 12)
        .number(8, 0)
        .text(resting)
        .number(4, shares)
        .text(AAPL)
        .number(4, price)
        .number(8, 57)
        .bytes();
  }

  private static byte[] cross(final long shares, final long price) {
    return Messages.type('Q', 3, 12)
        .number(8, shares)
        .text(AAPL)
        .number(4, price)
        .number(8, 58)
        .text("O")
        .bytes();
  }
}
