package io.millrace.feeds.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.prequential.ClassLabels;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.state.StateDigest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes of a target that the pipeline declares, in rows and in objects. */
final class DeclaredClassesTest {
  private static final double NAN = Double.NaN;

  private final InstrumentCounters counters = new InstrumentCounters();
  private final Instruments instruments = new Instruments(List.of());
  private Decoder csv;
  private Decoder jsonl;
  private Tick tick;

  private void declare(final String... classes) {
    final Schema schema = new Schema(List.of("label"), "label", List.of(classes));
    tick = new Tick(schema);
    csv = Formats.of(Feeds.definition("format", "csv")).decoder(schema, instruments, counters);
    csv.source(new Source(0, "x", null, null, 0, "n,label"));
    jsonl = Formats.of(Feeds.definition("format", "jsonl")).decoder(schema, instruments, counters);
    jsonl.source(new Source(0, "x", null, null, 0, null));
  }

  @Test
  void shouldTakeTheIndexWhenATextIsDeclared() {
    declare("buy", "browse", "say \"no\"");
    both("browse", 1);
    both("buy", 0);
    assertEquals(1, label(csv, "1, browse "));
    assertEquals(2, label(csv, "1,\"say \"\"no\"\"\""));
    assertEquals(2, label(jsonl, "{\"label\":\"say \\\"no\\\"\"}"));
  }

  @Test
  void shouldNotKnowAClassWhenItIsNotDeclared() {
    declare("buy", "browse");
    both("return", NAN);
    both("1", NAN);
    both("Buy", NAN);
    both("", NAN);
    assertEquals(NAN, label(jsonl, "{\"label\":1}"));
    assertEquals(NAN, label(jsonl, "{\"label\":true}"));
    counters.settle(0);
    assertTrue(counters.of(0).nonZero().isEmpty(), () -> "" + counters.of(0).nonZero());
  }

  @Test
  void shouldLeaveNumbersAsTheyAreWhenAllDeclaredClassesAreNumbers() {
    declare("3", "0", "-1.5");
    both("3", 3);
    both("0", 0);
    both("-1.50", -1.5);
    both("1", NAN);
    both("buy", NAN);
    assertEquals(3, label(jsonl, "{\"label\":3.0}"));
    assertEquals(0, label(jsonl, "{\"label\":false}"));
    assertEquals(NAN, label(jsonl, "{\"label\":true}"));
  }

  @Test
  void shouldCompareTextsWhenNumbersAreDeclaredBesideTexts() {
    declare("1", "buy", "true");
    both("1", 0);
    both("buy", 1);
    assertEquals(0, label(jsonl, "{\"label\":1}"));
    assertEquals(2, label(jsonl, "{\"label\":true}"));
  }

  /** The engine took "1d" for the number 1, and so learned "2d", whose index is 1, as "1d". */
  @ParameterizedTest
  @ValueSource(strings = {"1d 2d", "1f 2f", "0x1p0 0x1p1", "1,5 2,5", "NaN Infinity", "1e999 2"})
  void shouldGiveTheLabelOfItsOwnClassWhenATextIsANumberToJavaAlone(final String texts) {
    final String[] classes = texts.split(" ");
    declare(classes);
    final ClassLabels labels = new ClassLabels(Schema.classValues(List.of(classes)));
    for (int i = 0; i < classes.length; i++) {
      assertEquals(i, labels.label(label(csv, "1,\"" + classes[i] + "\"")), classes[i]);
      assertEquals(i, labels.label(label(jsonl, "{\"label\":\"" + classes[i] + "\"}")), classes[i]);
    }
  }

  @Test
  void shouldKeepNoStateWhenClassesAreDeclared() {
    declare("buy", "browse");
    final long before = StateDigest.of(state -> csv.transferInstrument(0, state));
    both("browse", 1);
    both("other", NAN);
    assertEquals(before, StateDigest.of(state -> csv.transferInstrument(0, state)));
  }

  private void both(final String text, final double expected) {
    assertEquals(expected, label(csv, "1," + text), text);
    assertEquals(expected, label(jsonl, "{\"label\":\"" + text + "\"}"), text);
  }

  private double label(final Decoder decoder, final String record) {
    final byte[] bytes = Feeds.utf8(record);
    final Outcome outcome = decoder.decode(bytes, 0, bytes.length, 0, 0, tick);
    assertEquals(Outcome.TICK, outcome, () -> record + ": " + decoder.reason());
    return tick.fields()[0];
  }
}
