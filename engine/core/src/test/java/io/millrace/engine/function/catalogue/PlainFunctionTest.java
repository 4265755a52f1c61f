package io.millrace.engine.function.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.function.ExpressionRun;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Functions of the latest values, and of time. */
class PlainFunctionTest {
  private static final double NONE = Double.NaN;
  private static final long S = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tanh(x) | 0.5 | 0.46211715726000979",
        "tanh(x) | -1000 | -1",
        "floor(x) | -1.5 | -2",
        "floor(x) | 2.99 | 2",
        "if(x > 1, 10, 20) | 2 | 10",
        "if(x > 1, 10, 20) | 1 | 20",
        "if(x > 1, 10, 20) | NaN | NaN",
        "if(x, 1 / 0, 7) | 0 | 7",
        "isnan(x) | NaN | 1",
        "isnan(x) | Infinity | 0",
        "isnan(x) | 0 | 0",
        "coalesce(x, 3) | NaN | 3",
        "coalesce(x, 3) | 1 | 1",
        "coalesce(x, log(-1), 0 / 0, 8) | NaN | 8",
        "coalesce(x, x) | NaN | NaN",
      })
  void shouldGive(final String text, final double x, final double expected) {
    final ExpressionRun run = new ExpressionRun(text, "x");
    assertEquals(expected, run.update(0, x), 1e-16);
    assertEquals(expected, run.moveTo(1), 1e-16);
  }

  @Test
  void shouldTellTheClockOfAnyTime() {
    final SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 2_000; i++) {
      final long timeNs = random.nextLong(-4_000_000_000L * S, 4_000_000_000L * S);
      final Instant instant =
          Instant.ofEpochSecond(Math.floorDiv(timeNs, S), Math.floorMod(timeNs, S));
      final OffsetDateTime utc = instant.atOffset(ZoneOffset.UTC);
      final OffsetDateTime india = instant.atOffset(ZoneOffset.ofHoursMinutes(5, 30));
      assertEquals(utc.getHour(), clock("hour()", timeNs));
      assertEquals(india.getHour(), clock("hour(offset=330m)", timeNs));
      assertEquals(instant.atOffset(ZoneOffset.ofHours(-5)).getHour(), clock("hour(-5h)", timeNs));
      assertEquals(india.getMinute(), clock("minute(offset=330m)", timeNs));
      assertEquals(utc.toLocalTime().toNanoOfDay() / 1e9, clock("time_of_day(offset=0)", timeNs));
    }
  }

  private static double clock(final String text, final long timeNs) {
    final ExpressionRun run = new ExpressionRun(text, "x");
    final double moved = run.moveTo(timeNs);
    assertEquals(moved, run.update(timeNs, NONE));
    return moved;
  }

  @Test
  void shouldTellTheMeanOfThePhaseThatTimeIsIn() {
    final ExpressionRun mean = new ExpressionRun("seasonal(x, 60s, bins=3)", "x");
    assertEquals(5, mean.update(-55 * S, 5));
    assertEquals(NONE, mean.update(25 * S, NONE));
    assertEquals(4, mean.update(39 * S, 4));
    assertEquals(5, mean.moveTo(60 * S));
    assertEquals(6, mean.update(79 * S, 7));
    assertEquals(4, mean.moveTo(80 * S));
    assertEquals(NONE, mean.moveTo(100 * S));
  }

  /** By division in double alone, 29/50 of a period rounded into the bin before. */
  @Test
  void shouldOpenABinAtItsVeryStart() {
    for (final long periodNs : new long[] {10 * S, 3_600 * S, 86_400 * S, 7_000_000_007L}) {
      for (final int bins : new int[] {1, 7, 24, 45, 50, 100, 1_000}) {
        final ExpressionRun mean =
            new ExpressionRun("seasonal(x, " + periodNs + "ns, bins=" + bins + ")", "x");
        for (int bin = 0; bin < bins; bin++) {
          final long startNs = (periodNs * bin + bins - 1) / bins;
          final String where = "periodNs=" + periodNs + " bins=" + bins + " bin=" + bin;
          assertEquals(bin, mean.update(startNs, bin), where);
          assertEquals(bin, mean.moveTo((periodNs * (bin + 1) + bins - 1) / bins - 1), where);
        }
      }
    }
  }

  @Test
  void shouldTellTheMeanOfThePhaseThatTheLatestValueHas() {
    final ExpressionRun mean = new ExpressionRun("seasonal(x, 2)", "x");
    assertEquals(NONE, mean.update(0, NONE));
    assertEquals(1, mean.update(0, 1));
    assertEquals(10, mean.update(0, 10));
    assertEquals(2, mean.update(0, 3));
    assertEquals(2, mean.update(0, NONE));
    assertEquals(15, mean.update(0, 20));
  }
}
