package io.millrace.replay.app.pipeline;

import io.millrace.learning.setting.Settings;
import java.util.List;

/** How the work is divided among threads; decides nothing about what is computed. */
public enum ThreadMode {
  /** One thread, no ring. */
  INLINE,
  /** A feed thread that journals, and an engine thread, with the ring between them. */
  FUSED;

  /**
   * @param root settings of a pipeline file, of which {@code threads} is read
   * @return the mode, {@link #FUSED} where none is named
   */
  static ThreadMode read(final Settings root) {
    final String name =
        root.oneOf("threads", "fused", List.of("inline", "fused", "dedicated", "sharded"));
    return switch (name) {
      case "inline" -> INLINE;
      case "fused" -> FUSED;
      default ->
          throw root.error("threads", "'" + name + "' is not in this build; it has: inline fused");
    };
  }
}
