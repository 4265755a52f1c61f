package io.millrace.engine.tick;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The fields that a pipeline takes from its records: only these are decoded. Derived fields ({@code
 * mid}, {@code spread}, ...) are not among them; the engine computes those from these.
 *
 * @param names distinct; the index of a name is the index of its field
 * @param classField the one of them whose values may be texts that name classes; null for none
 * @param classes the texts of its classes, distinct, each standing for its index; empty where they
 *     are not declared and are numbered by first appearance
 */
public record Schema(List<String> names, String classField, List<String> classes) {
  /** What records can hold as a number; {@link Double#parseDouble} takes more, such as "1d". */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  /** Copies the names and checks that they are distinct. */
  public Schema {
    names = List.copyOf(names);
    classes = List.copyOf(classes);
    if (names.stream().distinct().count() != names.size()) {
      throw new IllegalArgumentException("a field twice: names=" + names);
    }
  }

  /**
   * @param names of numeric fields, distinct
   */
  public Schema(final List<String> names) {
    this(names, null);
  }

  /**
   * @param names distinct
   * @param classField of undeclared classes; null for none
   */
  public Schema(final List<String> names, final String classField) {
    this(names, classField, List.of());
  }

  /**
   * Tells what declared classes are, for whoever reads them and for whoever learns them.
   *
   * @param classes their texts
   * @return whether all of them are numbers, which stand for themselves
   */
  public static boolean areNumbers(final List<String> classes) {
    return classes.stream()
        .map(String::trim)
        .allMatch(
            text -> NUMBER.matcher(text).matches() && Double.isFinite(Double.parseDouble(text)));
  }

  /**
   * Returns the values that declared classes have in the class field. Allocates.
   *
   * @param classes their texts
   * @return by index in the declaration: the numbers where all are numbers, else the indices
   */
  public static double[] classValues(final List<String> classes) {
    final boolean areNumbers = areNumbers(classes);
    final double[] values = new double[classes.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = areNumbers ? Double.parseDouble(classes.get(i).trim()) : i;
    }
    return values;
  }

  /** {@return how many fields} */
  public int size() {
    return names.size();
  }

  /**
   * Linear in the number of fields: look up once, keep the index.
   *
   * @param name of a field
   * @return its index, -1 where the pipeline does not use it
   */
  public int indexOf(final String name) {
    return names.indexOf(name);
  }
}
