package io.millrace.learning.statistic.running;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.statistic.MomentKind;
import io.millrace.learning.statistic.Statistic;
import io.millrace.learning.statistic.WindowSpec;
import io.millrace.learning.statistic.window.SlidingMoments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * NIST's Statistical Reference Datasets, univariate: digits agreed with the certified deviation.
 */
class NistTest {
  private static final Pattern CERTIFIED =
      Pattern.compile(
          "standard ?deviation[^\\n]*?[:=]\\s*([0-9.]+)\\s*$",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private static final Pattern NUMBER = Pattern.compile("\\s*-?[0-9]+(\\.[0-9]*)?\\s*");

  private record Dataset(double deviation, List<Double> values) {}

  private static Dataset read(final String name) throws IOException {
    final Path path =
        Path.of(System.getProperty("millrace.data"), "..", "oracles", "nist", name + ".txt");
    Assumptions.assumeTrue(Files.exists(path), () -> "missing: " + path);
    final List<String> lines = Files.readAllLines(path);
    final Matcher certified = CERTIFIED.matcher(String.join("\n", lines));
    assertTrue(certified.find(), name);
    final List<Double> values = new ArrayList<>();
    for (final String line : lines) {
      if (NUMBER.matcher(line).matches()) {
        values.add(Double.parseDouble(line.trim()));
      }
    }
    assertTrue(values.size() >= 3, name);
    return new Dataset(Double.parseDouble(certified.group(1)), values);
  }

  private static double digits(final double value, final double certified) {
    return value == certified ? 17 : -Math.log10(Math.abs(value - certified) / certified);
  }

  private static double deviation(final Statistic statistic, final List<Double> values) {
    for (int i = 0; i < values.size(); i++) {
      statistic.update(values.get(i), i);
    }
    return statistic.get();
  }

  @ParameterizedTest
  @CsvSource({
    "PiDigits, 15",
    "Lottery, 15",
    "Lew, 15",
    "Mavro, 12.1",
    "Michelso, 12.4",
    "NumAcc1, 15",
    "NumAcc2, 15",
    "NumAcc3, 9.4",
    "NumAcc4, 8.2"
  })
  void shouldAgreeWithCertifiedDeviationWhenRunningOrWindowed(final String name, final double min)
      throws IOException {
    final Dataset dataset = read(name);
    final double running =
        digits(
            deviation(new RunningMoments(MomentKind.DEVIATION), dataset.values()),
            dataset.deviation());
    assertTrue(running >= min, name + " running: digits=" + running);
    final SlidingMoments windowed =
        new SlidingMoments(WindowSpec.count(dataset.values().size()), MomentKind.DEVIATION);
    // A first pass, so that the window consists of a front and a back; the sets' order is lost.
    deviation(windowed, dataset.values().subList(0, dataset.values().size() / 3));
    final double digits = digits(deviation(windowed, dataset.values()), dataset.deviation());
    assertTrue(digits >= min, name + " windowed: digits=" + digits);
  }

  @Test
  void shouldBeRightWhenValuesDifferInTheLastDigitOnly() throws IOException {
    final Dataset dataset = read("NumAcc4");
    final double variance =
        deviation(new EwMoments(Decay.alpha(0.1), EwMoments.Kind.VARIANCE), dataset.values());
    assertEquals(0.00997229928, variance, 1e-9);
  }
}
