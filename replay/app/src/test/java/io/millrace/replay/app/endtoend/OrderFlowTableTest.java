package io.millrace.replay.app.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.replay.app.Recorded;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of docs/studies/ofi.md: order-flow imbalance against mid-price changes over ten
 * seconds, on recorded order books, as ordinary least squares finds it. The expected figures were
 * computed apart from this project.
 */
final class OrderFlowTableTest {
  private static final String PIPELINE =
      """
      feed: {format: lobster, path: %s}
      features:
        ofi_10s: "sum(ofi, window=10s)"
      sample: {every: 10s}
      target: {value: "change(mid, window=10s)", horizon: none}
      models:
        - {name: ols, type: rls, forgetting: 1.0, ridge: 1.0e-9}
      journal: {dir: journal, checkpoint: 50000}
      """;
  private static final double RELATIVE = 1e-9;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "AAPL, LOBSTER_SampleFile_AAPL_2012-06-21_1.zip, 4.095166162688e-05, 4.176365357060e-04",
    "AMZN, LOBSTER_SampleFile_AMZN_2012-06-21_5.zip, 2.531469841556e-05, -7.576481455806e-04",
  })
  void shouldReachTheBatchRegressionWhenTheSamplesAreRun(
      final String instrument, final String file, final double slope, final double intercept)
      throws IOException {
    final Path pipeline =
        Recorded.pipeline(folder, PIPELINE, Recorded.path("lobster").resolve(file));
    final Ran live = Ran.millrace("run", pipeline);
    assertEquals(2_339, live.count("samples"));
    assertEquals(1, live.count("not_ready"));
    assertEquals(0, live.count("malformed"));
    final JsonNode model = live.model(instrument, "ols");
    assertEquals(2_339, model.get("n").asLong());
    assertClose(slope, model.get("weights").get("ofi_10s").asDouble());
    assertClose(intercept, model.get("weights").get("intercept").asDouble());
    live.isReplayedFrom(folder.resolve("journal"));
  }

  private static void assertClose(final double expected, final double actual) {
    assertEquals(expected, actual, RELATIVE * Math.abs(expected));
  }
}
