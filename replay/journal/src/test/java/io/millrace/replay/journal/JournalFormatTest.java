package io.millrace.replay.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.PartDigests;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.record.StateVersion;
import io.millrace.engine.record.ZoneOffsets;
import io.millrace.replay.journal.excerpt.Configuration;
import io.millrace.replay.journal.excerpt.ExcerptKind;
import io.millrace.replay.journal.excerpt.ExcerptLayout;
import io.millrace.replay.journal.excerpt.ExcerptView;
import io.millrace.replay.journal.excerpt.ExcerptWriter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
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

  /** Written before excerpts of a source could hold what local times mean. */
  private static final String SOURCE_OF_VERSION_1 =
      "4d4c525801020000530000000000000005000000000000008877665544332211030000000000000003000000713e000000801d3de7f2ffff05000000712e6373760300000041494703000000742c78ce139b2b";

  private static final String SOURCE_OF_VERSION_2 =
      "4d4c52580202000068000000000000000500000000000000887766554433221103000000000000000300000000000080000000000000000005000000712e637376ffffffff03000000742c7814000000587c3336303020373230307c313a6120303a7a7cfefbce82";

  private static ExcerptView view(final String hex) {
    final byte[] bytes = HexFormat.of().parseHex(hex);
    final ExcerptView view = new ExcerptView();
    assertTrue(view.wrap(bytes, 0, bytes.length));
    return view;
  }

  @Test
  void shouldReadSourcesOfBothVersionsAndWriteTheSameBytes() {
    final LocalDate date = LocalDate.of(2013, 10, 7);
    final Source one = new Source(3, "q.csv", "AIG", date, -14_400_000_000_000L, "t,x");
    final Source two =
        new Source(3, "q.csv", null, null, 0, "t,x", new ZoneOffsets("X|3600 7200|1:a 0:z|"));
    assertEquals(one, view(SOURCE_OF_VERSION_1).source());
    assertEquals(two, view(SOURCE_OF_VERSION_2).source());
    final ExcerptWriter writer = new ExcerptWriter(0x1122334455667788L);
    assertEquals(
        SOURCE_OF_VERSION_1, HexFormat.of().formatHex(writer.bytes(), 0, writer.source(5, 3, one)));
    assertEquals(
        SOURCE_OF_VERSION_2, HexFormat.of().formatHex(writer.bytes(), 0, writer.source(5, 3, two)));
  }

  /** The first two were written by the first build. */
  private static final String CHECKPOINT_OF_VERSION_1 =
      "4d4c5258010801005c0000000000000005000000000000008877665544332211030000000000000004000000000000000100000000000000020000000000000003000000000000000400000000000000fbffffffffffffff2ea87c9b";

  private static final String CONFIGURATION_OF_VERSION_1 =
      "4d4c5258010700003f0000000000000005000000000000008877665544332211030000000000000002000000e80300000000000003000000616263ac718f64";

  private static final String CHECKPOINT_OF_VERSION_2 =
      "4d4c525802080000600000000000000005000000000000008877665544332211030000000000000004000000000000000100000000000000020000000000000003000000000000000400000000000000fbffffffffffffff070000005056db2f";

  private static final String CONFIGURATION_OF_VERSION_2 =
      "4d4c525802070000430000000000000005000000000000008877665544332211030000000000000002000000e8030000000000000300000061626307000000f5594b12";

  @Test
  void shouldReadCheckpointsOfBothVersionsAndWriteTheSameBytes() {
    final PartDigests parts = new PartDigests(1, 2, 3, 4, -5);
    final Checkpoint one = new Checkpoint(4, parts, true, StateVersion.UNVERSIONED);
    final Checkpoint two = new Checkpoint(4, parts, false, 7);
    assertEquals(one, view(CHECKPOINT_OF_VERSION_1).checkpoint());
    assertEquals(two, view(CHECKPOINT_OF_VERSION_2).checkpoint());
    final ExcerptWriter writer = new ExcerptWriter(0x1122334455667788L);
    assertEquals(
        CHECKPOINT_OF_VERSION_1,
        HexFormat.of().formatHex(writer.bytes(), 0, writer.checkpoint(5, 3, one)));
    assertEquals(
        CHECKPOINT_OF_VERSION_2,
        HexFormat.of().formatHex(writer.bytes(), 0, writer.checkpoint(5, 3, two)));
  }

  @Test
  void shouldReadConfigurationsOfBothVersionsAndWriteTheSameBytes() {
    final Configuration one = new Configuration(2, 1_000, "abc", StateVersion.UNVERSIONED);
    final Configuration two = new Configuration(2, 1_000, "abc", 7);
    assertEquals(one, view(CONFIGURATION_OF_VERSION_1).configuration());
    assertEquals(two, view(CONFIGURATION_OF_VERSION_2).configuration());
    final ExcerptWriter writer = new ExcerptWriter(0x1122334455667788L);
    assertEquals(
        CONFIGURATION_OF_VERSION_1,
        HexFormat.of().formatHex(writer.bytes(), 0, writer.configuration(5, 3, one)));
    assertEquals(
        CONFIGURATION_OF_VERSION_2,
        HexFormat.of().formatHex(writer.bytes(), 0, writer.configuration(5, 3, two)));
  }

  @Test
  void shouldWriteTheVersionOfThisBuildWhenNoneIsGiven() {
    final PartDigests parts = new PartDigests(1, 2, 3, 4, -5);
    assertEquals(StateVersion.CURRENT, new Checkpoint(4, parts, true).stateVersion());
    assertEquals(StateVersion.CURRENT, new Configuration(2, 1_000, "abc").stateVersion());
    assertTrue(StateVersion.OUTPUTS_SINCE > StateVersion.UNVERSIONED);
    assertTrue(StateVersion.OUTPUTS_SINCE <= StateVersion.CURRENT);
  }

  @Test
  void shouldRefuseWhenTheVersionOfTheStateIsMissingOrNotOne() {
    final ExcerptWriter writer = new ExcerptWriter(0x1122334455667788L);
    final PartDigests parts = new PartDigests(1, 2, 3, 4, -5);
    for (final int version : new int[] {-1, Integer.MIN_VALUE}) {
      assertRefused(writer, writer.checkpoint(5, 3, new Checkpoint(4, parts, true, version)), 2);
      assertRefused(writer, writer.configuration(5, 3, new Configuration(2, 9, "a", version)), 2);
    }
    final int none = StateVersion.UNVERSIONED;
    assertRefused(writer, writer.checkpoint(5, 3, new Checkpoint(4, parts, true, none)), 2);
    assertRefused(writer, writer.configuration(5, 3, new Configuration(2, 9, "a", none)), 2);
    assertRefused(writer, writer.checkpoint(5, 3, new Checkpoint(4, parts, true, 7)), 1);
    assertRefused(writer, writer.configuration(5, 3, new Configuration(2, 9, "a", 7)), 1);
    assertRefused(writer, writer.checkpoint(5, 3, new Checkpoint(4, parts, true, 7)), 3);
    assertRefused(writer, writer.configuration(5, 3, new Configuration(2, 9, "a", 7)), 3);
  }

  @Test
  void shouldTakeNoOtherExcerptForOneOfVersionTwo() {
    final ExcerptWriter writer = new ExcerptWriter(0x1122334455667788L);
    assertRefused(writer, writer.end(5, 3), ExcerptLayout.ZONE_VERSION);
    assertRefused(writer, writer.time(5, 3, 17), ExcerptLayout.STATE_VERSION);
    assertRefused(writer, writer.command(5, 3, "stop 12345"), ExcerptLayout.STATE_VERSION);
  }

  /** Writes another version into the excerpt that was written last, with the right CRC. */
  private static void assertRefused(
      final ExcerptWriter writer, final int length, final int version) {
    final byte[] bytes = Arrays.copyOf(writer.bytes(), length);
    bytes[ExcerptLayout.VERSION_OFFSET] = (byte) version;
    assertRefused(bytes);
  }

  /** Corrects the CRC first. */
  private static void assertRefused(final byte[] bytes) {
    final int body = bytes.length - ExcerptLayout.CRC_BYTES;
    final CRC32C crc = new CRC32C();
    crc.update(bytes, 0, body);
    for (int i = 0; i < ExcerptLayout.CRC_BYTES; i++) {
      bytes[body + i] = (byte) (crc.getValue() >>> 8 * i);
    }
    assertFalse(new ExcerptView().wrap(bytes, 0, bytes.length));
  }

  /** The reader let it through, and reading the source failed with an error of the program. */
  @Test
  void shouldRefuseASourceWhenItsTimeZoneIsNone() {
    final byte[] bytes = HexFormat.of().parseHex(SOURCE_OF_VERSION_2);
    bytes[bytes.length - ExcerptLayout.CRC_BYTES - 1] = 'x';
    assertRefused(bytes);
    final ExcerptWriter writer = new ExcerptWriter(0x1122334455667788L);
    final Source none = new Source(3, "q.csv", null, null, 0, "t,x");
    final int length = writer.source(5, 3, none);
    final byte[] absent = Arrays.copyOf(writer.bytes(), length + Integer.BYTES);
    Arrays.fill(absent, length - ExcerptLayout.CRC_BYTES, length, (byte) -1);
    absent[ExcerptLayout.VERSION_OFFSET] = ExcerptLayout.ZONE_VERSION;
    absent[ExcerptLayout.LENGTH_OFFSET] = (byte) absent.length;
    assertRefused(absent);
  }
}
