package io.millrace.learning.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns values of a Java program into the texts, lists and mappings that a file would give. */
final class JavaValues {
  private JavaValues() {}

  static Map<String, Object> texts(final String path, final Map<?, ?> values) {
    final Map<String, Object> texts = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (!(key instanceof String)) {
            throw new DefinitionException(path, "expected a text as key, not " + key);
          }
          texts.put((String) key, text(path.isEmpty() ? (String) key : path + "/" + key, value));
        });
    return texts;
  }

  /** A value of null stays: the reader of the key refuses it. */
  private static Object text(final String path, final Object value) {
    if (value == null || value instanceof String) {
      return value;
    }
    if (value instanceof Number || value instanceof Boolean || value instanceof Enum) {
      return value.toString();
    }
    if (value instanceof Map) {
      return texts(path, (Map<?, ?>) value);
    }
    if (value instanceof List) {
      final List<Object> items = new ArrayList<>();
      for (final Object item : (List<?>) value) {
        items.add(text(path + "/" + items.size(), item));
      }
      return items;
    }
    throw new DefinitionException(
        path,
        path
            + ": expected a number, true or false, a text, a list or a map, not a "
            + value.getClass().getSimpleName());
  }
}
