package io.millrace.replay.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.RecordBatch;
import io.millrace.replay.journal.excerpt.ExcerptKind;
import io.millrace.replay.journal.excerpt.ExcerptLayout;
import io.millrace.replay.journal.excerpt.ExcerptWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code docs/formats/JOURNAL.md} says what the layout says. */
final class JournalFormatTest {
  private String text;

  @BeforeEach
  void read() throws Exception {
    text =
        Files.readString(
            Path.of(System.getProperty("millrace.root", "../.."))
                .resolve("docs/formats/JOURNAL.md"));
  }

  @Test
  void shouldStateEveryOffsetOfTheLayout() throws Exception {
    final TreeMap<String, Integer> stated = new TreeMap<>();
    final Matcher rows =
        Pattern.compile("^\\| (\\d+) \\|.*\\| `([A-Z_]+)` \\|$", Pattern.MULTILINE).matcher(text);
    while (rows.find()) {
      stated.put(rows.group(2), Integer.parseInt(rows.group(1)));
    }
    final Matcher values = Pattern.compile("`([A-Z_]+)` = (\\d+)").matcher(text);
    while (values.find()) {
      stated.put(values.group(1), Integer.parseInt(values.group(2)));
    }
    final Matcher named = Pattern.compile("(-?\\d+),? \\(?`([A-Z_]+)`").matcher(text);
    while (named.find()) {
      stated.put(named.group(2), Integer.parseInt(named.group(1)));
    }
    stated.put("CRC_BYTES", 4);
    final TreeMap<String, Integer> constants = new TreeMap<>();
    for (final Field field : ExcerptLayout.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        constants.put(field.getName(), field.getInt(null));
      }
    }
    assertEquals(ExcerptLayout.MAGIC, constants.remove("MAGIC"));
    assertEquals(1, constants.remove("VERSION"));
    assertTrue(text.contains("magic, 0x" + HexFormat.of().toHexDigits(ExcerptLayout.MAGIC)));
    assertEquals(constants, stated);
  }

  @Test
  void shouldStateEveryKind() {
    for (final ExcerptKind kind : ExcerptKind.values()) {
      assertTrue(text.contains("| " + kind + " | " + kind.code() + " |"), kind::toString);
      assertEquals(kind, ExcerptKind.of(kind.code()));
    }
  }

  @Test
  void shouldShowAnExcerptAsItIsWritten() {
    final RecordBatch batch = new RecordBatch(2, 10);
    batch.clear(7, 1000);
    batch.add("ab".getBytes(), 0, 2, 1000);
    batch.add("c".getBytes(), 0, 1, 999);
    final ExcerptWriter writer = new ExcerptWriter(0x1122334455667788L);
    final int length = writer.records(5, 3, batch, 0, 2);
    final String hex = HexFormat.of().formatHex(writer.bytes(), 0, length);
    final String shown = text.substring(text.indexOf("4d4c5258"));
    assertEquals(hex, shown.substring(0, shown.indexOf("```")).replace("\n", ""));
  }
}
