package io.millrace.engine.expression;

/** An error in an expression, with its column. */
public final class ExpressionException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 60;

  private final String text;
  private final int column;

  /**
   * @param text of the whole expression
   * @param column where it is wrong, from 1; one past the last where something is missing there
   * @param message what is wrong, one line
   */
  public ExpressionException(final String text, final int column, final String message) {
    super(message.replace('\n', ' ').replace('\r', ' ') + " (column " + column + ")");
    this.text = text;
    this.column = column;
  }

  /** {@return the whole expression} */
  public String text() {
    return text;
  }

  /** {@return where it is wrong, from 1} */
  public int column() {
    return column;
  }

  /**
   * Allocates the text. A long expression is truncated to the text around the column.
   *
   * @return the expression and, on a second line, a caret under the column
   */
  public String caret() {
    final int at = Math.min(Math.max(column - 1, 0), text.length());
    final int from = Math.max(0, at - SHOWN);
    final int to = Math.min(text.length(), at + SHOWN);
    final String before = from > 0 ? "..." : "";
    final String after = to < text.length() ? "..." : "";
    final StringBuilder shown = new StringBuilder(before);
    for (int i = from; i < to; i++) {
      final char c = text.charAt(i);
      shown.append(Character.isISOControl(c) ? ' ' : c);
    }
    return shown + after + "\n" + " ".repeat(before.length() + at - from) + "^";
  }
}
