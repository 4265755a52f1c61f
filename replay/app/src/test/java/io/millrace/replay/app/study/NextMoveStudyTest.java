package io.millrace.replay.app.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The study of the next move of the mid price, computed again. */
class NextMoveStudyTest {
  private static final String[] HORIZONS = {"1s", "10s"};

  @TempDir private Path dir;

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "aapl, lobster/LOBSTER_SampleFile_AAPL_2012-06-21_1.zip",
    "amzn, lobster/LOBSTER_SampleFile_AMZN_2012-06-21_5.zip",
    "eurusd, fx/lean_oanda_eurusd/20140502_quote.zip",
    "aig, equity/lean_aig_quotes/20131007_quote.zip",
    "btcusdt, crypto/binance_usdm_BTCUSDT_20240808.jsonl.gz",
  })
  void shouldReachTheFiguresOfTheStudyWhenAllModelsRun(final String data, final String file)
      throws IOException {
    Study.recorded(file);
    final Study study = new Study("next-move.md", dir);
    final String pipeline = pipeline(study, data);
    final JsonNode near = study.run(pipeline.replace("horizon: 10s", "horizon: 1s"));
    study.assertShows(table(near, study.run(pipeline)));
  }

  /** The quick part: the baselines and one model of each horizon, on the least of the files. */
  @Test
  void shouldReachTheFiguresOfOneModelOfTheStudy() throws IOException {
    Study.recorded("crypto/binance_usdm_BTCUSDT_20240808.jsonl.gz");
    final Study study = new Study("next-move.md", dir);
    final String pipeline =
        pipeline(study, "btcusdt")
            .lines()
            .filter(line -> !line.contains("{name:") || line.contains("{name: rls,"))
            .collect(Collectors.joining("\n", "", "\n"));
    final JsonNode near = study.run(pipeline.replace("horizon: 10s", "horizon: 1s"));
    study.assertShows(table(near, study.run(pipeline)).subList(0, 4));
  }

  /** The pipeline of the page with another feed, without the features that feed cannot give. */
  private static String pipeline(final Study study, final String data) {
    final String whole = study.block("aapl.yaml");
    if (data.equals("aapl")) {
      return whole;
    }
    final String feed = study.block(data).strip();
    final boolean sizes = !data.equals("eurusd");
    final boolean trades = data.equals("amzn");
    return whole
        .lines()
        .filter(line -> trades || !line.contains("trades_10s:"))
        .filter(line -> sizes || !line.matches("  (ofi_1s|ofi_10s|imbalance|lean): .*"))
        .map(line -> line.startsWith("feed:") ? feed : line)
        .map(line -> data.equals("btcusdt") ? line.replace("every: 1s", "every: 100ms") : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Baselines first, then the models in the order of the pipeline. */
  private static List<String> table(final JsonNode near, final JsonNode far) {
    final List<String> lines = new ArrayList<>();
    for (final boolean baseline : new boolean[] {true, false}) {
      for (final JsonNode row : near.get("models")) {
        if (row.get("baseline").booleanValue() == baseline && isWhole(row)) {
          final String name = row.get("name").textValue();
          lines.add("| `" + name + "` |" + figures(near, row) + figures(far, row(far, name)));
        }
      }
    }
    return lines;
  }

  private static boolean isWhole(final JsonNode row) {
    return !row.get("instrument").textValue().equals("*");
  }

  private static JsonNode row(final JsonNode report, final String name) {
    for (final JsonNode row : report.get("models")) {
      if (row.get("name").textValue().equals(name) && isWhole(row)) {
        return row;
      }
    }
    throw new AssertionError(name + " is not in " + report);
  }

  private static String figures(final JsonNode report, final JsonNode row) {
    final double rmse = row.get("rmse").doubleValue();
    final boolean beats = rmse < row(report, "no_change").get("rmse").doubleValue();
    final StringBuilder text = new StringBuilder();
    text.append(beats ? " **" + number(rmse) + "** |" : " " + number(rmse) + " |");
    text.append(' ').append(number(row.get("mae").doubleValue())).append(" |");
    text.append(' ').append(number(row.get("r2").doubleValue())).append(" |");
    final boolean moves = !row.get("name").textValue().equals("no_change");
    text.append(' ').append(moves ? number(row.get("direction").doubleValue()) : "-");
    return text.append(" |").toString();
  }

  private static String number(final double value) {
    return String.format(Locale.ROOT, Math.abs(value) < 1000 ? "%.4f" : "%.1e", value);
  }
}
