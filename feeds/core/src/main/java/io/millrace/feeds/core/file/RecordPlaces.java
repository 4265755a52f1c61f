package io.millrace.feeds.core.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines at which the records of a feed begin. While each record is one line, both numbers
 * advance together, so only the records at which they diverge are kept: after empty lines, comments
 * and records of several lines. Past {@link #MAX} of these, places are not known. Allocates only as
 * it grows; one thread.
 */
final class RecordPlaces {
  private static final int MAX = 1 << 16;

  private long[] firsts = new long[16];
  private long[] lines = new long[16];
  private int[] sources = new int[16];
  private final List<String> names = new ArrayList<>();
  private int parts;
  private long records;
  private long ahead;
  private boolean changed = true;
  private long unknownFrom = Long.MAX_VALUE;

  /**
   * @param name of the source that the next records are of
   */
  void source(final String name) {
    names.add(name);
    changed = true;
  }

  /**
   * @param line at which the next record begins; 0 where it has none
   */
  void add(final long line) {
    if (changed || (line != 0 && line - records != ahead)) {
      part(line);
    }
    records++;
  }

  private void part(final long line) {
    changed = false;
    ahead = line - records;
    if (parts == MAX) {
      unknownFrom = Math.min(unknownFrom, records);
      return;
    }
    if (parts == firsts.length) {
      firsts = Arrays.copyOf(firsts, parts * 2);
      lines = Arrays.copyOf(lines, parts * 2);
      sources = Arrays.copyOf(sources, parts * 2);
    }
    firsts[parts] = records;
    lines[parts] = line;
    sources[parts] = names.size() - 1;
    parts++;
  }

  /**
   * @param record by number, from 0
   * @return source and line; null where that is not known
   */
  String of(final long record) {
    if (record < 0 || record >= Math.min(records, unknownFrom)) {
      return null;
    }
    final int found = Arrays.binarySearch(firsts, 0, parts, record);
    final int part = found >= 0 ? found : -found - 2;
    final long line = lines[part];
    return line == 0 ? null : names.get(sources[part]) + ":" + (line + record - firsts[part]);
  }
}
