package io.millrace.feeds.core.definition;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.feeds.core.FeedFormat;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings of any kind are a feed, whose format can be made, or are refused in one line with the
 * path of the setting.
 */
final class FeedDefinitionFuzzTest {
  private static final String[] KEYS = {
    "format",
    "path",
    "header",
    "delimiter",
    "decimal",
    "quote",
    "comment",
    "skip",
    "columns",
    "time",
    "scale",
    "absent",
    "where",
    "max_record",
    "speed",
    "date",
    "zone",
    "unit",
    "since"
  };
  private static final String[] FORMATS = {"csv", "csv", "jsonl", "itch50", "lobster", "x"};
  private static final String[] CHARACTERS = {
    ",", ";", "tab", "space", "|", "\"", "'", "#", ".", "none", "-", "a", ""
  };
  private static final String[] TEXTS = {
    "csv",
    "jsonl",
    "itch50",
    "lobster",
    "time",
    "instrument",
    "price",
    "t",
    "ns",
    "us",
    "ms",
    "s",
    "iso",
    "epoch",
    "midnight",
    "file name",
    "2013-10-07",
    "America/New_York",
    "+02:00",
    "max",
    "1x",
    "none",
    "tab",
    "comma",
    ",",
    ";",
    "|",
    "-",
    "a.csv",
    "1e-2",
    "0",
    "",
    "2.price"
  };

  @FuzzTest(maxDuration = "60s")
  void shouldReadOrRefuseInOneLine(final FuzzedDataProvider data) {
    final Map<String, Object> settings = mapping(data, 1);
    if (data.consumeBoolean()) {
      settings.put("format", data.pickValue(FORMATS));
      settings.put("path", "-");
    }
    if (data.consumeBoolean()) {
      settings.put("delimiter", data.pickValue(CHARACTERS));
      settings.put("quote", data.pickValue(CHARACTERS));
      settings.put("comment", data.pickValue(CHARACTERS));
    }
    try {
      final FeedDefinition feed =
          FeedDefinition.read(new Settings("feed", settings), Path.of("/base"));
      assertDialect(feed.dialect());
      assertTrue(feed.maxRecord() > 0);
      use(feed, data);
    } catch (final DefinitionException refused) {
      assertFalse(refused.getMessage().isBlank(), settings.toString());
      assertTrue(refused.path().startsWith("feed"), refused.path());
    }
  }

  private static void use(final FeedDefinition feed, final FuzzedDataProvider data) {
    final FeedFormat format = Formats.of(feed);
    final String header = format.hasHeader() ? data.consumeString(40) : null;
    format.fields(header);
    format.framer();
    format.decoder(
        new Schema(List.of("price", "size")), new Instruments(List.of()), new InstrumentCounters());
    feed.time().zoneOffsetNs(feed.time().dateOf("x_20240102.csv"));
  }

  private static void assertDialect(final TextDialect dialect) {
    assertTrue(dialect.skip() >= 0);
    final int[] characters = {
      dialect.delimiter(), dialect.decimal(), dialect.quote(), dialect.comment()
    };
    for (int i = 0; i < characters.length; i++) {
      for (int j = 0; j < i; j++) {
        if (characters[i] != TextDialect.NONE) {
          assertNotEquals(characters[i], characters[j], dialect.toString());
        }
      }
    }
  }

  private static Map<String, Object> mapping(final FuzzedDataProvider data, final int depth) {
    final Map<String, Object> mapping = new LinkedHashMap<>();
    for (int left = data.consumeInt(0, 7); left > 0; left--) {
      final boolean known = data.consumeInt(0, 9) > 0;
      final String key = depth == 1 || data.consumeBoolean() ? data.pickValue(KEYS) : text(data);
      mapping.put(known ? key : data.consumeString(6), value(data, depth));
    }
    return mapping;
  }

  private static String text(final FuzzedDataProvider data) {
    return data.consumeInt(0, 3) > 0 ? data.pickValue(TEXTS) : data.consumeString(12);
  }

  private static Object value(final FuzzedDataProvider data, final int depth) {
    switch (data.consumeInt(0, depth > 2 ? 5 : 7)) {
      case 0:
        return Long.toString(data.consumeLong());
      case 1:
        return Double.toString(data.consumeDouble());
      case 2:
        return data.consumeBoolean() ? Integer.valueOf(data.consumeByte()) : null;
      case 6:
        return mapping(data, depth + 1);
      case 7:
        final List<Object> list = new ArrayList<>();
        for (int left = data.consumeInt(0, 3); left > 0; left--) {
          list.add(value(data, depth + 1));
        }
        return list;
      default:
        return text(data);
    }
  }
}
