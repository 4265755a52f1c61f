package io.millrace.feeds.core.jsonl;

import java.util.Arrays;

/**
 * Passes once over a JSON object or array, checks all of it, and notes where the values at the
 * wanted paths are. No recursion: nesting is held in arrays, up to {@link #MAX_DEPTH} levels.
 * Allocates nothing in steady state; holds the last object; one thread at a time.
 */
final class JsonScanner {
  /** Objects and arrays within one another, at the most. */
  static final int MAX_DEPTH = 512;

  /** What stands at a wanted path. */
  enum Kind {
    /** Nothing: the path did not come. */
    NONE,
    /** A string without escapes. */
    STRING,
    /** A string with escapes: {@link JsonScanner#unescape} resolves them. */
    ESCAPED,
    /** A number. */
    NUMBER,
    /** The word true. */
    TRUE,
    /** The word false. */
    FALSE,
    /** The word null. */
    NULL,
    /** An object or an array. */
    CONTAINER
  }

  private final JsonRecords records;
  private final JsonPaths root;
  private final Kind[] kinds;
  private final int[] starts;
  private final int[] ends;
  private final JsonPaths[] places = new JsonPaths[MAX_DEPTH];
  private final boolean[] isObject = new boolean[MAX_DEPTH];
  private final int[] items = new int[MAX_DEPTH];
  private byte[] unescaped = new byte[64];
  private byte[] bytes;
  private int to;
  private int depth;
  private JsonPaths place;
  private int errorAt;
  private int duplicate;
  private byte[] nameBytes;
  private int nameOffset;
  private int nameLength;

  /** Whether a container has just begun, and its first value comes next. */
  private boolean inside;

  /**
   * @param records what a record may be
   * @param root the wanted paths
   * @param slots how many columns they are
   */
  JsonScanner(final JsonRecords records, final JsonPaths root, final int slots) {
    this.records = records;
    this.root = root;
    kinds = new Kind[slots];
    starts = new int[slots];
    ends = new int[slots];
  }

  /**
   * @param newBytes hold a record, with space around it
   * @param from its first byte
   * @param newTo after its last byte
   * @return whether it is one such record and nothing else; the slots mean nothing where it is not
   */
  boolean scan(final byte[] newBytes, final int from, final int newTo) {
    bytes = newBytes;
    to = newTo;
    depth = 0;
    duplicate = -1;
    inside = false;
    place = root;
    Arrays.fill(kinds, Kind.NONE);
    int at = JsonTokens.space(bytes, from, to);
    if (at == to || !records.mayBegin(bytes[at])) {
      errorAt = at;
      return false;
    }
    do {
      at = value(at);
      at = at < 0 ? at : close(at);
    } while (at >= 0 && depth > 0);
    if (at < 0) {
      return false;
    }
    errorAt = JsonTokens.space(bytes, at, to);
    return errorAt == to;
  }

  /** Passes the value that begins here, or the beginning of a container and its first key. */
  private int value(final int from) {
    if (from == to) {
      return error(from);
    }
    return switch (bytes[from]) {
      case '{' -> object(from);
      case '[' -> array(from);
      case '"' -> string(from);
      case 't' -> note(Kind.TRUE, from, JsonTokens.word(bytes, from, to));
      case 'f' -> note(Kind.FALSE, from, JsonTokens.word(bytes, from, to));
      case 'n' -> note(Kind.NULL, from, JsonTokens.word(bytes, from, to));
      default -> note(Kind.NUMBER, from, JsonTokens.number(bytes, from, to));
    };
  }

  /**
   * After a value: passes what ends containers, then the comma and the key before the next value.
   *
   * @return where the next value begins, or, at depth 0, what comes after the object
   */
  private int close(final int from) {
    int at = from;
    while (depth > 0 && !inside) {
      at = JsonTokens.space(bytes, at, to);
      if (at == to) {
        return error(at);
      }
      final boolean object = isObject[depth - 1];
      if (bytes[at] == ',') {
        at = JsonTokens.space(bytes, at + 1, to);
        if (object) {
          return key(at);
        }
        items[depth - 1]++;
        item();
        return at;
      }
      if (bytes[at] != (object ? '}' : ']')) {
        return error(at);
      }
      depth--;
      at++;
    }
    inside = false;
    return at;
  }

  private int object(final int from) {
    if (!push(true, from)) {
      return error(from);
    }
    final int at = JsonTokens.space(bytes, from + 1, to);
    if (at < to && bytes[at] == '}') {
      depth--;
      return at + 1;
    }
    inside = true;
    return key(at);
  }

