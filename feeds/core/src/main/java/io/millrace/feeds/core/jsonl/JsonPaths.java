package io.millrace.feeds.core.jsonl;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A place in a document that wanted paths lead through, or end at. Immutable once built. */
final class JsonPaths {
  private byte[][] keys = new byte[0][];
  private int[] indices = new int[0];
  private JsonPaths[] children = new JsonPaths[0];
  private int slot = -1;

  private JsonPaths() {}

  /**
   * @param columns distinct; the index of a column is its slot. One with dots is a path, and at the
   *     top also a key of that whole name
   * @return the root
   */
  static JsonPaths of(final List<String> columns) {
    final JsonPaths root = new JsonPaths();
    for (int i = 0; i < columns.size(); i++) {
      final String column = columns.get(i);
      root.descend(column).slot = i;
      JsonPaths at = root;
      for (final String part : column.split("\\.", -1)) {
        at = at.descend(part);
      }
      at.slot = i;
    }
    return root;
  }

  private JsonPaths descend(final String key) {
    final byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    final JsonPaths found = child(bytes, 0, bytes.length);
    if (found != null) {
      return found;
    }
    final int last = keys.length;
    keys = Arrays.copyOf(keys, last + 1);
    indices = Arrays.copyOf(indices, last + 1);
    children = Arrays.copyOf(children, last + 1);
    keys[last] = bytes;
    indices[last] = key.matches("0|[1-9]\\d{0,8}") ? Integer.parseInt(key) : -1;
    children[last] = new JsonPaths();
    return children[last];
  }

  /**
   * @param bytes hold a key of an object here
   * @param from its first byte
   * @param to after its last byte
   * @return the place of its value; null where nothing there is used
   */
  JsonPaths child(final byte[] bytes, final int from, final int to) {
    for (int i = 0; i < keys.length; i++) {
      final byte[] key = keys[i];
      if (key.length == to - from && Arrays.equals(key, 0, key.length, bytes, from, to)) {
        return children[i];
      }
    }
    return null;
  }

  /**
   * @param index of an item of an array here
   * @return the place of the item; null where nothing there is used
   */
  JsonPaths child(final int index) {
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] == index) {
        return children[i];
      }
    }
    return null;
  }

  /** {@return the slot of the column that ends here, -1 for none} */
  int slot() {
    return slot;
  }
}
