package io.millrace.feeds.core.definition;

import io.millrace.feeds.core.number.Scale;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Settings;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a pipeline says of its feed. Immutable. Nothing is opened or looked for to make one, so a
 * journal can be replayed where its files are no longer there.
 *
 * @param format of the records
 * @param paths as written: files, globs, folders, or {@code -} alone
 * @param baseDir what relative paths are relative to
 * @param header names of the columns; empty where the files have a header line
 * @param dialect how the text is written
 * @param columns role ({@code time}, {@code date}, {@code instrument}) or field to column, in the
 *     order written
 * @param time how event times are written
 * @param scales field or column to scale
 * @param absent texts of values that mean not known
 * @param where column to the text that it must have
 * @param maxRecord bytes; a record with more is malformed
 * @param speed event time over wall time; infinite for as fast as possible
 */
public record FeedDefinition(
    FormatKind format,
    List<String> paths,
    Path baseDir,
    List<String> header,
    TextDialect dialect,
    Map<String, String> columns,
    TimeDefinition time,
    Map<String, Scale> scales,
    List<String> absent,
    Map<String, String> where,
    int maxRecord,
    double speed) {
  /** The role of the column that holds the event time. */
  public static final String TIME = "time";

  /** The role of the column that holds the date of the event time, where it has one of its own. */
  public static final String DATE = "date";

  /** The role of the column that names the instrument. */
  public static final String INSTRUMENT = "instrument";

  /** All roles. */
  public static final List<String> ROLES = List.of(TIME, DATE, INSTRUMENT);

  /** The bound on a record where the pipeline says nothing. */
  public static final int DEFAULT_MAX_RECORD = 65_536;

  /** Copies the lists and maps. */
  public FeedDefinition {
    paths = List.copyOf(paths);
    header = List.copyOf(header);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    scales = Collections.unmodifiableMap(new LinkedHashMap<>(scales));
    where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
  }

  /**
   * Reads the {@code feed} settings of a pipeline and refuses keys that it does not know.
   *
   * @param feed the settings
   * @param baseDir what relative paths are relative to: the folder of the pipeline file
   * @return the definition
   * @throws DefinitionException where a key or a value is wrong
   */
  public static FeedDefinition read(final Settings feed, final Path baseDir) {
    return new FeedReader(feed, baseDir).read();
  }

  /**
   * Reads a speed: {@code max}, {@code 1x}, {@code 10x}, {@code 0.5x}.
   *
   * @param text of the speed
   * @return event time over wall time, infinite for {@code max}; NaN where it is no speed
   */
  public static double speedOf(final String text) {
    if (text.equals("max")) {
      return Double.POSITIVE_INFINITY;
    }
    if (!text.matches("\\d{1,9}(\\.\\d{1,9})?x")) {
      return Double.NaN;
    }
    final double speed = Double.parseDouble(text.substring(0, text.length() - 1));
    return speed > 0 ? speed : Double.NaN;
  }

  /**
   * @param field that a pipeline uses
   * @return the column that holds it: the one declared, else that of its own name
   */
  public String columnOf(final String field) {
    return ROLES.contains(field) ? field : columns.getOrDefault(field, field);
  }

  /**
   * @param field that a pipeline uses
   * @return the scale of the field, else of its column, else 1
   */
  public Scale scaleOf(final String field) {
    final Scale own = scales.get(field);
    return own != null ? own : scales.getOrDefault(columnOf(field), Scale.ONE);
  }
}
