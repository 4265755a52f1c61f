package io.millrace.feeds.core.jsonl;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The values of a JSON record by their paths, for a look at a file before it is read. Allocates.
 */
public final class JsonLeaves {
  private static final int MAX_DEPTH = 32;

  private final byte[] bytes;
  private final Map<String, String> leaves = new LinkedHashMap<>();
  private int at;

  private JsonLeaves(final byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @param record an object or array, with or without a receive time before it
   * @return path to text, strings without their quotes, in the order of the record, the receive
   *     time as {@code received}; null where it is no such record
   */
  public static Map<String, String> of(final String record) {
    final JsonLeaves walk = new JsonLeaves(record.getBytes(StandardCharsets.UTF_8));
    final ReceivedPrefix prefix = new ReceivedPrefix();
    if (prefix.find(walk.bytes, 0, walk.bytes.length)) {
      walk.leaves.put(JsonlDecoder.RECEIVED, Long.toString(prefix.ns()));
      walk.at = prefix.object();
    }
    walk.space();
    final boolean opens =
        walk.at < walk.bytes.length && (walk.bytes[walk.at] == '{' || walk.bytes[walk.at] == '[');
    return opens && walk.value("", 0) ? walk.leaves : null;
  }

  private void space() {
    at = JsonTokens.space(bytes, at, bytes.length);
  }

  private boolean take(final char wanted) {
    space();
    final boolean found = at < bytes.length && bytes[at] == wanted;
    at += found ? 1 : 0;
    return found;
  }

  private boolean value(final String path, final int depth) {
    if (take('{')) {
      return depth < MAX_DEPTH && items(path, depth, true, '}');
    }
    if (take('[')) {
      return depth < MAX_DEPTH && items(path, depth, false, ']');
    }
    if (take('"')) {
      return string(path);
    }
    if (at >= bytes.length) {
      return false;
    }
    final boolean word = "tfn".indexOf(bytes[at]) >= 0;
    return token(
        path,
        word
            ? JsonTokens.word(bytes, at, bytes.length)
            : JsonTokens.number(bytes, at, bytes.length));
  }

  private boolean items(final String path, final int depth, final boolean named, final char close) {
    if (take(close)) {
      return true;
    }
    int index = 0;
    do {
      String key = Integer.toString(index++);
      if (named) {
        if (!take('"')) {
          return false;
        }
        final int end = JsonTokens.string(bytes, at, bytes.length);
        if (end < 0) {
          return false;
        }
        key = text(at, end);
        at = end + 1;
        if (!take(':')) {
          return false;
        }
      }
      if (!value(path.isEmpty() ? key : path + "." + key, depth + 1)) {
        return false;
      }
    } while (take(','));
    return take(close);
  }

  private boolean string(final String path) {
    final int end = JsonTokens.string(bytes, at, bytes.length);
    if (end < 0) {
      return false;
    }
    leaves.put(path, text(at, end));
    at = end + 1;
    return true;
  }

  private boolean token(final String path, final int end) {
    if (end < 0) {
      return false;
    }
    leaves.put(path, text(at, end));
    at = end;
    return true;
  }

  private String text(final int from, final int to) {
    final byte[] into = new byte[to - from];
    return new String(into, 0, JsonTokens.unescape(bytes, from, to, into), StandardCharsets.UTF_8);
  }
}
