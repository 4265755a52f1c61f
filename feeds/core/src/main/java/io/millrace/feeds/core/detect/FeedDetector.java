package io.millrace.feeds.core.detect;

import io.millrace.feeds.core.FramedStream;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.definition.FormatKind;
import io.millrace.feeds.core.jsonl.JsonLeaves;
import io.millrace.feeds.core.jsonl.JsonlFormat;
import io.millrace.learning.setting.DefinitionException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tells from the beginning of a file which feed would read it. */
public final class FeedDetector {
  /** How many bytes of a file are enough. */
  public static final int SAMPLE_BYTES = 1 << 18;

  private static final int MAX_RECORDS = 1_000;
  private static final int MESSAGES = 8;
  private static final String ITCH_TYPES = "SRHYLVWKJhAFECXDUPQBINO";
  private static final int MAX_ITCH_LENGTH = 50;

  private FeedDetector() {}

  /**
   * @param fileName of the source, which may hold a date
   * @param sample the first bytes, decompressed
   * @param whole whether these are all
   * @return the guess
   * @throws DefinitionException where they are neither text of cells, nor JSON, nor a known message
   */
  public static FeedGuess detect(final String fileName, final byte[] sample, final boolean whole) {
    if (fileName.matches("(?s).*_(message|orderbook)_\\d+\\.csv(\\.gz|\\.zst)?")) {
      final FeedGuess lobster = FeedGuess.of(FormatKind.LOBSTER);
      lobster.fields().addAll(List.of("bid", "ask", "bid_size", "ask_size", "price", "size"));
      return lobster;
    }
    if (isItch(sample)) {
      final FeedGuess itch = FeedGuess.of(FormatKind.ITCH50);
      itch.fields().addAll(List.of("bid", "ask", "bid_size", "ask_size", "price", "size"));
      return itch;
    }
    for (final byte value : sample) {
      if (value >= 0 && value < ' ' && value != '\t' && value != '\n' && value != '\r') {
        throw new DefinitionException(
            "", fileName + ": is not a text format that this build recognises");
      }
    }
    final String text = text(sample, whole);
    if (text.isBlank()) {
      throw new DefinitionException("", fileName + ": holds no record to look at");
    }
    final FeedGuess json = json(fileName, text);
    return json != null ? json : csv(fileName, text);
  }

  /**
   * @param sample the first bytes, decompressed
   * @return whether they are ITCH messages, each after its length
   */
  public static boolean isItch(final byte[] sample) {
    int at = 0;
    int messages = 0;
    while (at + 3 <= sample.length && messages < MESSAGES) {
      final int length = (sample[at] & 0xFF) << 8 | sample[at + 1] & 0xFF;
      if (length == 0 || length > MAX_ITCH_LENGTH || ITCH_TYPES.indexOf(sample[at + 2]) < 0) {
        return false;
      }
      at += 2 + length;
      messages++;
    }
    return messages == MESSAGES;
  }

  /** The sample without its mark, and without the line that its end cuts. */
  private static String text(final byte[] sample, final boolean whole) {
    int end = sample.length;
    while (!whole && end > 0 && sample[end - 1] != '\n' && sample[end - 1] != '\r') {
      end--;
    }
    final byte[] kept = end == 0 ? sample : Arrays.copyOf(sample, end);
    final String text = new String(kept, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static FeedGuess csv(final String fileName, final String text) {
    final TextTable table = TextTable.of(text);
    if (table.rows().isEmpty()) {
      throw new DefinitionException("", fileName + ": holds no record to look at");
    }
    return new ColumnsGuess(FormatKind.CSV, table.dialect(), fileName, table.rows(), true).guess();
  }

  private static FeedGuess json(final String fileName, final String text) {
    final boolean arrays = text.matches("(?s)\\s*\\[\\s*\\[.*|\\s*\\[[^{]*");
    final List<Map<String, String>> records = records(text, arrays);
    if (records.isEmpty()) {
      return null;
    }
    return arrays ? JsonGuess.ofArrays(fileName, records) : JsonGuess.ofObjects(records);
  }

  /** The records that are whole; none where most are no JSON. */
  private static List<Map<String, String>> records(final String text, final boolean arrays) {
    final List<Map<String, String>> records = new ArrayList<>();
    int others = 0;
    try (FramedStream stream = stream(text, arrays)) {
      do {
        while (stream.next() && records.size() + others < MAX_RECORDS) {
          final String record =
              new String(stream.bytes(), stream.offset(), stream.length(), StandardCharsets.UTF_8);
          final Map<String, String> leaves = JsonLeaves.of(record);
          if (leaves == null || leaves.isEmpty()) {
            others++;
          } else {
            records.add(leaves);
          }
        }
      } while (records.size() + others < MAX_RECORDS && stream.fill());
    } catch (final IOException cannotBe) {
      throw new IllegalStateException(cannotBe);
    }
    return others > records.size() ? List.of() : records;
  }

  private static FramedStream stream(final String text, final boolean arrays) {
    return new FramedStream(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        JsonlFormat.framer(FeedDefinition.DEFAULT_MAX_RECORD, arrays),
        false);
  }
}
