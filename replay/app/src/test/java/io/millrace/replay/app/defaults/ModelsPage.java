package io.millrace.replay.app.defaults;

import io.millrace.replay.app.docs.Page;
import java.util.List;
import java.util.Locale;

/** The tables of docs/MODELS.md. */
final class ModelsPage {
  private static final String NAME = "docs/MODELS.md";

  private ModelsPage() {}

  static Page read() {
    return Page.read(NAME);
  }

  /** Returns the text of the page with the table of this name in place of the one it has. */
  static String with(final Page page, final String table, final List<Row> rows) {
    final String begin = "<!-- table: " + table + " -->\n\n";
    final int from = page.text().indexOf(begin) + begin.length();
    if (from < begin.length()) {
      throw new AssertionError(page.path() + " has no " + begin);
    }
    final int end = page.text().indexOf("\n\n", from) + 1;
    return page.text().substring(0, from) + table(rows) + page.text().substring(end);
  }

  private static String table(final List<Row> rows) {
    final StringBuilder text = new StringBuilder("| series | target | MAE | RMSE |");
    for (final String model : DefaultsRun.MODELS) {
      text.append(" `").append(model).append("` |");
    }
    text.append("\n|---|---|---|---|").append("---|".repeat(DefaultsRun.MODELS.size()));
    for (final Row row : rows) {
      text.append("\n| ").append(row.series()).append(" | ").append(row.target().label());
      text.append(" | ").append(error(row.best().mae()));
      text.append(" | ").append(error(row.best().rmse()));
      for (final String model : DefaultsRun.MODELS) {
        text.append(" | ").append(cell(row, model));
      }
      text.append(" |");
    }
    return text.append('\n').toString();
  }

  private static String cell(final Row row, final String model) {
    final Errors ratio = row.ratio(model);
    final String text =
        row.isExact()
            ? "(" + level(ratio.mae()) + ", " + level(ratio.rmse()) + ")"
            : times(ratio.mae()) + ", " + times(ratio.rmse());
    return row.passes(model) ? text : "**" + text + "**";
  }

  private static String error(final double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.3g", value);
  }

  private static String times(final double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0e", value);
  }

  private static String level(final double value) {
    return value == 0 ? "0" : String.format(Locale.ROOT, "%.0e", value);
  }
}
