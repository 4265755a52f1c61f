package io.millrace.feeds.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.engine.tick.Instruments;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Formats of text whose records are of more instruments than there may be. */
final class ManyInstrumentsTest {
  /** Leaves room for one instrument. */
  private static Feeds.Bench full(final Feeds.Bench bench) {
    for (int i = 1; i < Instruments.DEFAULT_MAX; i++) {
      bench.instruments.number("N" + i);
    }
    return bench;
  }

  private static void knowsTheFirstAlone(
      final Feeds.Bench bench, final String ofA, final String ofB, final String ofC) {
    assertEquals(Outcome.TICK, bench.decode(ofA), bench.decoder::reason);
    final long before = bench.digest();
    assertEquals(Outcome.NO_ROOM, bench.decode(ofB));
    assertEquals(Outcome.NO_ROOM, bench.decode(ofC));
    assertEquals(Outcome.NO_ROOM, bench.decode(ofB));
    assertEquals(before, bench.digest());
    assertEquals(Outcome.TICK, bench.decode(ofA));
    assertEquals(Instruments.DEFAULT_MAX - 1, bench.tick.instrument());
    assertEquals(List.of("B", "C"), bench.instruments.refusedFirst());
  }

  @Test
  void shouldRefuseRowsOfCsvWhenTheirInstrumentIsOneTooMany() {
    knowsTheFirstAlone(
        full(
            new Feeds.Bench(
                    Feeds.definition("format", "csv", "columns", Feeds.map("instrument", "s")),
                    "bid")
                .source("s,bid")),
        "A,1",
        "\"B\",1",
        "C,1");
  }

  @Test
  void shouldRefuseObjectsOfJsonWhenTheirInstrumentIsOneTooMany() {
    knowsTheFirstAlone(
        full(
            new Feeds.Bench(
                    Feeds.definition("format", "jsonl", "columns", Feeds.map("instrument", "s")),
                    "bid")
                .source(null)),
        "{\"s\":\"A\",\"bid\":1}",
        "{\"s\":\"\\u0042\",\"bid\":1}",
        "{\"s\":\"C\",\"bid\":1}");
  }

  @Test
  void shouldRefuseASourceWhenItsInstrumentIsOneTooMany() {
    final Feeds.Bench lobster =
        full(new Feeds.Bench(Feeds.definition("format", "lobster"), "price"));
    final Feeds.Bench csv = full(new Feeds.Bench(Feeds.definition("format", "csv"), "x"));
    for (int i = 0; i < 2; i++) {
      final String name = i == 0 ? "A" : "B";
      final LocalDate date = LocalDate.of(2012, 6, 21);
      final Outcome expected = i == 0 ? Outcome.TICK : Outcome.NO_ROOM;
      lobster.decoder.source(new Source(0, name, name, date, 0, null));
      csv.decoder.source(new Source(i, name, name, null, 0, "x"));
      for (int k = 0; k < 3; k++) {
        assertEquals(
            expected,
            lobster.decode("34200.0,1,16113575,18,5853300,1,5859400,200,5853300,18"),
            lobster.decoder::reason);
        final byte[] row = Feeds.utf8("1");
        assertEquals(expected, csv.decoder.decode(row, 0, 1, i, k, csv.tick));
      }
    }
    assertEquals(List.of("B"), lobster.instruments.refusedFirst());
    assertEquals(List.of("B"), csv.instruments.refusedFirst());
  }
}
