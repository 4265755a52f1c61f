package io.millrace.replay.app.faultinjection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.MarketEngine;
import io.millrace.engine.definition.AlertDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.record.Journal;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.tick.FieldNames;
import io.millrace.replay.app.Program;
import io.millrace.replay.app.console.Exit;
import io.millrace.replay.journal.JournalDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands make of a journal that an embedded engine has written. */
class EmbeddedJournalTest {
  private static void write(final Path path, final String about) {
    final byte[] text = about.getBytes(StandardCharsets.UTF_8);
    final PipelineDefinition definition =
        PipelineDefinition.builder().alert(AlertDefinition.of("any", "bid > 0", "")).build();
    try (JournalDirectory directory =
            JournalDirectory.create(path, text, JournalDirectory.digestOf(text));
        Journal journal = directory.append(directory.readToEnd(), () -> 1);
        MarketEngine engine =
            MarketEngine.start(
                definition, FieldNames.MARKET, SignalListener.NONE, journal, () -> 1, s -> s)) {
      engine.quote(engine.instrument("SIMA"), 1, 1, 1, 2, 1);
    }
  }

  /**
   * Text that is no pipeline was told to want a key; text that is one was replayed as its format,
   * and called different.
   */
  @ParameterizedTest
  @ValueSource(strings = {"my engine", "feed: {format: csv, path: x.csv, header: [x]}"})
  void shouldSayThatOnlyItsProgramKnowsIt(final String about, @TempDir final Path dir) {
    final Path path = dir.resolve("journal");
    write(path, about);
    for (final String command : new String[] {"verify", "replay", "inspect"}) {
      final Program refused = Program.run(command, path.toString(), "--json");
      assertEquals(Exit.USAGE, refused.code(), refused.out() + refused.err());
      assertTrue(refused.err().contains("a program that embeds the engine"), refused.err());
      assertEquals("", refused.out());
    }
  }
}
