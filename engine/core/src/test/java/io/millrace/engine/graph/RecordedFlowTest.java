package io.millrace.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.tick.FieldNames;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Order-flow imbalance on recorded quotes, window by window, against a batch computation. */
class RecordedFlowTest {
  private static final long S = 1_000_000_000L;
  private static final long FIRST_NS = 34_200 * S;
  private static final long LAST_NS = 57_600 * S;
  private static final long WIDTH_NS = 10 * S;
  private static final int WINDOWS = (int) ((LAST_NS - FIRST_NS) / WIDTH_NS);

  private record Day(long[] timesNs, double[][] quotes) {}

  private static Day read(final String name) throws IOException {
    final Path path = Path.of(System.getProperty("millrace.data"), "lobster", name);
    Assumptions.assumeTrue(Files.exists(path), () -> "missing: " + path);
    try (ZipFile zip = new ZipFile(path.toFile())) {
      final List<String> messages = lines(zip, "_message_");
      final List<String> books = lines(zip, "_orderbook_");
      final long[] timesNs = new long[messages.size()];
      final double[][] quotes = new double[messages.size()][];
      for (int i = 0; i < timesNs.length; i++) {
        final String time = messages.get(i).substring(0, messages.get(i).indexOf(','));
        timesNs[i] = new java.math.BigDecimal(time).movePointRight(9).longValue();
        final String[] cells = books.get(i).split(",", 5);
        // bid, bid_size, ask, ask_size
        quotes[i] =
            new double[] {
              Double.parseDouble(cells[2]) / 1e4,
              Double.parseDouble(cells[3]),
              Double.parseDouble(cells[0]) / 1e4,
              Double.parseDouble(cells[1])
            };
      }
      return new Day(timesNs, quotes);
    }
  }

  private static List<String> lines(final ZipFile zip, final String part) throws IOException {
    for (final ZipEntry entry : java.util.Collections.list(zip.entries())) {
      if (entry.getName().contains(part)) {
        final byte[] bytes = zip.getInputStream(entry).readAllBytes();
        return new String(bytes, StandardCharsets.US_ASCII).lines().toList();
      }
    }
    throw new IOException("no entry with " + part + " in " + zip.getName());
  }

  /** Features at each boundary: flow and change of the mid. */
  private static List<double[]> streamed(final Day day) {
    final FieldNames fields = new FieldNames(List.of("bid", "bid_size", "ask", "ask_size"), false);
    final OperatorPlanner planner = new OperatorPlanner(fields, 1 << 20);
    fields.names().forEach(planner::field);
    planner.feature("flow", "sum(ofi, window=10s)");
    planner.feature("change", "change(mid, window=10s)");
    final OperatorGraph graph = planner.plan().newGraph();
    final List<double[]> samples = new ArrayList<>();
    long boundaryNs = FIRST_NS + WIDTH_NS;
    for (int i = 0; i < day.timesNs.length; i++) {
      for (; boundaryNs <= day.timesNs[i]; boundaryNs += WIDTH_NS) {
        samples.add(sample(graph, boundaryNs));
      }
      graph.update(day.quotes[i], day.timesNs[i]);
    }
    for (; boundaryNs <= LAST_NS; boundaryNs += WIDTH_NS) {
      samples.add(sample(graph, boundaryNs));
    }
    return samples;
  }

  private static double[] sample(final OperatorGraph graph, final long boundaryNs) {
    graph.moveTo(boundaryNs);
    final double[] features = new double[2];
    graph.copyFeatures(features);
    return features;
  }

  private static List<double[]> batch(final Day day) {
    final double[] flow = new double[WINDOWS];
    final double[] mid = new double[WINDOWS];
    Arrays.fill(mid, Double.NaN);
    for (int i = 0; i < day.timesNs.length; i++) {
      final int window = (int) ((day.timesNs[i] - FIRST_NS) / WIDTH_NS);
      final double[] now = day.quotes[i];
      mid[window] = middle(now[0], now[2]);
      if (i > 0) {
        final double[] then = day.quotes[i - 1];
        flow[window] +=
            (now[0] >= then[0] ? now[1] : 0)
                - (now[0] <= then[0] ? then[1] : 0)
                - (now[2] <= then[2] ? now[3] : 0)
                + (now[2] >= then[2] ? then[3] : 0);
      }
    }
    final List<double[]> samples = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      if (Double.isNaN(mid[i])) {
        mid[i] = mid[i - 1];
      }
      samples.add(new double[] {flow[i], i == 0 ? Double.NaN : change(mid[i - 1], mid[i])});
    }
    return samples;
  }

  private static double middle(final double bid, final double ask) {
    final BigDecimal sum = BigDecimal.valueOf(bid).add(BigDecimal.valueOf(ask));
    return sum.divide(BigDecimal.valueOf(2)).doubleValue();
  }

  private static double change(final double from, final double to) {
    return BigDecimal.valueOf(to).subtract(BigDecimal.valueOf(from)).doubleValue();
  }

  @ParameterizedTest
  @CsvSource({
    "LOBSTER_SampleFile_AAPL_2012-06-21_1.zip, 4.095166162688e-05, 4.176365357060e-04",
    "LOBSTER_SampleFile_AMZN_2012-06-21_5.zip, 2.531469841556e-05, -7.576481455806e-04"
  })
  void shouldGiveTheBatchComputationsWindows(
      final String file, final double slope, final double intercept) throws IOException {
    final Day day = read(file);
    final List<double[]> streamed = streamed(day);
    final List<double[]> batch = batch(day);
    assertEquals(WINDOWS, streamed.size());
    double sumX = 0;
    double sumY = 0;
    for (int i = 0; i < WINDOWS; i++) {
      assertEquals(batch.get(i)[0], streamed.get(i)[0], 0, "flow of window " + i);
      assertEquals(batch.get(i)[1], streamed.get(i)[1], 0, "change of window " + i);
      if (i > 0) {
        sumX += streamed.get(i)[0];
        sumY += streamed.get(i)[1];
      }
    }
    final double meanX = sumX / (WINDOWS - 1);
    final double meanY = sumY / (WINDOWS - 1);
    double xx = 0;
    double xy = 0;
    for (final double[] sample : streamed.subList(1, WINDOWS)) {
      xx += (sample[0] - meanX) * (sample[0] - meanX);
      xy += (sample[0] - meanX) * (sample[1] - meanY);
    }
    assertEquals(slope, xy / xx, 1e-11 * slope);
    assertEquals(intercept, meanY - xy / xx * meanX, 1e-11 * Math.abs(intercept));
  }
}
