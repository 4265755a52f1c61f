package io.millrace.replay.app.terminal;

import io.millrace.replay.app.report.DetectionReport;
import java.math.BigDecimal;
import java.time.Instant;

/** A {@link DetectionReport} as a pipeline file: the feed in YAML, the rest in comments. */
public final class DetectionText {
  private static final long SECOND_NS = 1_000_000_000L;
  private static final int TEXT_WIDTH = 100;

  private DetectionText() {}

  /**
   * @param report of a file
   * @return lines, each with its line end
   */
  public static String of(final DetectionReport report) {
    final StringBuilder out = new StringBuilder(report.yaml());
    report.notes().forEach(note -> out.append("# ").append(note).append('\n'));
    if (report.malformed() > 0) {
      out.append("# malformed records before the fifth tick: ").append(report.malformed());
      out.append(", the first: ").append(Figures.foreign(report.reason(), TEXT_WIDTH)).append('\n');
    }
    if (report.ticks().isEmpty()) {
      return out.append("# no tick\n").toString();
    }
    final int fields = report.fields().size();
    final Table table = new Table("<<" + ">".repeat(fields));
    final String[] titles = new String[fields + 2];
    titles[0] = "time";
    titles[1] = "instrument";
    for (int i = 0; i < fields; i++) {
      titles[i + 2] = Figures.foreign(report.fields().get(i), TEXT_WIDTH);
    }
    table.row(titles);
    report.ticks().forEach(tick -> table.row(cells(tick)));
    out.append("# the first ticks:\n");
    table.text().lines().forEach(line -> out.append('#').append(line).append('\n'));
    return out.toString();
  }

  private static String[] cells(final DetectionReport.Tick tick) {
    final String[] cells = new String[tick.values().size() + 2];
    cells[0] =
        Instant.ofEpochSecond(
                Math.floorDiv(tick.timeNs(), SECOND_NS), Math.floorMod(tick.timeNs(), SECOND_NS))
            .toString();
    cells[1] = Figures.foreign(tick.instrument(), TEXT_WIDTH);
    for (int i = 0; i < tick.values().size(); i++) {
      final double value = tick.values().get(i);
      cells[i + 2] =
          Double.isFinite(value)
              ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
              : "-";
    }
    return cells;
  }
}
