package io.millrace.feeds.core.jsonl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Any bytes as a record, and damaged JSON, against Jackson: the same verdict, the same values at
 * the wanted paths, the same duplicates, the same number of items.
 */
final class JsonScannerFuzzTest {
  private static final List<String> COLUMNS =
      List.of("a", "b", "a.b", "a.a.c", "b.0", "b.1.a", "é\"\n", "0", "1.a", "2.0");

  @FuzzTest(maxDuration = "60s")
  void shouldFindTheValuesThatJacksonFinds(final FuzzedDataProvider data) {
    final JsonRecords records = data.pickValue(JsonRecords.values());
    final byte[] bytes =
        data.consumeBoolean()
            ? Mutations.of(document(data.consumeInt()), data)
            : data.consumeRemainingAsBytes();
    final String text = new String(bytes, StandardCharsets.UTF_8);
    final JsonScanner scanner = new JsonScanner(records, JsonPaths.of(COLUMNS), COLUMNS.size());
    final JsonHits expected = JsonHits.of(bytes, COLUMNS, JsonScanner.MAX_DEPTH);
    final boolean isRecord =
        expected != null
            && (expected.isArray()
                ? records != JsonRecords.OBJECTS
                : records != JsonRecords.ARRAYS);
    assertEquals(isRecord, scanner.scan(bytes, 0, bytes.length), text);
    if (!isRecord) {
      assertTrue(scanner.errorAt() >= 0 && scanner.errorAt() <= bytes.length, text);
      return;
    }
    assertEquals(expected.isTwice(), scanner.duplicate() >= 0, text);
    if (expected.isArray()) {
      assertEquals(expected.items(), scanner.items(), text);
    }
    for (int slot = 0; slot < COLUMNS.size(); slot++) {
      final String what = COLUMNS.get(slot) + " of " + text;
      assertEquals(expected.kind(slot), kind(scanner.kind(slot)), what);
      assertEquals(expected.value(slot), value(scanner, slot, bytes), what);
    }
  }

  private static byte[] document(final int seed) {
    final Random random = new Random(seed);
    final String object = JsonScannerTest.object(random, 0).toString();
    final String other = JsonScannerTest.object(random, 0).toString();
    switch (random.nextInt(3)) {
      case 0:
        return Feeds.utf8("[" + object + ",\"x\", " + other + "]");
      case 1: // keys that come twice
        return Feeds.utf8((object + other).replace("}{", ",").replace(",}", "}"));
      default:
        return Feeds.utf8(object);
    }
  }

  /** Strings are one kind here: the text tells what escapes say. */
  private static JsonScanner.Kind kind(final JsonScanner.Kind kind) {
    return kind == JsonScanner.Kind.ESCAPED ? JsonScanner.Kind.STRING : kind;
  }

  private static String value(final JsonScanner scanner, final int slot, final byte[] bytes) {
    switch (scanner.kind(slot)) {
      case ESCAPED:
        final int length = scanner.unescape(slot);
        return new String(scanner.unescaped(), 0, length, StandardCharsets.UTF_8);
      case STRING, NUMBER:
        return new String(
            Arrays.copyOfRange(bytes, scanner.start(slot), scanner.end(slot)),
            StandardCharsets.UTF_8);
      default:
        return "";
    }
  }
}
