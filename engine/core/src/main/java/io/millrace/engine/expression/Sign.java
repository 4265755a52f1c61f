package io.millrace.engine.expression;

/** The operators of the language. */
public enum Sign {
  /** {@code +}. */
  ADD("+"),
  /** {@code -}, between two operands or before one. */
  SUBTRACT("-"),
  /** {@code *}. */
  MULTIPLY("*"),
  /** {@code /}. */
  DIVIDE("/"),
  /** {@code ^}, from right to left. */
  POWER("^"),
  /** {@code <}. */
  LESS("<"),
  /** {@code <=}. */
  AT_MOST("<="),
  /** {@code >}. */
  MORE(">"),
  /** {@code >=}. */
  AT_LEAST(">="),
  /** {@code ==}. */
  EQUAL("=="),
  /** {@code !=}. */
  NOT_EQUAL("!="),
  /** {@code and}. */
  AND("and"),
  /** {@code or}. */
  OR("or"),
  /** {@code not}. */
  NOT("not");

  private final String text;

  Sign(final String text) {
    this.text = text;
  }

  /** {@return as it is written} */
  public String text() {
    return text;
  }

  /** {@return whether it compares} */
  public boolean isComparison() {
    return ordinal() >= LESS.ordinal() && ordinal() <= NOT_EQUAL.ordinal();
  }

  /**
   * @param text as written
   * @return its sign, null for another text
   */
  static Sign of(final String text) {
    for (final Sign sign : values()) {
      if (sign.text.equals(text)) {
        return sign;
      }
    }
    return null;
  }
}
