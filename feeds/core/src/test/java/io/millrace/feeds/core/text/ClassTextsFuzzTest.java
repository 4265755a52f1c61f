package io.millrace.feeds.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import io.millrace.learning.state.Stateful;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Classes of any texts and numbers against a list of the texts in order of appearance. */
final class ClassTextsFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void shouldNumberTextsAsTheListDoes(final FuzzedDataProvider data) {
    final List<List<String>> knownOf = List.of(new ArrayList<>(), new ArrayList<>());
    final InstrumentCounters counters = new InstrumentCounters();
    ClassTexts texts = new ClassTexts(List.of());
    final boolean[] areNumbers = new boolean[2];
    while (data.remainingBytes() > 0) {
      texts.begin();
      final int instrument = data.consumeInt(0, 1);
      final List<String> known = knownOf.get(instrument);
      final boolean settled = data.consumeInt(0, 9) > 0;
      if (data.consumeInt(0, 19) == 0) {
        texts.takeNumber();
        assertEquals(known.isEmpty(), texts.fits(instrument));
        if (settled && known.isEmpty()) {
          areNumbers[instrument] = true;
          assertEquals(7, texts.settle(instrument, 7, counters));
        }
        continue;
      }
      final byte[] bytes = data.consumeBytes(data.consumeInt(0, 40));
      final String text = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("^ +| +$", "");
      final boolean taken = texts.take(bytes, 0, bytes.length);
      assertEquals(!text.isEmpty(), taken);
      assertEquals(!taken || !areNumbers[instrument], texts.fits(instrument));
      if (settled && taken && !areNumbers[instrument]) {
        if (!known.contains(text)) {
          known.add(text);
        }
        assertEquals(known.indexOf(text), texts.settle(instrument, Double.NaN, counters), text);
      }
      texts = restored(texts);
    }
  }

  private static ClassTexts restored(final ClassTexts texts) {
    final StateBuffer state = new StateBuffer();
    state.write(state(texts));
    final ClassTexts restored = new ClassTexts(List.of());
    state.read(state(restored));
    assertEquals(StateDigest.of(state(texts)), StateDigest.of(state(restored)));
    return restored;
  }

  private static Stateful state(final ClassTexts texts) {
    return state -> {
      texts.transferInstrument(0, state);
      texts.transferInstrument(1, state);
    };
  }
}
