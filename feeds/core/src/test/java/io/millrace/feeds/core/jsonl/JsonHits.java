package io.millrace.feeds.core.jsonl;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.millrace.feeds.core.jsonl.JsonScanner.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The values at wanted paths of a record, as the tokens of Jackson tell them. */
final class JsonHits {
  private static final int MAX_CHARS = Integer.MAX_VALUE;

  private final List<List<String>> paths = new ArrayList<>();
  private final List<String> columns;
  private final Kind[] kinds;
  private final String[] values;

  /** Key or index of each level that is open; an index counts its items. */
  private final List<Object> place = new ArrayList<>();

  private boolean isArray;
  private boolean twice;
  private int items;

  private JsonHits(final List<String> columns) {
    this.columns = columns;
    columns.forEach(column -> paths.add(List.of(column.split("\\.", -1))));
    kinds = new Kind[columns.size()];
    values = new String[columns.size()];
    Arrays.fill(kinds, Kind.NONE);
    Arrays.fill(values, "");
  }

  /**
   * @param bytes of one record
   * @param columns the wanted paths
   * @param maxDepth of containers
   * @return what was found; null where the bytes are no JSON object or array
   */
  static JsonHits of(final byte[] bytes, final List<String> columns, final int maxDepth) {
    final JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(maxDepth)
                    .maxNumberLength(MAX_CHARS)
                    .maxStringLength(MAX_CHARS)
                    .build())
            .build();
    final JsonHits hits = new JsonHits(columns);
    try {
      final String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      try (JsonParser parser = factory.createParser(text)) {
        return !text.startsWith("\uFEFF") && hits.read(parser) ? hits : null;
      }
    } catch (final IOException noJson) {
      return null;
    }
  }

  private boolean read(final JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    isArray = token == JsonToken.START_ARRAY;
    if (!isArray && token != JsonToken.START_OBJECT) {
      return false;
    }
    place.add(isArray ? (Object) 0 : "");
    while (!place.isEmpty()) {
      token = parser.nextToken();
      if (token == null) {
        return false;
      }
      take(parser, token);
    }
    return parser.nextToken() == null;
  }

  private void take(final JsonParser parser, final JsonToken token) throws IOException {
    final int last = place.size() - 1;
    if (token == JsonToken.FIELD_NAME) {
      place.set(last, parser.currentName());
    } else if (token == JsonToken.END_ARRAY || token == JsonToken.END_OBJECT) {
      items = last == 0 && isArray ? (Integer) place.get(0) : items;
      place.remove(last);
      passItem();
    } else {
      note(token, parser);
      if (token.isStructStart()) {
        place.add(token == JsonToken.START_ARRAY ? (Object) 0 : "");
      } else {
        passItem();
      }
    }
  }

  /** After a value: the next one of an array has the next index. */
  private void passItem() {
    final int last = place.size() - 1;
    if (last >= 0 && place.get(last) instanceof Integer index) {
      place.set(last, index + 1);
    }
  }

  private void note(final JsonToken token, final JsonParser parser) throws IOException {
    final List<String> path = place.stream().map(Object::toString).toList();
    for (int slot = 0; slot < kinds.length; slot++) {
      final boolean isKey = path.size() == 1 && path.get(0).equals(columns.get(slot));
      if (isKey || path.equals(paths.get(slot))) {
        twice |= kinds[slot] != Kind.NONE;
        kinds[slot] = kind(token);
        final boolean hasText = kinds[slot] == Kind.STRING || kinds[slot] == Kind.NUMBER;
        values[slot] = hasText ? wellFormed(parser.getText()) : "";
      }
    }
  }

  private static Kind kind(final JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> Kind.STRING;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
      case VALUE_TRUE -> Kind.TRUE;
      case VALUE_FALSE -> Kind.FALSE;
      case VALUE_NULL -> Kind.NULL;
      default -> Kind.CONTAINER;
    };
  }

  /** Half a surrogate pair is no character. */
  private static String wellFormed(final String text) {
    final StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            point ->
                out.appendCodePoint(
                    point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                        ? 0xFFFD
                        : point));
    return out.toString();
  }

  boolean isArray() {
    return isArray;
  }

  /** Returns whether two values came for one path. */
  boolean isTwice() {
    return twice;
  }

  int items() {
    return items;
  }

  Kind kind(final int slot) {
    return kinds[slot];
  }

  /** Text of a string or number; otherwise empty. */
  String value(final int slot) {
    return values[slot];
  }
}
