package io.millrace.bench.rig;

import io.millrace.bench.rig.program.RigException;
import java.util.ArrayList;
import java.util.List;

/** A list of thread modes as one text, such as {@code inline,fused}. */
final class ThreadModes {
  private ThreadModes() {}

  /**
   * {@return the modes, in order}
   *
   * @param text modes separated by commas; a comma inside brackets or braces belongs to a mode
   * @throws RigException where a mode is empty or is there twice
   */
  static List<String> of(final String text) {
    final List<String> modes = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      final char next = i < text.length() ? text.charAt(i) : ',';
      if (next == '{' || next == '[') {
        depth++;
      } else if (next == '}' || next == ']') {
        depth--;
      } else if (next == ',' && (depth <= 0 || i == text.length())) {
        add(modes, text, text.substring(start, i).strip());
        start = i + 1;
      }
    }
    return modes;
  }

  private static void add(final List<String> modes, final String text, final String mode) {
    if (mode.isEmpty() || mode.lines().count() > 1) {
      throw RigException.usage("--threads: expected modes separated by commas: '" + text + "'");
    }
    if (modes.contains(mode)) {
      throw RigException.usage("--threads: duplicate mode '" + mode + "'");
    }
    modes.add(mode);
  }
}
