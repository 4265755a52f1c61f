package io.millrace.engine.tick;

import java.util.List;

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
   * @return how many fields
   */
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