  private int array(final int from) {
    if (!push(false, from)) {
      return error(from);
    }
    final int at = JsonTokens.space(bytes, from + 1, to);
    if (at < to && bytes[at] == ']') {
      depth--;
      items[depth] = -1;
      return at + 1;
    }
    inside = true;
    items[depth - 1] = 0;
    item();
    return at;
  }

  private boolean push(final boolean object, final int from) {
    if (depth == MAX_DEPTH) {
      return false;
    }
    note(Kind.CONTAINER, from, from);
    isObject[depth] = object;
    places[depth] = place;
    depth++;
    return true;
  }

  private void item() {
    final JsonPaths parent = places[depth - 1];
    place = parent == null ? null : parent.child(items[depth - 1]);
  }

  /** Passes a key and its colon, and goes to the key's place. */
  private int key(final int from) {
    if (from == to || bytes[from] != '"') {
      return error(from);
    }
    final int end = JsonTokens.string(bytes, from + 1, to);
    if (end < 0) {
      return error(from);
    }
    final JsonPaths parent = places[depth - 1];
    place = parent == null ? null : childOf(parent, from + 1, end);
    final int colon = JsonTokens.space(bytes, end + 1, to);
    if (colon == to || bytes[colon] != ':') {
      return error(colon);
    }
    return JsonTokens.space(bytes, colon + 1, to);
  }

  private JsonPaths childOf(final JsonPaths parent, final int from, final int end) {
    if (!hasEscape(from, end)) {
      return parent.child(bytes, from, end);
    }
    final int length = unescape(from, end);
    return parent.child(unescaped, 0, length);
  }

  private boolean hasEscape(final int from, final int end) {
    for (int at = from; at < end; at++) {
      if (bytes[at] == '\\') {
        return true;
      }
    }
    return false;
  }

  private int string(final int from) {
    final int end = JsonTokens.string(bytes, from + 1, to);
    if (end < 0) {
      return error(from);
    }
    if (place != null && place.slot() >= 0) {
      note(hasEscape(from + 1, end) ? Kind.ESCAPED : Kind.STRING, from + 1, end);
    }
    return end + 1;
  }

  private int note(final Kind kind, final int from, final int end) {
    if (end < 0) {
      return error(from);
    }
    final int slot = place == null ? -1 : place.slot();
    if (slot >= 0) {
      duplicate = kinds[slot] == Kind.NONE ? duplicate : slot;
      kinds[slot] = kind;
      starts[slot] = from;
      ends[slot] = end;
    }
    return end;
  }

  private int error(final int at) {
    errorAt = at;
    inside = false;
    return -1;
  }

  /** {@return how many items the last record had; -1 where it was an object} */
  int items() {
    return isObject[0] ? -1 : items[0] + 1;
  }

  /** {@return a slot that the last record had more than one value for; -1 for none} */
  int duplicate() {
    return duplicate;
  }

  /** {@return where the last record stopped being one} */
  int errorAt() {
    return errorAt;
  }

  Kind kind(final int slot) {
    return kinds[slot];
  }

  int start(final int slot) {
    return starts[slot];
  }

  int end(final int slot) {
    return ends[slot];
  }

  /**
   * Takes a value from outside the object.
   *
   * @param slot of a column
   * @param from first byte of a number
   * @param end after its last byte
   */
  void put(final int slot, final int from, final int end) {
    kinds[slot] = Kind.NUMBER;
    starts[slot] = from;
    ends[slot] = end;
  }

  /**
   * Resolves the escapes of the string in a slot. Allocates where it is longer than all before.
   *
   * @param slot of kind {@link Kind#ESCAPED}
   * @return how many bytes of {@link #unescaped} it became
   */
  int unescape(final int slot) {
    return unescape(starts[slot], ends[slot]);
  }

  private int unescape(final int from, final int end) {
    if (unescaped.length < end - from) {
      unescaped = new byte[2 * (end - from)];
    }
    return JsonTokens.unescape(bytes, from, end, unescaped);
  }

  byte[] unescaped() {
    return unescaped;
  }

  /**
   * Reads the name that a string, with its escapes resolved, or a number gives.
   *
   * @param slot of a column
   * @return whether there is one
   */
  boolean readName(final int slot) {
    switch (kinds[slot]) {
      case ESCAPED:
        nameLength = unescape(slot);
        nameBytes = unescaped;
        nameOffset = 0;
        break;
      case STRING, NUMBER:
        nameBytes = bytes;
        nameOffset = starts[slot];
        nameLength = ends[slot] - starts[slot];
        break;
      default:
        nameLength = 0;
    }
    return nameLength > 0;
  }

  byte[] nameBytes() {
    return nameBytes;
  }

  int nameOffset() {
    return nameOffset;
  }

  int nameLength() {
    return nameLength;
  }
}
