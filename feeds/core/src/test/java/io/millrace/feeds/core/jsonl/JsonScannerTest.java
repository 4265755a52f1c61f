package io.millrace.feeds.core.jsonl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.jsonl.JsonScanner.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JsonScannerTest {
  private static final List<String> COLUMNS =
      List.of("a", "b", "a.b", "a.a.c", "b.0", "b.1.a", "é\"\n", "c.c", "a.0");

  private final ObjectMapper jackson =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private final JsonScanner scanner =
      new JsonScanner(JsonRecords.OBJECTS, JsonPaths.of(COLUMNS), COLUMNS.size());

  private static JsonNode value(final Random random, final int depth) {
    final JsonNodeFactory make = JsonNodeFactory.instance;
    switch (random.nextInt(depth > 4 ? 6 : 9)) {
      case 0:
        return make.numberNode(random.nextInt());
      case 1:
        return make.numberNode(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
      case 2:
        return make.booleanNode(random.nextBoolean());
      case 3:
        return make.nullNode();
      case 4:
        return make.textNode(Integer.toString(random.nextInt(1000)));
      case 5:
        return make.textNode(
            List.of("", "plain", "é\"\n\\", "\u0001\u20AC\uD83D\uDE00/", "{\"a\":1}")
                .get(random.nextInt(5)));
      case 6:
        final ArrayNode array = make.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(random, depth + 1));
        }
        return array;
      default:
        return object(random, depth + 1);
    }
  }

  static ObjectNode object(final Random random, final int depth) {
    final ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      object.set(List.of("a", "b", "c", "é\"\n", "0").get(random.nextInt(5)), value(random, depth));
    }
    return object;
  }

  private static JsonNode at(final JsonNode root, final String column) {
    JsonNode node = root;
    for (final String part : column.split("\\.")) {
      node =
          node.isArray() && part.matches("\\d") ? node.get(Integer.parseInt(part)) : node.get(part);
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  private String text(final byte[] bytes, final int slot) {
    if (scanner.kind(slot) == Kind.ESCAPED) {
      final int length = scanner.unescape(slot);
      return new String(scanner.unescaped(), 0, length, StandardCharsets.UTF_8);
    }
    return new String(
        Arrays.copyOfRange(bytes, scanner.start(slot), scanner.end(slot)), StandardCharsets.UTF_8);
  }

  private void compare(final JsonNode root, final byte[] bytes, final String where)
      throws IOException {
    for (int slot = 0; slot < COLUMNS.size(); slot++) {
      final JsonNode expected = at(root, COLUMNS.get(slot));
      final Kind kind = scanner.kind(slot);
      final String what = where + " column " + COLUMNS.get(slot);
      if (expected == null) {
        assertEquals(Kind.NONE, kind, what);
      } else if (expected.isTextual()) {
        assertTrue(kind == Kind.STRING || kind == Kind.ESCAPED, what);
        assertEquals(expected.textValue(), text(bytes, slot), what);
      } else if (expected.isNumber()) {
        assertEquals(Kind.NUMBER, kind, what);
        assertEquals(expected, jackson.readTree(text(bytes, slot)), what);
      } else {
        final Kind other =
            expected.isNull()
                ? Kind.NULL
                : expected.isBoolean()
                    ? expected.booleanValue() ? Kind.TRUE : Kind.FALSE
                    : Kind.CONTAINER;
        assertEquals(other, kind, what);
      }
    }
  }

  @Test
  void shouldFindWhatAParserFindsWhenDocumentsAreRandom() throws IOException {
    for (long seed = 0; seed < 20_000; seed++) {
      final Random random = new Random(seed);
      final ObjectNode root = object(random, 0);
      final String text =
          seed % 2 == 0 ? root.toString() : root.toPrettyString().replace("\n", "\t ");
      final byte[] bytes = Feeds.utf8(text);
      final String where = "seed " + seed + ": " + text;
      assertTrue(scanner.scan(bytes, 0, bytes.length), where);
      compare(root, bytes, where);
    }
  }

  @Test
  void shouldRefuseWhatAParserRefusesWhenDocumentsAreChanged() throws IOException {
    int refused = 0;
    for (long seed = 0; seed < 60_000; seed++) {
      final Random random = new Random(seed);
      byte[] bytes = Feeds.utf8(object(random, 0).toString().replaceAll("[^\\x00-\\x7F]", "e"));
      for (int i = 1 + random.nextInt(2); i > 0 && bytes.length > 0; i--) {
        final int place = random.nextInt(bytes.length);
        if (random.nextInt(4) == 0) {
          bytes = Arrays.copyOf(bytes, place);
        } else {
          bytes[place] = (byte) "{}[]\",:0-+.eEtfnu\\ \u0001x".charAt(random.nextInt(21));
        }
      }
      final String where = "seed " + seed + ": " + new String(bytes, StandardCharsets.UTF_8);
      JsonNode root;
      try {
        root = jackson.readTree(bytes);
      } catch (final IOException notJson) {
        root = null;
      }
      final boolean object = root != null && root.isObject();
      refused += object ? 0 : 1;
      assertEquals(object, scanner.scan(bytes, 0, bytes.length), where);
      if (object) {
        compare(root, bytes, where);
      }
    }
    assertTrue(refused > 1000 && refused < 59_000, "refused " + refused);
  }

  private boolean scan(final byte[] bytes) {
    return scanner.scan(bytes, 0, bytes.length);
  }

  @Test
  void shouldRefuseWhenNestingIsTooDeep() {
    final int max = JsonScanner.MAX_DEPTH;
    assertTrue(scan(Feeds.utf8("{\"a\":" + "[".repeat(max - 1) + "]".repeat(max - 1) + "}")));
    assertFalse(scan(Feeds.utf8("{\"a\":" + "[".repeat(max) + "]".repeat(max) + "}")));
    assertFalse(scan(Feeds.utf8("{\"a\":".repeat(100_000))));
  }

  @Test
  void shouldRefuseWhenUtf8IsBroken() {
    for (final int[] broken :
        new int[][] {
          {0x80},
          {0xC0, 0x80},
          {0xC3},
          {0xE2, 0x82},
          {0xED, 0xA0, 0x80},
          {0xF5, 0x80, 0x80, 0x80},
          {0xF0, 0x80, 0x80, 0x80},
          {0xE2, 0x28, 0xA1},
          {0xFF}
        }) {
      final byte[] bytes = new byte[7 + broken.length];
      System.arraycopy(Feeds.utf8("{\"a\":\""), 0, bytes, 0, 6);
      for (int i = 0; i < broken.length; i++) {
        bytes[6 + i] = (byte) broken[i];
      }
      final byte[] closed = Arrays.copyOf(bytes, bytes.length + 1);
      closed[bytes.length - 1] = '"';
      closed[bytes.length] = '}';
      assertFalse(scan(closed), Arrays.toString(broken));
    }
    assertTrue(scan(Feeds.utf8("{\"a\":\"é€😀\"}")));
  }

  @Test
  void shouldReplaceWhenASurrogateStandsAlone() {
    final byte[] bytes = Feeds.utf8("{\"a\":\"\\ud83dx\\ude00\\uD83D\\uDE00\"}");
    assertTrue(scan(bytes));
    assertEquals("\uFFFDx\uFFFD\uD83D\uDE00", text(bytes, 0));
  }

  @Test
  void shouldTakeTheLastWhenAKeyComesTwice() {
    final byte[] bytes = Feeds.utf8("{\"a\":1,\"a.b\":2,\"a\":3,\"a\":{\"b\":4}}");
    assertTrue(scan(bytes));
    assertEquals(Kind.CONTAINER, scanner.kind(0));
    assertEquals("4", text(bytes, 2));
  }
}
