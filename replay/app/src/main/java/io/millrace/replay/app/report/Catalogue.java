package io.millrace.replay.app.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What this build knows of some kind: functions, models, formats.
 *
 * @param sections entries by the title of their section, in order; the titles are the keys of the
 *     JSON object
 */
public record Catalogue(Map<String, List<Entry>> sections) {
  /** Copies the map in its order. */
  public Catalogue {
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }

  /**
   * Something known by a name.
   *
   * @param name of it
   * @param arguments or parameters, with defaults
   * @param unit of what it gives
   * @param reference a paper, a specification or a sentence that defines it
   */
  public record Entry(String name, String arguments, String unit, String reference) {}
}
