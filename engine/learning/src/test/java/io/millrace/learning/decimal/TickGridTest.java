package io.millrace.learning.decimal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TickGridTest {
  @ParameterizedTest
  @ValueSource(strings = {"0.01", "0.05", "0.25", "0.0001", "1e-8", "5", "0.015625", "2.5"})
  void shouldCountAndSnapAsDecimalsDoWhenPricesLieAnywhere(final String size) {
    final BigDecimal tick = new BigDecimal(size);
    final TickGrid grid = TickGrid.of(tick.doubleValue());
    for (long seed = 0; seed < 20_000; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final BigDecimal x = BigDecimal.valueOf(random.nextLong(-10_000_000, 10_000_000), 3);
      final BigDecimal ticks = x.divide(tick, 0, RoundingMode.HALF_EVEN);
      assertEquals(ticks.doubleValue(), grid.ticks(x.doubleValue()), x + " seed=" + seed);
      assertEquals(
          ticks.multiply(tick).doubleValue() + 0.0,
          grid.nearest(x.doubleValue()),
          x + " seed=" + seed);
      final double price = ticks.multiply(tick).doubleValue();
      final double off = price + random.nextDouble(-0.4, 0.4) * tick.doubleValue();
      assertEquals(price + 0.0, grid.nearest(off), "off=" + off + " seed=" + seed);
    }
  }

  @Test
  void shouldLeaveAValueWhenNoMultipleIsNear() {
    final TickGrid grid = TickGrid.of(0.01);
    assertEquals(Double.NaN, grid.nearest(Double.NaN));
    assertEquals(Double.NEGATIVE_INFINITY, grid.nearest(Double.NEGATIVE_INFINITY));
    assertEquals(1e300, grid.nearest(1e300));
    assertEquals(Double.NaN, grid.ticks(Double.NaN));
    assertEquals(0.0, grid.ticks(-0.001));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.01, Double.NaN, Double.POSITIVE_INFINITY, 1.0 / 3, 1e16, 1e-19})
  void shouldNameTheSizeWhenItIsNoTick(final double size) {
    final IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> TickGrid.of(size));
    assertEquals(
        "size=" + size + " is no tick size: above 0, a decimal of at most 15 digits and 18 places",
        error.getMessage());
  }
}
