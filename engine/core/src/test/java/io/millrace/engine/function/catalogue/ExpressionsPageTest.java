package io.millrace.engine.function.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.graph.OperatorPlanner;
import io.millrace.engine.tick.FieldNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionsPageTest {
  @Test
  void shouldBeWhatTheRegistrySays() throws IOException {
    final Path path = Path.of(System.getProperty("millrace.root"), "docs", "EXPRESSIONS.md");
    if (Boolean.getBoolean("millrace.regenerate")) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, ExpressionsPage.text());
    }
    assertTrue(Files.exists(path), () -> "missing: " + path);
    assertEquals(
        ExpressionsPage.text(),
        Files.readString(path),
        "stale; regenerate with -Dtest=ExpressionsPageTest -Dmillrace.regenerate=true");
  }

  @Test
  void shouldShowExpressionsThatAreRight() {
    final OperatorPlanner planner =
        new OperatorPlanner(
            new FieldNames(
                List.of("bid", "bid_size", "ask", "ask_size", "temperature", "pH"), false),
            1_000);
    final String[] lines = ExpressionsPage.text().split("```\n")[1].split("\n");
    assertEquals(5, lines.length);
    for (final String line : lines) {
      planner.feature(line, line);
    }
  }
}
