package io.millrace.learning.model.rls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Regresses the mid price's change on order-flow imbalance in windows of 10 s (Cont, Kukanov and
 * Stoikov 2014), and wants the digits of batch least squares.
 */
class OrderFlowRegressionTest {
  private static final int WINDOWS = 2340;
  private static final int HALF_HOUR = 180;
  private static final double OPEN_S = 34_200;
  private final double[] flow = new double[WINDOWS];
  private final double[] mid = new double[WINDOWS];

  @ParameterizedTest
  @CsvSource({
    "LOBSTER_SampleFile_AAPL_2012-06-21_1.zip, 4.095166162688e-05, 4.176365357060e-04",
    "LOBSTER_SampleFile_AMZN_2012-06-21_5.zip, 2.531469841556e-05, -7.576481455806e-04"
  })
  void shouldReachBatchLeastSquares(final String name, final double slope, final double intercept)
      throws IOException {
    final Path file = Path.of(System.getProperty("millrace.data", "."), "lobster", name);
    Assumptions.assumeTrue(Files.exists(file), () -> "missing: " + file);
    read(file);
    for (final String ridge : List.of("1.0e-9", "none")) {
      final Model model =
          ModelCatalogue.create(ModelDefinition.of("ols", "rls", "ridge", ridge), 1);
      final double[] x = new double[1];
      for (int i = 1; i < WINDOWS; i++) {
        x[0] = flow[i];
        model.learn(x, mid[i] - mid[i - 1]);
      }
      assertEquals(slope, model.weights()[0], 1e-12 * Math.abs(slope), "ridge " + ridge);
      assertEquals(intercept, model.intercept(), 1e-12 * Math.abs(intercept), "ridge " + ridge);
    }
  }

  /** Half hours are counted from the first window that has a change, so that 12 are whole. */
  @ParameterizedTest
  @CsvSource({
    "LOBSTER_SampleFile_AAPL_2012-06-21_1.zip, 0.411501934, 0.498, 0.206, 0.712",
    "LOBSTER_SampleFile_AMZN_2012-06-21_5.zip, 0.316204920, 0.527, 0.227, 0.642"
  })
  void shouldExplainWhatThePublishedRegressionsExplain(
      final String name,
      final double ofTheDay,
      final double mean,
      final double min,
      final double max)
      throws IOException {
    final Path file = Path.of(System.getProperty("millrace.data", "."), "lobster", name);
    Assumptions.assumeTrue(Files.exists(file), () -> "missing: " + file);
    read(file);
    assertEquals(ofTheDay, explained(1, WINDOWS), 5e-10);
    final double[] parts = new double[12];
    for (int part = 0; part < parts.length; part++) {
      parts[part] = explained(1 + part * HALF_HOUR, 1 + (part + 1) * HALF_HOUR);
    }
    assertEquals(mean, Arrays.stream(parts).average().orElseThrow(), 5e-4);
    assertEquals(min, Arrays.stream(parts).min().orElseThrow(), 5e-4);
    assertEquals(max, Arrays.stream(parts).max().orElseThrow(), 5e-4);
  }

  /** R2 of least squares over some windows, by its final weights. */
  private double explained(final int from, final int to) {
    final Model model =
        ModelCatalogue.create(ModelDefinition.of("ols", "rls", "ridge", "1.0e-9"), 1);
    double mean = 0;
    for (int i = from; i < to; i++) {
      model.learn(new double[] {flow[i]}, mid[i] - mid[i - 1]);
      mean += (mid[i] - mid[i - 1]) / (to - from);
    }
    double errors = 0;
    double all = 0;
    for (int i = from; i < to; i++) {
      final double change = mid[i] - mid[i - 1];
      final double error = change - model.predict(new double[] {flow[i]});
      errors += error * error;
      all += (change - mean) * (change - mean);
    }
    return 1 - errors / all;
  }

  private void read(final Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      final List<? extends ZipEntry> entries = Collections.list(zip.entries());
      final List<String> messages = lines(zip, entries, "message");
      final List<String> quotes = lines(zip, entries, "orderbook");
      final double[] last = new double[4];
      double lastMid = Double.NaN;
      int window = 0;
      for (int i = 0; i < messages.size(); i++) {
        final String message = messages.get(i);
        final double timeS = Double.parseDouble(message.substring(0, message.indexOf(',')));
        final int now = Math.min(WINDOWS - 1, (int) ((timeS - OPEN_S) / 10));
        for (; window < now; window++) {
          mid[window] = lastMid;
        }
        final double[] quote = quote(quotes.get(i));
        flow[now] += i == 0 ? 0 : imbalance(last, quote);
        System.arraycopy(quote, 0, last, 0, 4);
        lastMid = (quote[0] + quote[2]) / 2;
      }
      for (; window < WINDOWS; window++) {
        mid[window] = lastMid;
      }
    }
  }

  private static List<String> lines(
      final ZipFile zip, final List<? extends ZipEntry> entries, final String kind) {
    final ZipEntry entry =
        entries.stream().filter(e -> e.getName().contains(kind)).findFirst().orElseThrow();
    try (InputStream in = zip.getInputStream(entry);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      return new ArrayList<>(reader.lines().toList());
    } catch (final IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ask, ask size, bid, bid size, prices in dollars. */
  private static double[] quote(final String line) {
    final String[] cells = line.split(",", 5);
    return new double[] {
      Double.parseDouble(cells[0]) / 10_000,
      Double.parseDouble(cells[1]),
      Double.parseDouble(cells[2]) / 10_000,
      Double.parseDouble(cells[3])
    };
  }

  private static double imbalance(final double[] before, final double[] now) {
    double sum = 0;
    sum += now[2] >= before[2] ? now[3] : 0;
    sum -= now[2] <= before[2] ? before[3] : 0;
    sum -= now[0] <= before[0] ? now[1] : 0;
    sum += now[0] >= before[0] ? before[1] : 0;
    return sum;
  }
}
