package io.millrace.replay.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows of cells in aligned columns, two blanks before each. One thread. */
final class Table {
  private final boolean[] right;
  private final List<Row> rows = new ArrayList<>();

  /** A row and how it is coloured, which must not count in its width. */
  private record Row(List<String> cells, UnaryOperator<String> colour) {}

  /**
   * @param alignment a character a column: {@code <} left, {@code >} right
   */
  Table(final String alignment) {
    right = new boolean[alignment.length()];
    for (int i = 0; i < right.length; i++) {
      right[i] = alignment.charAt(i) == '>';
    }
  }

  Table row(final String... cells) {
    return row(UnaryOperator.identity(), cells);
  }

  Table row(final UnaryOperator<String> colour, final String... cells) {
    if (cells.length != right.length) {
      throw new IllegalArgumentException(
          "cells=" + cells.length + " where columns=" + right.length);
    }
    rows.add(new Row(List.of(cells), colour));
    return this;
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The rows, each with its line end, without blanks at the end of a line. */
  String text() {
    final int[] widths = new int[right.length];
    for (final Row row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.cells().get(i)));
      }
    }
    final StringBuilder out = new StringBuilder();
    for (final Row row : rows) {
      out.append(row.colour().apply(line(row.cells(), widths))).append('\n');
    }
    return out.toString();
  }

  private String line(final List<String> cells, final int[] widths) {
    final StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      final String cell = cells.get(i);
      final String blanks = " ".repeat(widths[i] - width(cell));
      line.append("  ").append(right[i] ? blanks + cell : cell + blanks);
    }
    return line.toString().stripTrailing();
  }

  private static int width(final String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
