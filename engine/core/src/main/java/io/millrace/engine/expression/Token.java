package io.millrace.engine.expression;

/**
 * A word of the text.
 *
 * @param kind of word
 * @param text as written; empty at the end
 * @param sign of an operator, else null
 * @param number of a number
 * @param ns of a duration
 * @param column of its first character, from 1
 */
record Token(Kind kind, String text, Sign sign, double number, long ns, int column) {
  /** Kinds of words. */
  enum Kind {
    NUMBER,
    DURATION,
    NAME,
    SIGN,
    OPEN,
    CLOSE,
    COMMA,
    ASSIGN,
    END
  }

  static Token plain(final Kind kind, final String text, final int column) {
    return new Token(kind, text, null, 0, 0, column);
  }

  /** How an error names it. */
  String shown() {
    return kind == Kind.END ? "the end" : "'" + text + "'";
  }
}
