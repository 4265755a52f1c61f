package io.millrace.replay.app.docs;

import io.millrace.engine.MarketEngine;
import io.millrace.engine.record.Journal;
import io.millrace.engine.record.NanoClock;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.tick.FieldNames;
import io.millrace.replay.journal.JournalDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The README's example of an engine that keeps a journal. */
final class JournaledExample {
  private JournaledExample() {}

  /** Journals one quote in the directory given. */
  public static void main(final String[] args) {
    final Path path = Path.of(args[0]);
    final byte[] about = "feed: {format: typed}\n".getBytes(StandardCharsets.UTF_8);
    final NanoClock clock = () -> 1_700_000_000_000_000_000L;
    final var definition = EmbeddedExample.definition();
    final SignalListener listener = SignalListener.NONE;
    // [journal
    final String digest = JournalDirectory.digestOf(about);
    try (JournalDirectory directory = JournalDirectory.create(path, about, digest);
        Journal journal = directory.append(directory.readToEnd(), clock);
        MarketEngine engine =
            MarketEngine.start(
                definition, FieldNames.MARKET, listener, journal, clock, settings -> settings)) {
      engine.quote(engine.instrument("SIMA"), clock.nowNs(), 99.98, 300, 100.00, 500);
    }
    // journal]
  }
}
