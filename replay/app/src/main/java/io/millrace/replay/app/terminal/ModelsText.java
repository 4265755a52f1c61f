package io.millrace.replay.app.terminal;

import io.millrace.replay.app.report.ModelRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The models of a report beside their baselines, and the weights of the models. */
final class ModelsText {
  private static final int MOST_ACTIVE = 10;
  private static final int WEIGHTS_SHOWN = 40;
  private static final int NAME_WIDTH = 20;

  private final List<ModelRow> rows;
  private final Style style;
  private final int leftOut;

  ModelsText(final List<ModelRow> all, final Style style) {
    this.style = style;
    final Set<String> shown = mostActive(all);
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
  private static Set<String> mostActive(final List<ModelRow> all) {
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
        .limit(MOST_ACTIVE)
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
                  + MOST_ACTIVE
                  + " most active instruments; "
                  + Figures.count(leftOut)
                  + " more in --json"));
      out.append('\n');
    }
    final String weights = weights();
    if (!weights.isEmpty()) {
      out.append('\n').append(style.heading("Weights")).append('\n').append(weights);
    }
    return out.toString();
  }

  private String errors() {
    final boolean spreads = rows.stream().anyMatch(r -> !Double.isNaN(r.errors().maeSpreads()));
    final boolean intervals = rows.stream().anyMatch(r -> r.coverage() != null);
    final Table table = new Table("<<<>>>>>" + (spreads ? ">" : "") + (intervals ? ">" : ""));
    table.row(
        style::faint,
        cells(
            spreads,
            intervals,
            "instrument",
            "model",
            "",
            "n",
            "MAE",
            "RMSE",
            "R2",
            "direction",
            "MAE/spread",
            "coverage"));
    String instrument = "";
    for (final ModelRow row : rows) {
      final ModelRow.Errors e = row.errors();
      final String[] cells =
          cells(
              spreads,
              intervals,
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
              Figures.number(e.maeSpreads()),
              row.coverage() == null ? "" : Figures.percent(row.coverage()));
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

  /** All but the last two cells, and of those the ones that there are. */
  private static String[] cells(
      final boolean spreads, final boolean intervals, final String... cells) {
    final List<String> kept = new ArrayList<>(List.of(cells).subList(0, cells.length - 2));
    if (spreads) {
      kept.add(cells[cells.length - 2]);
    }
    if (intervals) {
      kept.add(cells[cells.length - 1]);
    }
    return kept.toArray(new String[0]);
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
