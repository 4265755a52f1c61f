package io.millrace.bench.rig.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class RateTest {
  private static Round round(final double elapsed, final double process, final double cpu) {
    return new Round("inline", 1, "this", 1000, elapsed, process, cpu);
  }

  @Test
  void shouldDivideRecordsByTheSecondsOfEachClock() {
    final Round round = round(2, 4, 5);

    assertEquals(500, Rate.REPORT.of(round));
    assertEquals(250, Rate.PROCESS.of(round));
    assertEquals(200, Rate.CPU.of(round));
  }

  @Test
  void shouldTakeTheMedianOfPairedRatiosAndNotTheRatioOfMedians() {
    // Rates of 100, 200, 400 over 100, 100, 800: ratios of 1, 2, 0.5.
    final List<Round> ours = List.of(round(10, 1, 1), round(5, 1, 1), round(2.5, 1, 1));
    final List<Round> theirs = List.of(round(10, 1, 1), round(10, 1, 1), round(1.25, 1, 1));

    assertEquals(new Spread(1, 0.5, 2), Rate.REPORT.paired(ours, theirs));
    assertEquals(new Spread(200, 100, 400), Rate.REPORT.over(ours));
    assertEquals(new Spread(100, 100, 800), Rate.REPORT.over(theirs));
  }

  @Test
  void shouldKnowNoSpreadWhenOneTimeIsNotKnown() {
    final Spread spread = Rate.CPU.over(List.of(round(1, 1, 1), round(1, 1, Double.NaN)));

    assertEquals(new Spread(Double.NaN, Double.NaN, Double.NaN), spread);
  }

  @Test
  void shouldTakeTheMeanOfTheMiddleTwoWhenTheNumberIsEven() {
    assertEquals(new Spread(2.5, 1, 9), Spread.of(9, 1, 3, 2));
  }
}
