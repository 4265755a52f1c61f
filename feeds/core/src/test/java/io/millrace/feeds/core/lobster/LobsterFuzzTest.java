package io.millrace.feeds.core.lobster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Decoder.Outcome;
import io.millrace.feeds.core.Feeds;
import io.millrace.feeds.core.Mutations;
import io.millrace.feeds.core.number.UnitTime;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Any joined lines against a twin that splits texts: the same outcome and fields, no exception, and
 * a malformed line changes no state.
 */
final class LobsterFuzzTest {
  private static final String[] FIELDS = {
    "bid", "bid_size", "ask", "ask_size", "bid2", "ask_size2", "price", "size", "side"
  };
  private static final List<String> BOOK = List.of("ask", "ask_size", "bid", "bid_size");
  private static final int OF_MESSAGE = 6;
  private static final long MIDNIGHT_NS = 1_340_251_200_000_000_000L;
  private static final long EMPTY = 9_999_999_999L;
  private static final String LEVEL = ",5859400,200,5853300,18";
  private static final String EMPTY_LEVEL = ",9999999999,0,-9999999999,0";

  @FuzzTest(maxDuration = "60s")
  void shouldDecodeAnyLineAsTheTwinDoes(final FuzzedDataProvider data) {
    final Feeds.Bench bench = new Feeds.Bench(Feeds.definition("format", "lobster"), FIELDS);
    final LocalDate date = LocalDate.of(2012, 6, 21);
    bench.decoder.source(new Source(0, "x", "XY", date, -14_400_000_000_000L, null));
    while (data.remainingBytes() > 0) {
      final byte[] line =
          data.consumeBoolean()
              ? Mutations.of(line(data), data)
              : data.consumeBytes(data.consumeInt(0, 200));
      final byte[] bytes = Arrays.copyOf(line, line.length + data.consumeInt(0, 2));
      final String text = new String(line, StandardCharsets.ISO_8859_1);
      final long before = bench.digest();
      final int known = bench.instruments.count();
      final Outcome outcome = bench.decoder.decode(bytes, 0, line.length, 0, 0, bench.tick);
      bench.decoder.timeNs(bytes, 0, line.length, 0, 0);
      final double[] expected = twin(text);
      if (outcome == Outcome.MALFORMED) {
        assertEquals(before, bench.digest(), text);
        assertEquals(known, bench.instruments.count(), text);
        assertFalse(bench.decoder.reason().isEmpty());
        assertEquals(null, expected, text);
      } else {
        assertEquals(outcome == Outcome.EVENT ? 0 : FIELDS.length, expected.length, text);
        if (outcome == Outcome.TICK) {
          assertArrayEquals(expected, bench.tick.fields(), text);
        }
      }
    }
  }

  /** A line that is right, or nearly. */
  private static byte[] line(final FuzzedDataProvider data) {
    final String message =
        "34200.004241176,%d,16113575,18,5853300,%d"
            .formatted(data.consumeInt(0, 8), data.consumeInt(-1, 1));
    final String last = data.consumeBoolean() ? LEVEL : EMPTY_LEVEL;
    return Feeds.utf8(message + LEVEL.repeat(data.consumeInt(0, 2)) + last);
  }

  /** Fields of a line, none for a halt; null where it is malformed. */
  private static double[] twin(final String line) {
    final String[] cells = line.split(",", -1);
    final byte[] time = cells[0].getBytes(StandardCharsets.ISO_8859_1);
    if (cells.length < OF_MESSAGE + 4 || (cells.length - OF_MESSAGE) % 4 != 0 || !isTime(time)) {
      return null;
    }
    final long[] numbers = new long[cells.length];
    for (int i = 1; i < cells.length; i++) {
      if (!cells[i].matches("-?[0-9]{1,18}")) {
        return null;
      }
      numbers[i] = Long.parseLong(cells[i]);
    }
    final long type = numbers[1];
    if (type < 1 || type > 7 || type < 6 && Math.abs(numbers[5]) != 1) {
      return null;
    }
    return type == 7 ? new double[0] : fields(numbers);
  }

  private static boolean isTime(final byte[] text) {
    final UnitTime time = new UnitTime();
    final long latestNs = Long.MAX_VALUE - MIDNIGHT_NS;
    return time.read(text, 0, text.length, 9) && time.ns() <= latestNs;
  }

  private static double[] fields(final long[] numbers) {
    final double[] fields = new double[FIELDS.length];
    Arrays.fill(fields, Double.NaN);
    for (int i = 0; i < FIELDS.length; i++) {
      final int level = FIELDS[i].endsWith("2") ? 1 : 0;
      final int column =
          OF_MESSAGE + 4 * level + Math.max(0, BOOK.indexOf(FIELDS[i].replace("2", "")));
      final boolean isSize = FIELDS[i].contains("_size");
      final boolean known = column < numbers.length && i < 6;
      if (known && Math.abs(numbers[isSize ? column - 1 : column]) != EMPTY) {
        fields[i] = isSize ? numbers[column] : numbers[column] / 10_000.0;
      }
    }
    if (numbers[1] >= 4) {
      fields[6] = numbers[4] / 10_000.0;
      fields[7] = numbers[3];
      fields[8] = numbers[1] == 6 ? Double.NaN : -numbers[5];
    }
    return fields;
  }
}
