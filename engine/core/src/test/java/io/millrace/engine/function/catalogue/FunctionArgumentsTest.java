package io.millrace.engine.function.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.expression.ExpressionException;
import io.millrace.engine.function.ExpressionRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong arguments are refused when the pipeline is read, with key, value and range. */
class FunctionArgumentsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quantile(x, 2, n=5) | 13 | quantile: q=2 is out of range: from 0 to 1",
        "quantile(x, q=-0.1) | 13 | quantile: q=-0.1 is out of range: from 0 to 1",
        "quantile(x, n=5) | 1 | quantile: the argument 'q' is missing",
        "quantile(x, 5s) | 13 | quantile: q must be a number, not the duration 5s",
        "median(x, n=0) | 11 | median: n=0 is out of range: a whole number from 1 to 1000",
        "iqr(x) | 1 | iqr: give n= (known values) or window= (a duration)",
        "entropy(x, width=-1, n=5) | 12 | entropy: width=-1 is out of range: from 0 to",
        "entropy(x) | 1 | entropy: give n= (known values) or window= (a duration)",
        "ew_cov(x, x, half_life=-3) | 14 | ew_cov: half_life=-3 is out of range: above 0",
        "ew_corr(x, x, alpha=1.5) | 15 | ew_corr: alpha=1.5 is out of range: above 0, at most 1",
        "ew_std(x, half_life=-3s) | 11 | ew_std: half_life must be a duration above 0, such as 10s"
            + " (units ns us ms s m h d), not -3s",
        "mad(x, window=-10s) | 8 | mad: window must be a duration above 0, such as 10s"
            + " (units ns us ms s m h d), not -10s",
        "mad(x, window=5) | 8 | mad: window must be a duration above 0, such as 10s"
            + " (units ns us ms s m h d), not 5",
        "seasonal(x, -1m) | 13 | seasonal: period must be a duration above 0, such as 10s",
        "ew_zscore(x) | 1 | ew_zscore: give half_life= (known values, or a duration) or alpha=",
        "autocorr(x, 0) | 13 | autocorr: k=0 is out of range: a whole number from 1 to 1000",
        "autocorr(x, 5, n=5) | 16 | autocorr: n=5 is out of range: above k=5",
        "intensity(x, half_life=5) | 14 | intensity: half_life must be a duration above 0",
        "open(x, bar=5) | 9 | open: bar must be a duration above 0, such as 10s",
        "vpin(x, x) | 1 | vpin: the argument 'bucket' is missing",
        "vpin(x, x, bucket=0) | 12 | vpin: bucket=0 is out of range: above 0",
        "vpin(x, x, bucket=5, n=2000) | 22 | vpin: n=2000 is out of range: a whole number from 1",
        "seasonal(x, 0) | 13 | seasonal: period=0 is out of range: a whole number from 1 to 10000",
        "seasonal(x, 1m, bins=0) | 17 | seasonal: bins=0 is out of range: a whole number from 1",
        "seasonal(x, 10ns) | 13 | seasonal: period=10ns is out of range",
        "seasonal(x, 5, bins=3) | 16 | seasonal: unknown argument 'bins'",
        "hour(offset=3) | 6 | hour: offset must be a duration such as 2h or -5h, or 0",
        "hour(offset=-19h) | 6 | hour: offset=-19h is out of range: at most 18h either way",
        "coalesce(x) | 1 | coalesce: takes two or more arguments, not 1",
        "if(x, x) | 1 | if: the argument 'b' is missing",
        "cov(x, n=5) | 1 | cov: the argument 'y' is missing",
        "trade_sign(x, x, x, n=5) | 21 | trade_sign: takes no argument with a key, not 'n'",
      })
  void shouldRefuse(final String text, final int column, final String message) {
    final ExpressionException error =
        assertThrows(ExpressionException.class, () -> new ExpressionRun(1_000, text, "x"));
    assertTrue(error.getMessage().startsWith(message), error.getMessage());
    assertEquals(column, error.column(), error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "median(x, window=10ns)",
        "mad(x, window=10ns)",
        "entropy(x, window=10ns)",
        "skew(x, window=10ns)",
        "cov(x, x * x, window=10ns)",
        "autocorr(x, 1, window=10ns)",
        "range(x, window=10ns)",
        "twap(x, window=10ns)",
        "realized_vol(x, window=10ns)",
      })
  void shouldBeNotKnownWhileATimeWindowHoldsTooMuch(final String text) {
    final ExpressionRun bounded = new ExpressionRun(8, text, "x");
    final ExpressionRun free = new ExpressionRun(text, "x");
    for (int i = 1; i <= 12; i++) {
      final double expected = free.update(0, i * i);
      final double told = bounded.update(0, i * i);
      if (i <= 8) {
        assertEquals(expected, told, 0, "i=" + i);
      } else if (i > 10) {
        assertTrue(Double.isNaN(told), "i=" + i + " told=" + told);
      }
    }
    assertTrue(bounded.overflows() > 0);
    for (int i = 11; i < 30; i++) {
      final double expected = free.update(i * 3L, i % 5);
      assertEquals(expected, bounded.update(i * 3L, i % 5), 1e-14, "i=" + i);
    }
  }

  @Test
  void shouldCountOneOverflowWhenARangeOverflows() {
    final ExpressionRun range = new ExpressionRun(2, "range(x, window=10ns)", "x");
    for (int i = 0; i < 3; i++) {
      range.update(0, i);
    }
    assertEquals(1, range.overflows());
  }
}
