package io.millrace.feeds.core.detect;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Settings;
import java.nio.file.Path;

/** A guess from any bytes is a feed that can be read, or there is none and one line says why. */
final class FeedDetectorFuzzTest {
  private static final String[] NAMES = {
    "x.csv", "BTCUSDT-1m-2024-01-02.csv", "quotes_20240102.csv", "x.jsonl", "x"
  };
  private static final String[] WORDS = {
    "time",
    "ts",
    "Date",
    "price",
    "bid",
    "symbol",
    "1704067200000",
    "2024-01-02 03:04:05",
    "09:30:00.5",
    "100.25",
    "1,5",
    "\"",
    "'",
    "#",
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    ";",
    "\t",
    "|",
    "\n",
    "\r\n",
    "AAPL",
    "{\"p\":1}",
    "null"
  };

  @FuzzTest(maxDuration = "60s")
  void shouldGuessAFeedThatCanBeRead(final FuzzedDataProvider data) {
    final String name = data.pickValue(NAMES);
    final boolean whole = data.consumeBoolean();
    final byte[] sample = sample(data);
    final FeedGuess guess;
    try {
      guess = FeedDetector.detect(name, sample, whole);
    } catch (final DefinitionException none) {
      assertTrue(none.getMessage().startsWith(name) && none.getMessage().indexOf('\n') < 0);
      return;
    }
    assertFalse(guess.yaml("x").isEmpty());
    Formats.of(FeedDefinition.read(new Settings("feed", guess.settings("x")), Path.of("/base")));
  }

  private static byte[] sample(final FuzzedDataProvider data) {
    if (data.consumeBoolean()) {
      return data.consumeRemainingAsBytes();
    }
    final StringBuilder text = new StringBuilder();
    while (data.remainingBytes() > 0) {
      text.append(data.consumeInt(0, 9) == 0 ? data.consumeString(3) : data.pickValue(WORDS));
    }
    return text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
