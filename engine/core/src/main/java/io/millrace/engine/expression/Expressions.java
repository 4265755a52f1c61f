package io.millrace.engine.expression;

/** Entry to the language: text to tree. */
public final class Expressions {
  /** How many characters an expression may have. */
  public static final int MAX_LENGTH = 4_096;

  private Expressions() {}

  /**
   * Parses an expression. Allocates the tree; its depth is bounded.
   *
   * @param text such as {@code zscore(mid, n=500) > 3 and spread < 0.02}
   * @return its tree; names and functions are not looked up
   * @throws ExpressionException where the text is no expression
   */
  public static Expression parse(final String text) {
    if (text.length() > MAX_LENGTH) {
      throw new ExpressionException(
          text,
          MAX_LENGTH + 1,
          "the expression has " + text.length() + " characters; at most " + MAX_LENGTH);
    }
    return new Parser(text).parse();
  }
}
