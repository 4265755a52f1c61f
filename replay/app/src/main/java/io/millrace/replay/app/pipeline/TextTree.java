package io.millrace.replay.app.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mapping read from a file: values are texts ({@code String}), lists ({@code List<Object>}),
 * mappings ({@code Map<String, Object>} in the order of the file) or null where a key has no value.
 *
 * @param values the mapping
 * @param places by path: keys and list indices joined by {@code /}
 */
public record TextTree(Map<String, Object> values, Map<String, Place> places) {
  /**
   * @param path keys and list indices joined by {@code /}
   * @return the place of the value it leads to, or of the nearest that encloses it; null where only
   *     the whole does
   */
  public Place nearest(final String path) {
    String at = path;
    while (!at.isEmpty()) {
      final Place place = places.get(at);
      if (place != null) {
        return place;
      }
      final int slash = at.lastIndexOf('/');
      at = slash < 0 ? "" : at.substring(0, slash);
    }
    return null;
  }

  /**
   * Writes the tree in a form that has no comments, white space or quotes: each text with its
   * length before it, keys in the order of the file.
   *
   * @param leftOut keys of the outermost mapping that are left out
   * @return the form
   */
  public String canonical(final List<String> leftOut) {
    final Map<String, Object> kept = new LinkedHashMap<>(values);
    leftOut.forEach(kept::remove);
    final StringBuilder out = new StringBuilder();
    write(kept, out);
    return out.toString();
  }

  private static void write(final Object value, final StringBuilder out) {
    if (value == null) {
      out.append('n');
    } else if (value instanceof Map<?, ?> mapping) {
      out.append('m').append(mapping.size()).append(':');
      mapping.forEach(
          (key, item) -> {
            write(key, out);
            write(item, out);
          });
    } else if (value instanceof List<?> list) {
      out.append('l').append(list.size()).append(':');
      list.forEach(item -> write(item, out));
    } else {
      final String text = (String) value;
      out.append('t').append(text.length()).append(':').append(text);
    }
  }
}
