package io.millrace.engine.function.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.function.ExpressionRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published outputs after each value, through the expression language, to the digits given. */
class PublishedRowsTest {
  private static final String PAIRS_Y = "3 1.1 0.12";

  @ParameterizedTest
  @CsvSource({
    "mean(x), -5 -3 -1 1 3 5, -5 -4 -3 -2 -1 0",
    "'mean(x, n=2)', 1 2 3 4 5 6, 1 1.5 2.5 3.5 4.5 5.5",
    "var(x), 3 5 4 7 10 12, 0 2 1 2.916666 7.7 12.566666",
    "'var(x, n=3)', 1 4 2 -4 -8 0, 0 4.5 2.333333 17.333333 25.333333 16",
    "'ew_mean(x, alpha=0.5)', 1 3 5 4 6 8 7 9 11, "
        + "1 2 3.5 3.75 4.875 6.4375 6.71875 7.859375 9.4296875",
    "'ew_var(x, alpha=0.5)', 1 3 5 4 6 8 7 9 11, 0 1 2.75 1.4375 1.984375 3.43359375"
        + " 1.7958984375 2.198974609375 3.56536865234375",
    "'cov(x, y)', -2.1 -1 4.3, 0 -1.044999 -4.286",
    "'cov(x, y, n=3)', -2.1 -1 4.3, 0 -1.044999 -4.286",
  })
  void shouldGiveThePublishedOutputs(
      final String expression, final String inputs, final String outputs) {
    final ExpressionRun run = new ExpressionRun(expression, "x", "y");
    final String[] xs = inputs.split(" ");
    final String[] ys = PAIRS_Y.split(" ");
    final String[] expected = outputs.split(" ");
    for (int i = 0; i < xs.length; i++) {
      final double y = i < ys.length ? Double.parseDouble(ys[i]) : Double.NaN;
      final double got = run.update(i, Double.parseDouble(xs[i]), y);
      assertEquals(
          Double.parseDouble(expected[i]), got, tolerance(expected[i]), expression + " i=" + i);
    }
  }

  /** The page cuts its six decimals off; all shorter numbers are meant as they stand. */
  private static double tolerance(final String expected) {
    return expected.matches("-?[0-9]+\\.[0-9]{6}") ? 1e-6 : 1e-13;
  }
}
