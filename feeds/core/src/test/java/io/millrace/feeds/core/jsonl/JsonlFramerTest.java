package io.millrace.feeds.core.jsonl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.FramedStream;
import io.millrace.feeds.core.Pieces;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class JsonlFramerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static FramedStream stream(final String text, final int maxRecord, final JsonRecords of) {
    return new FramedStream(
        new ByteArrayInputStream(Feeds.utf8(text)), new JsonlFramer(maxRecord, of), false);
  }

  private static List<String> records(final FramedStream stream) throws IOException {
    final List<String> records = new ArrayList<>();
    do {
      while (stream.next()) {
        final String record =
            new String(stream.bytes(), stream.offset(), stream.length(), StandardCharsets.UTF_8);
        records.add(stream.line() + ":" + record);
      }
    } while (stream.fill());
    return records;
  }

  private static List<String> objects(final String text) throws IOException {
    final FramedStream stream = stream(text, 1_000, JsonRecords.OBJECTS);
    final List<String> records = records(stream);
    assertNull(stream.cut(), text);
    return records;
  }

  @Test
  void shouldCutLinesWhenEachIsARecord() throws IOException {
    assertEquals(
        List.of("1:{\"a\":1}", "2:{}", "4:17 {\"a\":\"[\"}", "5:{"),
        objects("\uFEFF{\"a\":1}\n{}\r\n\r17 {\"a\":\"[\"}\r{"));
    assertEquals(List.of("2:x", "3:[1]"), objects("\nx\n[1]\n"));
    assertEquals(List.of(), objects("\n\n"));
  }

  @Test
  void shouldCutTheElementsWhenTheTextIsOneArray() throws IOException {
    assertEquals(List.of("1:{\"a\":1}", "1:{\"b\":[{}]}"), objects("[{\"a\":1},{\"b\":[{}]}]"));
    assertEquals(
        List.of("2:{\"a\":\n1}", "4:{\"b\":\"]}\\\"\"}"),
        objects("\uFEFF[\r\n  {\"a\":\n1},\r{\"b\":\"]}\\\"\"}\n]\n"));
    assertEquals(List.of(), objects("[]"));
    assertEquals(List.of("1:1", "1:x y", "2:{}"), objects("[1,x y\n,{}]"));
    assertEquals(List.of("1:{}", "2:rest"), objects("[{}]\nrest"));
    final FramedStream arrays = stream("[[1,2],\n[3,[4]]]", 1_000, JsonRecords.ARRAYS);
    assertEquals(List.of("1:[1,2]", "2:[3,[4]]"), records(arrays));
    assertNull(arrays.cut());
    final FramedStream lines = stream("[1,[2]]\n[3,[4]]\n", 1_000, JsonRecords.ARRAYS);
    assertEquals(List.of("1:[1,[2]]", "2:[3,[4]]"), records(lines));
  }

  @Test
  void shouldCutObjectsWhenTheFirstBraceStandsAloneInItsLine() throws IOException {
    assertEquals(
        List.of("1:{\n\"a\": 1\n}", "4:{\"b\":2}", "5:{\n}"),
        objects("{\n\"a\": 1\n}\n{\"b\":2}\r{\n}"));
  }

  @Test
  void shouldTellTheCutWhenAnArrayOrAnObjectIsNotClosed() throws IOException {
    final FramedStream array = stream("[{\"a\":1},\n", 1_000, JsonRecords.OBJECTS);
    assertEquals(List.of("1:{\"a\":1}"), records(array));
    assertEquals("the array of its records is not closed", array.cut());
    final FramedStream object = stream("[{\"a\":1},{\"a\"", 1_000, JsonRecords.OBJECTS);
    assertEquals(List.of("1:{\"a\":1}"), records(object));
    assertEquals("the last record is cut short, 4 bytes of it are left out", object.cut());
  }

  @Test
  void shouldGoOnAtTheNextLineWhenARecordIsLongerThanTheBound() throws IOException {
    assertEquals(
        List.of("1:{\"a\":\"o", "2:{}", "3:{\"b\":1}"),
        records(stream("[{\"a\":\"open\n{},\n{\"b\":1}]", 7, JsonRecords.OBJECTS)).stream()
            .map(record -> record.substring(0, Math.min(record.length(), 9)))
            .toList());
  }

  @Test
  void shouldCutWhatJacksonWroteWhenDocumentsAreRandom() throws IOException {
    final DefaultPrettyPrinter wide = new DefaultPrettyPrinter();
    wide.indentArraysWith(new DefaultIndenter("\t", "\r\n"));
    for (long seed = 0; seed < 4_000; seed++) {
      final Random random = new Random(seed);
      final ArrayNode array = JSON.createArrayNode();
      for (int i = random.nextInt(6); i > 0; i--) {
        array.add(node(random, 0));
      }
      final String text =
          switch (random.nextInt(3)) {
            case 0 -> JSON.writeValueAsString(array);
            case 1 -> JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array);
            default -> JSON.writer(wide).writeValueAsString(array);
          };
      final FramedStream stream =
          new FramedStream(
              new Pieces(Feeds.utf8(text), random, 20, false),
              new JsonlFramer(10_000, JsonRecords.OBJECTS),
              false);
      final List<String> records = records(stream);
      assertEquals(array.size(), records.size(), "seed " + seed);
      for (int i = 0; i < array.size(); i++) {
        final String record = records.get(i).substring(records.get(i).indexOf(':') + 1);
        assertEquals(array.get(i), JSON.readTree(record), "seed " + seed);
      }
      assertNull(stream.cut(), "seed " + seed);
    }
  }

  @Test
  void shouldCutTheSameRecordsWhenReadsAreSplitAnywhere() throws IOException {
    for (long seed = 0; seed < 40_000; seed++) {
      final Random random = new Random(seed);
      final StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(50); i > 0; i--) {
        text.append("{}[]{[\",\\ \n\r1a".charAt(random.nextInt(14)));
      }
      final int maxRecord = 1 + random.nextInt(30);
      final JsonRecords of = JsonRecords.values()[random.nextInt(3)];
      final FramedStream whole = stream(text.toString(), maxRecord, of);
      final FramedStream split =
          new FramedStream(
              new Pieces(Feeds.utf8(text.toString()), random, 4, false),
              new JsonlFramer(maxRecord, of),
              false);
      assertEquals(records(whole), records(split), "seed " + seed + " of " + text);
      assertEquals(whole.cut(), split.cut(), "seed " + seed);
    }
  }

  private static JsonNode node(final Random random, final int depth) {
    final ObjectNode node = JSON.createObjectNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      final String key = "k" + i;
      switch (random.nextInt(depth < 3 ? 4 : 2)) {
        case 0 -> node.put(key, "\"[{\\\n\u00e9" + random.nextInt(9));
        case 1 -> node.put(key, random.nextInt());
        case 2 -> node.set(key, node(random, depth + 1));
        default -> node.putArray(key).add(node(random, depth + 1)).add("]");
      }
    }
    return node;
  }
}
