package io.millrace.learning.setting;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a tree of texts as one text that does not depend on the order of keys. */
final class CanonicalText {
  private CanonicalText() {}

  static String of(final Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
          .sorted()
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value instanceof List<?> list
        ? list.stream().map(CanonicalText::of).collect(Collectors.joining(", ", "[", "]"))
        : String.valueOf(value);
  }
}
