package io.millrace.replay.app.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.replay.app.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page on reading files: its rows are written, its commands run, and what these print is run as
 * a pipeline. {@code -Dtest=FormatsPageTest -Dmillrace.regenerate=true} writes the outputs again.
 */
class FormatsPageTest {
  private static final String DETECT = "millrace formats --detect ";
  private static final Page PAGE = Page.read("docs/FORMATS-HOWTO.md");

  @TempDir private Path dir;

  @BeforeEach
  void writeFiles() throws IOException {
    for (final Page.Block block : PAGE.blocks()) {
      if (!block.label().startsWith(DETECT)) {
        Files.writeString(dir.resolve(block.label()), block.text());
      }
    }
  }

  @Test
  void shouldPrintWhatThePageShows() throws IOException {
    final StringBuilder text = new StringBuilder();
    int end = 0;
    int examples = 0;
    for (final Page.Block block : PAGE.blocks()) {
      if (block.label().startsWith(DETECT)) {
        final String printed = "```yaml\n" + new CommandRun(dir).of(block.label());
        final int from = PAGE.text().indexOf("```", PAGE.text().indexOf("`" + block.label() + "`"));
        text.append(PAGE.text(), end, from).append(printed);
        end = PAGE.text().indexOf("```", from + 3);
        examples++;
      }
    }
    text.append(PAGE.text().substring(end));
    assertTrue(examples >= 12, "examples=" + examples);
    if (Boolean.getBoolean("millrace.regenerate")) {
      Files.writeString(PAGE.path(), text);
    } else {
      assertEquals(
          text.toString(), PAGE.text(), "stale; regenerate with -Dmillrace.regenerate=true");
    }
  }

  @Test
  void shouldReadEveryRowWhenWhatIsPrintedIsRun() throws IOException {
    for (final Page.Block block : PAGE.blocks()) {
      if (block.label().startsWith(DETECT)) {
        final String name = block.label().substring(DETECT.length());
        final Path pipeline = dir.resolve(name + ".yaml");
        Files.writeString(pipeline, new CommandRun(dir).of(block.label()));
        final JsonNode run = Program.run("run", pipeline.toString(), "--json").done().json();
        assertEquals(3, run.get("ticks").intValue(), name);
        assertEquals(0, run.get("malformed").intValue(), name);
        assertEquals(0, run.get("cuts").size(), name);
      }
    }
  }
}
