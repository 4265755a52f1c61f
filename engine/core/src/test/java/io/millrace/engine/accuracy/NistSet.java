package io.millrace.engine.accuracy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** A univariate set of NIST's Statistical Reference Datasets with its certified values. */
record NistSet(String name, double mean, double deviation, List<BigDecimal> values) {
  /** In the order of the page. */
  static final List<String> NAMES =
      List.of(
          "PiDigits",
          "Lottery",
          "Lew",
          "Mavro",
          "Michelso",
          "NumAcc1",
          "NumAcc2",
          "NumAcc3",
          "NumAcc4");

  private static final Pattern NUMBER = Pattern.compile("\\s*-?[0-9]+(\\.[0-9]*)?\\s*");

  /** Reads a set, or skips the test where it is missing. */
  static NistSet read(final String name) throws IOException {
    final Path path =
        Path.of(System.getProperty("millrace.data", "data"), "..", "oracles", "nist", name + ".txt")
            .normalize();
    Assumptions.assumeTrue(Files.exists(path), () -> "missing: " + path);
    final List<BigDecimal> values = new ArrayList<>();
    for (final String line : Files.readAllLines(path)) {
      if (NUMBER.matcher(line).matches()) {
        values.add(new BigDecimal(line.trim()));
      }
    }
    final String text = Files.readString(path);
    return new NistSet(
        name, certified("mean", text), certified("standard ?deviation", text), values);
  }

  private static double certified(final String what, final String text) {
    final Matcher matcher =
        Pattern.compile(
                "^\\s*(?:sample )?" + what + "[^\\n]*?[:=]\\s*(-?[0-9.]+)\\s*$",
                Pattern.CASE_INSENSITIVE | Pattern.MULTILINE)
            .matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no certified " + what);
    }
    return Double.parseDouble(matcher.group(1));
  }

  double[] doubles() {
    return values.stream().mapToDouble(BigDecimal::doubleValue).toArray();
  }
}
