package io.millrace.replay.app.pipeline;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads YAML as a {@link TextTree}: no scalar is anything but its text, so that {@code [NO, ON]}
 * are tickers. What makes YAML surprising is refused: anchors, aliases, tags, several documents,
 * duplicate keys.
 */
final class TextTreeReader {
  /** How many bytes a file may have. */
  static final int MAX_BYTES = 1 << 20;

  private static final int MAX_DEPTH = 32;
  private static final YAMLFactory YAML = new YAMLFactory();

  private final String file;
  private final int[] text;
  private final JsonParser parser;
  private final Map<String, Place> places = new LinkedHashMap<>();

  private TextTreeReader(final String file, final String text) throws IOException {
    this.file = file;
    this.text = text.codePoints().toArray();
    this.parser = YAML.createParser(text);
  }

  /**
   * @param file its name, for messages
   * @param bytes its content, UTF-8
   * @return the mapping in it
   * @throws PipelineException where it is not one mapping within the bounds
   */
  static TextTree read(final String file, final byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new PipelineException(
          file + ": a pipeline file has at most " + MAX_BYTES + " bytes, this has " + bytes.length);
    }
    try {
      return new TextTreeReader(file, decode(file, bytes)).read();
    } catch (final JsonProcessingException malformed) {
      throw notYaml(file, malformed);
    } catch (final IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
  }

  private static String decode(final String file, final byte[] bytes) {
    final ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      final String text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (final CharacterCodingException notUtf8) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new PipelineException(file + ":" + line + ": the file is not UTF-8");
    }
  }

  private static PipelineException notYaml(final String file, final JsonProcessingException error) {
    final JsonLocation location = error.getLocation();
    if (error.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      return new PipelineException(
          file
              + ":"
              + (marked.getProblemMark().getLine() + 1)
              + ": not YAML: "
              + oneLine(marked.getProblem()));
    }
    return new PipelineException(
        file
            + (location == null || location.getLineNr() < 1 ? "" : ":" + location.getLineNr())
            + ": not YAML: "
            + oneLine(error.getOriginalMessage()));
  }

  private static String oneLine(final String message) {
    return message == null ? "cannot be read" : message.strip().replaceAll("\\s*\\R\\s*", ", ");
  }

  private TextTree read() throws IOException {
    final JsonToken first = parser.nextToken();
    if (first == null) {
      throw new PipelineException(file + ": the file is empty; wanted are keys such as 'feed'");
    }
    refuseProperties("");
    if (first != JsonToken.START_OBJECT) {
      throw error("", "expected a mapping of keys such as 'feed'");
    }
    final Map<String, Object> values = mapping("", 1);
    if (parser.nextToken() != null) {
      throw error("", "a second document begins; a pipeline file holds one");
    }
    return new TextTree(values, places);
  }

  private Map<String, Object> mapping(final String path, final int depth) throws IOException {
    final Map<String, Object> values = new LinkedHashMap<>();
    String unclosed = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      final String key = parser.currentName();
      final String keyPath = path.isEmpty() ? key : path + "/" + key;
      refuseProperties(keyPath);
      if (values.containsKey(key)) {
        throw errorHere(
            keyPath, "duplicate name '" + key + "', first on line " + places.get(keyPath).line());
      }
      places.put(keyPath, place());
      parser.nextToken();
      final Object value = value(keyPath, depth);
      if (value == null && unclosed != null) {
        throw error(
            unclosed,
            "a parenthesis is not closed, and '"
                + key
                + "' after the comma has no value: quote expressions that contain commas");
      }
      unclosed = value instanceof String text && opens(text) ? keyPath : unclosed;
      values.put(key, value);
    }
    return values;
  }

  /** Whether a text opens more parentheses than it closes: what an unquoted comma leaves. */
  private static boolean opens(final String value) {
    return value.chars().map(c -> c == '(' ? 1 : c == ')' ? -1 : 0).sum() > 0;
  }

  private List<Object> list(final String path, final int depth) throws IOException {
    final List<Object> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      final String itemPath = path + "/" + items.size();
      places.put(itemPath, place());
      items.add(value(itemPath, depth));
    }
    return items;
  }

  private Object value(final String path, final int depth) throws IOException {
    refuseProperties(path);
    final JsonToken token = parser.currentToken();
    if (token.isStructStart() && depth == MAX_DEPTH) {
      throw error(path, "nested deeper than " + MAX_DEPTH);
    }
    return switch (token) {
      case START_OBJECT -> mapping(path, depth + 1);
      case START_ARRAY -> list(path, depth + 1);
      case VALUE_NULL -> parser.getText().isEmpty() ? null : parser.getText();
      default -> parser.getText();
    };
  }

  /** Anchors, aliases and tags begin with characters that no other token begins with. */
  private void refuseProperties(final String path) {
    final long offset = parser.currentTokenLocation().getCharOffset();
    if (offset < 0 || offset >= text.length) {
      return;
    }
    final String kind =
        switch (text[(int) offset]) {
          case '&' -> "an anchor";
          case '*' -> "an alias";
          case '!' -> "a tag";
          default -> null;
        };
    if (kind != null) {
      throw error(path, kind + " is refused here; quote the text if it is meant as such");
    }
  }

  private Place place() {
    final JsonLocation location = parser.currentTokenLocation();
    return new Place(location.getLineNr(), location.getColumnNr());
  }

  /** An error at the key that a path leads to, or here where that has not been read yet. */
  private PipelineException error(final String path, final String message) {
    final Place known = places.get(path);
    return error(path, message, known == null ? place() : known);
  }

  private PipelineException errorHere(final String path, final String message) {
    return error(path, message, place());
  }

  private PipelineException error(final String path, final String message, final Place place) {
    return new PipelineException(
        file + ":" + place.line() + ": " + (path.isEmpty() ? "" : path + ": ") + message);
  }
}
