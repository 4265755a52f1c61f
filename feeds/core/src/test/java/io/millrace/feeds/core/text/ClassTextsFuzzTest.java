package io.millrace.feeds.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Classes of any texts and numbers against a list of the texts in order of appearance. */
final class ClassTextsFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void shouldNumberTextsAsTheListDoes(final FuzzedDataProvider data) {
    final List<String> known = new ArrayList<>();
    final DataQualityCounters odd = new DataQualityCounters();
    ClassTexts texts = new ClassTexts();
    boolean numbers = false;
    while (data.remainingBytes() > 0) {
      texts.begin();
      final boolean settled = data.consumeInt(0, 9) > 0;
      if (data.consumeInt(0, 19) == 0) {
        assertEquals(known.isEmpty(), texts.takeNumber());
        if (settled && known.isEmpty()) {
          numbers = true;
          assertEquals(7, texts.settle(7, odd));
        }
        continue;
      }
      final byte[] bytes = data.consumeBytes(data.consumeInt(0, 40));
      final String text = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("^ +| +$", "");
      final boolean taken = texts.take(bytes, 0, bytes.length);
      assertEquals(!numbers && !text.isEmpty(), taken);
      if (settled && taken) {
        if (!known.contains(text)) {
          known.add(text);
        }
        assertEquals(known.indexOf(text), texts.settle(Double.NaN, odd), text);
      }
      texts = restored(texts);
    }
  }

  private static ClassTexts restored(final ClassTexts texts) {
    final StateBuffer state = new StateBuffer();
    state.write(texts);
    final ClassTexts restored = new ClassTexts();
    state.read(restored);
    assertEquals(StateDigest.of(texts), StateDigest.of(restored));
    return restored;
  }
}
