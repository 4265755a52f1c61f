package io.millrace.replay.app.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.detect.FeedDetector;
import io.millrace.feeds.core.detect.FeedGuess;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What {@code formats --detect} prints for a file is a pipeline's block, and YAML reads from it the
 * settings of the guess, whatever the columns are called.
 */
final class DetectedFeedFuzzTest {
  private static final String[] PARTS = {
    "ts",
    "price",
    "null",
    "true",
    "no",
    "1e5",
    "0x1",
    "~",
    "-",
    ": ",
    " #",
    "'",
    "\\",
    "|",
    "\t",
    "\u007F",
    "\u0085",
    "\u2028",
    "\u00E9",
    "\uD83D\uDE00",
    "\"\"",
    "{",
    "&a",
    "*a",
    "!t",
    "%"
  };
  private static final String REST = "alerts: [{name: x, when: \"1 > 0\"}]\n";

  @FuzzTest(maxDuration = "60s")
  void shouldPrintABlockThatGivesTheSettingsOfTheGuess(final FuzzedDataProvider data) {
    final StringBuilder text = new StringBuilder();
    final int columns = data.consumeInt(1, 4);
    for (int i = 0; i < columns; i++) {
      text.append(i == 0 ? "\"" : ",\"").append(name(data)).append('"');
    }
    text.append("\n1704067200").append(",1.5".repeat(columns - 1)).append('\n');
    final FeedGuess guess;
    try {
      guess = FeedDetector.detect("x.csv", text.toString().getBytes(StandardCharsets.UTF_8), true);
    } catch (final DefinitionException none) {
      return;
    }
    final Path base = Path.of("/base");
    final FeedDefinition expected =
        FeedDefinition.read(new Settings("feed", guess.settings("x.csv")), base);
    final byte[] yaml = (guess.yaml("x.csv") + REST).getBytes(StandardCharsets.UTF_8);
    final Settings feed = PipelineFile.of("p.yaml", base, yaml).pipeline().feed();
    final FeedDefinition found = FeedDefinition.read(feed, base);
    assertEquals(expected.columns(), found.columns());
    assertEquals(expected.header(), found.header());
    assertEquals(expected.dialect(), found.dialect());
    assertEquals(expected.time(), found.time());
  }

  private static String name(final FuzzedDataProvider data) {
    final StringBuilder name = new StringBuilder();
    for (int left = data.consumeInt(1, 3); left > 0; left--) {
      name.append(
          data.consumeInt(0, 5) > 0
              ? data.pickValue(PARTS)
              : data.consumeString(2).replaceAll("[\\x00-\\x1F\"]", ""));
    }
    return name.toString();
  }
}
