package io.millrace.replay.app.playback;

import io.millrace.engine.record.Checkpoint;
import io.millrace.replay.journal.JournalDirectory;
import io.millrace.replay.journal.JournalEnd;
import io.millrace.replay.journal.JournalReader;
import io.millrace.replay.journal.excerpt.ExcerptKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a journal holds besides records, found by reading it once.
 *
 * @param end what its end says
 * @param checkpoints in its order
 * @param header the first header line of a source; null where no source has one
 * @param signals the file in which its last run kept its signals; null where none did
 */
public record JournalContent(
    JournalEnd end, List<Checkpoint> checkpoints, String header, Path signals) {
  /** What the command excerpt that names the file of signals begins with. */
  public static final String SIGNALS = "signals ";

  public static JournalContent of(final JournalDirectory directory) {
    final List<Checkpoint> checkpoints = new ArrayList<>();
    String header = null;
    Path signals = null;
    try (JournalReader reader = directory.reader()) {
      while (reader.next()) {
        if (reader.kind() == ExcerptKind.CHECKPOINT) {
          checkpoints.add(reader.checkpoint());
        } else if (reader.kind() == ExcerptKind.SOURCE && header == null) {
          header = reader.source().header();
        } else if (reader.kind() == ExcerptKind.COMMAND && reader.command().startsWith(SIGNALS)) {
          signals = Path.of(reader.command().substring(SIGNALS.length()));
        }
      }
      return new JournalContent(reader.end(), checkpoints, header, signals);
    }
  }
}
