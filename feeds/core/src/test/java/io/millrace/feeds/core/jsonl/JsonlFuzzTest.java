package io.millrace.feeds.core.jsonl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.FramedStream;
import io.millrace.feeds.core.Mutations;
import io.millrace.feeds.core.Pieces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Any bytes as JSON lines or one array: pieces give the records of the whole, the elements of an
 * array are those of Jackson, and a malformed record changes no state.
 */
final class JsonlFuzzTest {
  private static final int MAX_RECORD = 1 << 16;
  private static final ObjectMapper JACKSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @FuzzTest(maxDuration = "60s")
  void shouldCutRecordsAndDecodeOrRefuseThem(final FuzzedDataProvider data) throws IOException {
    final JsonRecords kind = data.pickValue(JsonRecords.values());
    final int small = data.consumeInt(1, 60);
    final Random random = new Random(data.consumeInt());
    final byte[] text =
        data.consumeBoolean()
            ? Mutations.of(document(random), data)
            : data.consumeRemainingAsBytes();
    for (final int maxRecord : new int[] {small, MAX_RECORD}) {
      final Pieces pieces = new Pieces(text, random, 1 + random.nextInt(20), false);
      assertEquals(
          records(new ByteArrayInputStream(text), maxRecord, kind),
          records(pieces, maxRecord, kind));
    }
    final List<String> records = records(new ByteArrayInputStream(text), MAX_RECORD, kind);
    compareWithArray(records, text, kind);
    decode(records, data.consumeBoolean());
  }

  private static byte[] document(final Random random) {
    final List<String> objects = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      final String price = Integer.toString(random.nextInt(99));
      objects.add(
          "{\"t\":" + i + ",\"p\":" + price + ",\"q\":" + JsonScannerTest.object(random, 3) + "}");
    }
    return Feeds.utf8(
        switch (random.nextInt(3)) {
          case 0 -> String.join("\n", objects);
          case 1 -> "[" + String.join(",\n", objects) + "]";
          default -> String.join("\r", objects).replace("{\"t\"", "{\r\n\"t\"");
        });
  }

  /** Records, one character a byte, and the line of each; last the cut. */
  private static List<String> records(
      final InputStream in, final int maxRecord, final JsonRecords kind) throws IOException {
    final List<String> records = new ArrayList<>();
    try (FramedStream stream = new FramedStream(in, new JsonlFramer(maxRecord, kind), false)) {
      do {
        while (stream.next()) {
          final String record =
              new String(
                  stream.bytes(), stream.offset(), stream.length(), StandardCharsets.ISO_8859_1);
          records.add(stream.line() + ":" + record);
        }
      } while (stream.fill());
      records.add("cut: " + stream.cut());
    }
    return records;
  }

  private static void compareWithArray(
      final List<String> records, final byte[] text, final JsonRecords kind) {
    final JsonNode root = tree(text);
    if (root == null || !root.isArray() || kind != JsonRecords.OBJECTS) {
      return;
    }
    final List<JsonNode> elements = new ArrayList<>();
    root.forEach(elements::add);
    if (elements.stream().allMatch(JsonNode::isContainerNode)) {
      final List<JsonNode> found = new ArrayList<>();
      for (final String record : records.subList(0, records.size() - 1)) {
        found.add(tree(bytes(record)));
      }
      assertEquals(elements, found);
      assertEquals("cut: null", records.get(records.size() - 1));
    }
  }

  private static byte[] bytes(final String record) {
    return record.substring(record.indexOf(':') + 1).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static JsonNode tree(final byte[] text) {
    final String decoded = new String(text, StandardCharsets.UTF_8);
    try {
      return Arrays.equals(Feeds.utf8(decoded), text) ? JACKSON.readTree(decoded) : null;
    } catch (final IOException noJson) {
      return null;
    }
  }

  private static void decode(final List<String> records, final boolean arrays) {
    final Feeds.Bench bench =
        new Feeds.Bench(
            arrays
                ? Feeds.definition(
                    "format", "jsonl",
                    "header", List.of("t", "p", "q"),
                    "columns", Feeds.map("time", "t"),
                    "time", Feeds.map("unit", "ms"))
                : Feeds.definition(
                    "format",
                    "jsonl",
                    "columns",
                    Feeds.map("time", "t", "instrument", "i", "q", "q.a"),
                    "time",
                    Feeds.map("unit", "iso"),
                    "max_record",
                    "500"),
            "p",
            "q");
    bench.source(null);
    for (final String record : records) {
      final byte[] bytes = bytes(record);
      final long before = bench.digest();
      final int known = bench.instruments.count();
      final Outcome outcome = bench.decoder.decode(bytes, 0, bytes.length, 0, 0, bench.tick);
      final long timeNs = bench.decoder.timeNs(bytes, 0, bytes.length, 0, 0);
      if (outcome == Outcome.TICK) {
        assertEquals(bench.tick.timeNs(), timeNs, record);
        assertTrue(Arrays.stream(bench.tick.fields()).noneMatch(Double::isInfinite), record);
      } else if (outcome == Outcome.MALFORMED) {
        assertEquals(before, bench.digest(), record);
        assertEquals(known, bench.instruments.count(), record);
        assertFalse(bench.decoder.reason().isEmpty());
      }
    }
  }
}
