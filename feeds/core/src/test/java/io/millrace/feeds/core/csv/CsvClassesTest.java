package io.millrace.feeds.core.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CsvClassesTest {
  private final Schema schema = new Schema(List.of("x", "label"), "label");
  private final InstrumentCounters counters = new InstrumentCounters();
  private final Instruments instruments = new Instruments(List.of());
  private final Tick tick = new Tick(schema);
  private final Decoder decoder = decoder(instruments);

  @Test
  void shouldNumberTextsByFirstAppearance() {
    assertEquals(0, label("1,up"));
    assertEquals(1, label("2,down"));
    assertEquals(0, label("3, up "));
    assertEquals(2, label("4,\"side, ways\""));
    assertTrue(Double.isNaN(label("5,")));
  }

  @Test
  void shouldTakeNumbersAsTheyAreAndRefuseTextsBesideThem() {
    assertEquals(7, label("1,7"));
    assertEquals(Outcome.MALFORMED, decode("2,up"));
    assertEquals(-1, label("3,-1"));
  }

  @Test
  void shouldRefuseNumbersBesideTexts() {
    assertEquals(0, label("1,up"));
    assertEquals(Outcome.MALFORMED, decode("2,7"));
    assertEquals(1, label("3,down"));
  }

  @Test
  void shouldNumberTextsByInstrumentWhenSeveralShareAField() {
    final Instruments both = new Instruments(List.of());
    final Decoder shared =
        Formats.of(
                Feeds.definition(
                    "format",
                    "csv",
                    "header",
                    List.of("s", "x", "label"),
                    "columns",
                    Map.of("instrument", "s")))
            .decoder(schema, both, counters);
    shared.source(new Source(0, "x.csv", null, null, 0, null));
    final String[] rows = {"A,1,up", "B,1,down", "B,1,up", "A,1,down", "C,1,7", "D,1,7"};
    final double[] expected = {0, 0, 1, 1, 7, 7};
    for (int i = 0; i < rows.length; i++) {
      final byte[] bytes = Feeds.utf8(rows[i]);
      assertEquals(Outcome.TICK, shared.decode(bytes, 0, bytes.length, 0, i, tick), rows[i]);
      assertEquals(expected[i], tick.fields()[1], rows[i]);
    }
    final byte[] mixed = Feeds.utf8("C,1,up");
    assertEquals(Outcome.MALFORMED, shared.decode(mixed, 0, mixed.length, 0, 6, tick));
    assertEquals("label: not a number: 'up'", shared.reason());
  }

  @Test
  void shouldNotNumberTheTextOfAMalformedRecord() {
    final long before = StateDigest.of(Feeds.state(decoder, instruments));
    assertEquals(Outcome.MALFORMED, decode("x,up"));
    assertEquals(before, StateDigest.of(Feeds.state(decoder, instruments)));
    assertEquals(0, label("1,down"));
  }

  @Test
  void shouldCountTextsPastAThousandAndKeepTheOthersThroughARoundTrip() {
    for (int i = 0; i < 1_000; i++) {
      assertEquals(i, label("1,t" + i));
    }
    assertTrue(Double.isNaN(label("1,one more")));
    assertEquals(1, counters.of(0).get(DataQualityCounters.Kind.OVERFLOW));
    final StateBuffer state = new StateBuffer();
    state.write(Feeds.state(decoder, instruments));
    final Instruments again = new Instruments(List.of());
    again.number(instruments.name(0));
    final Decoder restored = decoder(again);
    state.read(Feeds.state(restored, again));
    assertEquals(
        StateDigest.of(Feeds.state(decoder, instruments)),
        StateDigest.of(Feeds.state(restored, again)));
  }

  private double label(final String line) {
    assertEquals(Outcome.TICK, decode(line), decoder::reason);
    return tick.fields()[1];
  }

  private Outcome decode(final String line) {
    final byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    final Outcome outcome = decoder.decode(bytes, 0, bytes.length, 0, 0, tick);
    counters.settle(outcome == Outcome.TICK ? tick.instrument() : InstrumentCounters.NO_INSTRUMENT);
    return outcome;
  }

  private Decoder decoder(final Instruments numbers) {
    final Settings feed =
        new Settings(
            "feed", Map.of("format", "csv", "path", "x.csv", "header", List.of("x", "label")));
    final FeedDefinition definition = FeedDefinition.read(feed, Path.of("."));
    final Decoder made = Formats.of(definition).decoder(schema, numbers, counters);
    made.source(new Source(0, "x.csv", null, null, 0, null));
    return made;
  }
}
