package io.millrace.feeds.core.jsonl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.feeds.core.Feeds;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Arrays, keys that come twice and the leaves of a record, against Jackson. */
final class JsonLibraryTest {
  private static final List<String> PATHS = List.of("0", "1", "2.a", "3.0");

  private final ObjectMapper jackson =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private final ObjectMapper strict =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private static String value(final Random random, final int depth) {
    return switch (random.nextInt(depth > 2 ? 5 : 8)) {
      case 0 -> Integer.toString(random.nextInt(2_000) - 1_000);
      case 1 -> Double.toString(random.nextGaussian());
      case 2 -> "\"" + "\\u00e9\\n\\\"]}".repeat(random.nextInt(2)) + "\"";
      case 3 -> "null";
      case 4 -> Boolean.toString(random.nextBoolean());
      case 5 -> "{" + "\"a\" : " + value(random, depth + 1) + "}";
      default -> array(random, depth + 1);
    };
  }

  private static String array(final Random random, final int depth) {
    final StringBuilder text = new StringBuilder("[");
    final int items = random.nextInt(6);
    for (int i = 0; i < items; i++) {
      text.append(i == 0 ? "" : random.nextBoolean() ? "," : " , ").append(value(random, depth));
    }
    return text.append(']').toString();
  }

  private JsonNode read(final ObjectMapper mapper, final String text) {
    try {
      return mapper.readTree(text);
    } catch (final JsonProcessingException malformed) {
      return null;
    }
  }

  @Test
  void shouldAgreeOnItemsWhenRecordsAreArrays() {
    final JsonScanner scanner =
        new JsonScanner(JsonRecords.ARRAYS, JsonPaths.of(PATHS), PATHS.size());
    int malformed = 0;
    for (long seed = 0; seed < 40_000; seed++) {
      final Random random = new Random(seed);
      final StringBuilder text = new StringBuilder(array(random, 0));
      if (random.nextBoolean()) {
        text.setCharAt(random.nextInt(text.length()), "[]{},:\"1a ".charAt(random.nextInt(10)));
      }
      final byte[] bytes = Feeds.utf8(text.toString());
      final JsonNode root = read(jackson, text.toString());
      final boolean isArray = root != null && root.isArray();
      assertEquals(isArray, scanner.scan(bytes, 0, bytes.length), "seed " + seed + " of " + text);
      malformed += isArray ? 0 : 1;
      if (isArray) {
        assertEquals(root.size(), scanner.items(), "seed " + seed);
        for (int slot = 0; slot < PATHS.size(); slot++) {
          final String pointer = "/" + PATHS.get(slot).replace('.', '/');
          final JsonNode expected = root.at(pointer);
          assertEquals(
              expected.isMissingNode(),
              scanner.kind(slot) == JsonScanner.Kind.NONE,
              "seed " + seed + " at " + pointer);
          if (expected.isNumber()) {
            final int from = scanner.start(slot);
            assertEquals(
                expected,
                read(
                    jackson,
                    new String(bytes, from, scanner.end(slot) - from, StandardCharsets.UTF_8)),
                "seed " + seed);
          }
        }
      }
    }
    assertTrue(malformed > 4_000, "malformed=" + malformed);
  }

  @Test
  void shouldAgreeOnKeysThatComeTwice() {
    final List<String> keys = List.of("a", "b", "c.a");
    final JsonScanner scanner =
        new JsonScanner(JsonRecords.OBJECTS, JsonPaths.of(keys), keys.size());
    int twice = 0;
    for (long seed = 0; seed < 20_000; seed++) {
      final Random random = new Random(seed);
      final StringBuilder text = new StringBuilder("{");
      final int entries = random.nextInt(4);
      for (int i = 0; i < entries; i++) {
        final String key = List.of("a", "b", "\\u0061").get(random.nextInt(3));
        text.append(i == 0 ? "" : ",").append("\"" + key + "\":" + value(random, 3));
      }
      text.append('}');
      final byte[] bytes = Feeds.utf8(text.toString());
      assertTrue(scanner.scan(bytes, 0, bytes.length), "seed " + seed);
      final boolean refused = read(strict, text.toString()) == null;
      assertEquals(refused, scanner.duplicate() >= 0, "seed " + seed + " of " + text);
      twice += refused ? 1 : 0;
    }
    assertTrue(twice > 2_000, "twice=" + twice);
  }

  @Test
  void shouldFindTheLeavesThatJacksonFinds() {
    for (long seed = 0; seed < 20_000; seed++) {
      final String text = array(new Random(seed), 0);
      final Map<String, String> expected = new LinkedHashMap<>();
      leaves(read(jackson, text), "", expected);
      final Map<String, String> found = JsonLeaves.of(text);
      assertEquals(expected.keySet(), found.keySet(), "seed " + seed);
      for (final Map.Entry<String, String> leaf : expected.entrySet()) {
        final String one = found.get(leaf.getKey());
        final boolean same =
            leaf.getValue().equals(one)
                || Double.parseDouble(leaf.getValue()) == Double.parseDouble(one);
        assertTrue(same, "seed " + seed + " at " + leaf.getKey());
      }
    }
  }

  private static void leaves(
      final JsonNode node, final String path, final Map<String, String> into) {
    if (node.isContainerNode()) {
      for (int i = 0; i < node.size(); i++) {
        final String key = node.isArray() ? Integer.toString(i) : "a";
        leaves(
            node.isArray() ? node.get(i) : node.get("a"),
            path.isEmpty() ? key : path + "." + key,
            into);
      }
    } else {
      into.put(path, node.asText());
    }
  }
}
