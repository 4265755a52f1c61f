package io.millrace.replay.app.defaults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.replay.app.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the models at their defaults over a series, by the command that users run. */
final class DefaultsRun {
  static final List<String> MODELS =
      List.of("linear", "rls", "pa", "bayesian_linear", "kalman", "fimt_dd", "amrules");

  /** Samples that are left out of all errors. */
  static final int WARM_UP = 500;

  /** Always predicts 0, so that its mean absolute error is the mean magnitude of the labels. */
  private static final String MAGNITUDE =
      "  - {name: magnitude, type: linear, intercept: false, scale: none, loss: huber,"
          + " optimizer: {type: sgd, rate: 4.9e-324}}\n";

  private final Path dir;

  /**
   * @param dir where the pipelines are written
   */
  DefaultsRun(final Path dir) {
    this.dir = dir;
  }

  /** Returns a row for each target; a model that was reset, not being finite, fails the test. */
  List<Row> rows(final Series series) throws IOException {
    final Map<String, Errors> values = errors(series, Target.VALUE);
    final Map<String, Errors> changes = errors(series, Target.CHANGE);
    final double level = values.get("magnitude").mae();
    return List.of(
        new Row(series.name(), Target.VALUE, level, values),
        new Row(series.name(), Target.CHANGE, level, changes));
  }

  private Map<String, Errors> errors(final Series series, final Target target) throws IOException {
    final StringBuilder models = new StringBuilder(MAGNITUDE);
    for (final String model : MODELS) {
      models.append("  - {name: ").append(model).append(", type: ").append(model).append("}\n");
    }
    final Path pipeline = dir.resolve("pipeline.yaml");
    Files.writeString(pipeline, series.pipeline(target, models.toString()));
    final JsonNode report =
        Program.run("run", pipeline.toString(), "--json", "--limit", "" + series.records())
            .done()
            .json();
    assertEquals(0, report.get("counts").path("model_reset").asLong(), series.name());
    final Map<String, Errors> errors = new LinkedHashMap<>();
    for (final JsonNode row : report.get("models")) {
      if (row.get("instrument").textValue().equals("*")) {
        errors.put(row.get("name").textValue(), Errors.of(row));
      }
    }
    return errors;
  }
}
