package io.millrace.replay.app.pipeline;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.learning.setting.Settings;
import java.nio.file.Path;
import java.util.List;

/**
 * What a pipeline says of its journal.
 *
 * @param dir its directory; null where the pipeline names none
 * @param ack when a record counts as kept
 * @param checkpointEvery how many records lie between two checkpoints
 */
public record JournalSettings(Path dir, Ack ack, long checkpointEvery) {
  /** When a record counts as kept. */
  public enum Ack {
    /** At once: an end of the process may lose what was not written yet. */
    NONE,
    /** Once it is appended: survives the end of the process. */
    PROCESS
  }

  /**
   * @param root settings of a pipeline file, of which {@code journal} is read
   * @param baseDir relative directories are below it
   * @return the settings
   */
  static JournalSettings read(final Settings root, final Path baseDir) {
    try (Settings journal = root.mapping("journal")) {
      final String dir = journal.text("dir", null);
      final String ack = journal.oneOf("ack", "process", List.of("none", "process", "disk"));
      if (ack.equals("disk")) {
        throw journal.error("ack", "'disk' is not in this build; it has: none process");
      }
      journal.durationNs("snapshot", 0);
      return new JournalSettings(
          dir == null ? null : baseDir.resolve(dir),
          ack.equals("none") ? Ack.NONE : Ack.PROCESS,
          journal.integer("checkpoint", PipelineDefinition.DEFAULT_CHECKPOINT, 1, Long.MAX_VALUE));
    }
  }
}
