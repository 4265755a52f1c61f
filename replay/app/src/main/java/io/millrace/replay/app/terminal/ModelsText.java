package io.millrace.replay.app.terminal;

import io.millrace.replay.app.report.ModelRow;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The models of a report beside their baselines, and the weights of the models. */
final class ModelsText {
  private static final int MAX_ACTIVE = 10;
  private static final int WEIGHTS_SHOWN = 40;
  private static final int NAME_WIDTH = 20;

  private final List<ModelRow> rows;
  private final Style style;
  private final int leftOut;

  ModelsText(final List<ModelRow> all, final Style style) {
    this.style = style;
    final Set<String> shown = maxActive(all);
    this.leftOut =
        (int)
            all.stream()
                .map(ModelRow::instrument)
                .distinct()
                .filter(name -> !name.equals(ModelRow.ALL) && !shown.contains(name))
                .count();
    this.rows =
        all.stream()
            .filter(row -> shown.contains(row.instrument()))
            .sorted(
                Comparator.comparing((ModelRow row) -> !row.instrument().equals(ModelRow.ALL))
                    .thenComparing(ModelRow::instrument)
                    .thenComparingDouble(ModelsText::badness))
            .toList();
  }

  /** What rows are sorted by: the root of the mean squared error, or the share of wrong classes. */
  private static double badness(final ModelRow row) {
    return row.classes() == null ? row.errors().rmse() : 1 - row.classes().accuracy();
  }

  /** Those of all together, of the instruments with most predictions, and of no others. */
  private static Set<String> maxActive(final List<ModelRow> all) {
    final Map<String, Long> activity = new LinkedHashMap<>();
    all.forEach(row -> activity.merge(row.instrument(), row.n(), Math::max));
    final Set<String> shown = new TreeSet<>();
    if (activity.remove(ModelRow.ALL) != null) {
      shown.add(ModelRow.ALL);
    }
    if (activity.size() == 1) {
      shown.clear();
    }
    activity.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Long> e) -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(MAX_ACTIVE)
        .forEach(e -> shown.add(e.getKey()));
    return shown;
  }

  String text() {
    if (rows.isEmpty()) {
      return "";
    }
    final StringBuilder out = new StringBuilder();
    out.append('\n').append(style.heading("Models and baselines")).append('\n');
    out.append(rows.get(0).classes() == null ? errors() : classes());
    if (leftOut > 0) {
      out.append(
          style.faint(
              "  the "
                  + MAX_ACTIVE
                  + " most active instruments; "
                  + Figures.count(leftOut)
                  + " more in --json"));
      out.append('\n');
    }
    final String notes = ModelNotesText.of(rows);
    if (!notes.isEmpty()) {
      out.append('\n').append(style.heading("Intervals and memory")).append('\n').append(notes);
    }
    final String weights = weights();
    if (!weights.isEmpty()) {
      out.append('\n').append(style.heading("Weights")).append('\n').append(weights);
    }
    return out.toString();
  }

  private String errors() {
    final boolean spreads = rows.stream().anyMatch(r -> !Double.isNaN(r.errors().maeSpreads()));
    final Table table = new Table(spreads ? "<<<>>>>>>" : "<<<>>>>>");
    table.row(
        style::faint,
        cells(
            spreads,
            "instrument",
            "model",
            "",
            "n",
            "MAE",
            "RMSE",
            "R2",
            "direction",
            "MAE/spread"));
    String instrument = "";
    for (final ModelRow row : rows) {
      final ModelRow.Errors e = row.errors();
      final String[] cells =
          cells(
              spreads,
              row.instrument().equals(instrument)
                  ? ""
                  : Figures.foreign(row.instrument(), NAME_WIDTH),
              Figures.foreign(row.name(), NAME_WIDTH),
              row.baseline() ? "baseline" : "",
              Figures.count(row.n()),
              Figures.number(e.mae()),
              Figures.number(e.rmse()),
              share(e.r2()),
              Figures.percent(e.direction()),
              Figures.number(e.maeSpreads()));
      table.row(row.baseline() ? style::faint : beatsBaselines(row) ? style::good : t -> t, cells);
      instrument = row.instrument();
    }
    return table.text();
  }

  private String classes() {
    final Table table = new Table("<<<>>>>>>");
    table.row(
        style::faint, "instrument", "model", "", "n", "accuracy", "F1", "log loss", "AUC", "kappa");
    String instrument = "";
    for (final ModelRow row : rows) {
      final ModelRow.Classes c = row.classes();
      table.row(
          row.baseline() ? style::faint : beatsBaselines(row) ? style::good : t -> t,
          row.instrument().equals(instrument) ? "" : Figures.foreign(row.instrument(), NAME_WIDTH),
          Figures.foreign(row.name(), NAME_WIDTH),
          row.baseline() ? "baseline" : "",
          Figures.count(row.n()),
          Figures.percent(c.accuracy()),
          share(c.f1()),
          Figures.number(c.logLoss()),
          share(c.auc()),
          share(c.kappa()));
      instrument = row.instrument();
    }
    return table.text();
  }

  private static String share(final double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : Figures.UNKNOWN;
  }

  private static String[] cells(final boolean last, final String... cells) {
    return last ? cells : Arrays.copyOf(cells, cells.length - 1);
  }

  private boolean beatsBaselines(final ModelRow row) {
    return rows.stream()
        .filter(other -> other.baseline() && other.instrument().equals(row.instrument()))
        .allMatch(other -> badness(row) < badness(other));
  }

  private String weights() {
    final Table table = new Table("<<<>");
    int shown = 0;
    int more = 0;
    for (final ModelRow row : rows) {
      final Map<String, Double> named = new LinkedHashMap<>();
      if (row.weights() != null) {
        named.putAll(row.weights());
        named.put("intercept", row.intercept());
      }
      boolean first = true;
      for (final Map.Entry<String, Double> weight : named.entrySet()) {
        if (shown == WEIGHTS_SHOWN) {
          more++;
          continue;
        }
        table.row(
            first ? Figures.foreign(row.instrument(), NAME_WIDTH) : "",
            first ? Figures.foreign(row.name(), NAME_WIDTH) : "",
            Figures.foreign(weight.getKey(), 40),
            Figures.number(weight.getValue()));
        first = false;
        shown++;
      }
    }
    return table.text() + (more == 0 ? "" : "  " + Figures.count(more) + " more in --json\n");
  }
}
