package io.millrace.engine.expression;

import io.millrace.learning.setting.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Cuts a text into words. */
final class Lexer {
  private static final int MAX_TOKENS = 2_000;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(final String text) {
    this.text = text;
  }

  static List<Token> tokens(final String text) {
    final Lexer lexer = new Lexer(text);
    while (lexer.next()) {
      if (lexer.tokens.size() > MAX_TOKENS) {
        throw lexer.error(lexer.at, "the expression has more than " + MAX_TOKENS + " words");
      }
    }
    return lexer.tokens;
  }

  private boolean next() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      tokens.add(Token.plain(Token.Kind.END, "", at + 1));
      return false;
    }
    final char c = text.charAt(at);
    if (isDigit(c) || c == '.' && at + 1 < text.length() && isDigit(text.charAt(at + 1))) {
      number();
    } else if (isNameStart(c)) {
      name();
    } else {
      sign(c);
    }
    return true;
  }

  private void name() {
    final int from = at;
    do {
      at++;
      while (at < text.length() && isNamePart(text.charAt(at))) {
        at++;
      }
    } while (at + 1 < text.length() && text.charAt(at) == '.' && isNameStart(text.charAt(at + 1)));
    final String word = text.substring(from, at);
    final Sign sign = Sign.of(word);
    tokens.add(
        sign == null
            ? Token.plain(Token.Kind.NAME, word, from + 1)
            : new Token(Token.Kind.SIGN, word, sign, 0, 0, from + 1));
  }

  private void number() {
    final int from = at;
    digits();
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      digits();
    }
    exponent();
    final int end = at;
    while (at < text.length() && (isNamePart(text.charAt(at)) || text.charAt(at) == '.')) {
      at++;
    }
    final String word = text.substring(from, at);
    if (at > end) {
      tokens.add(duration(word, text.substring(end, at), from));
      return;
    }
    final double value = Double.parseDouble(word);
    if (Double.isInfinite(value)) {
      throw error(from, "the number " + word + " is too large");
    }
    tokens.add(new Token(Token.Kind.NUMBER, word, null, value, 0, from + 1));
  }

  private void digits() {
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
  }

  private void exponent() {
    if (at == text.length() || text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return;
    }
    int first = at + 1;
    if (first < text.length() && (text.charAt(first) == '+' || text.charAt(first) == '-')) {
      first++;
    }
    if (first < text.length() && isDigit(text.charAt(first))) {
      at = first;
      digits();
    }
  }

  private Token duration(final String word, final String unit, final int from) {
    if (Durations.unitNs(unit) == 0) {
      throw error(
          from,
          "'" + word + "' is neither a number nor a duration (units " + Durations.UNITS + ")");
    }
    final OptionalLong ns = Durations.parseNs(word);
    if (ns.isEmpty() || ns.getAsLong() == 0) {
      throw error(
          from, "the duration " + word + " is not a whole number of ns above 0 within 64 bits");
    }
    return new Token(Token.Kind.DURATION, word, null, 0, ns.getAsLong(), from + 1);
  }

  private void sign(final char c) {
    final int column = at + 1;
    final Token.Kind bracket =
        switch (c) {
          case '(' -> Token.Kind.OPEN;
          case ')' -> Token.Kind.CLOSE;
          case ',' -> Token.Kind.COMMA;
          default -> null;
        };
    if (bracket != null) {
      tokens.add(Token.plain(bracket, String.valueOf(c), column));
      at++;
      return;
    }
    final String two = text.substring(at, Math.min(at + 2, text.length()));
    final String one = text.substring(at, at + 1);
    final String word = Sign.of(two) != null ? two : one;
    if (Sign.of(word) != null) {
      tokens.add(new Token(Token.Kind.SIGN, word, Sign.of(word), 0, 0, column));
    } else if (c == '=') {
      tokens.add(Token.plain(Token.Kind.ASSIGN, "=", column));
    } else {
      throw error(at, unknown(c));
    }
    at += word.length();
  }

  private static String unknown(final char c) {
    return switch (c) {
      case '&' -> "'&' is not an operator; write 'and'";
      case '|' -> "'|' is not an operator; write 'or'";
      case '!' -> "'!' is not an operator; write 'not'";
      default ->
          isUnseen(c)
              ? "a character that means nothing here: code " + (int) c
              : "'" + c + "' means nothing here";
    };
  }

  /** Such as the no-break space that comes with text from a web page. */
  private static boolean isUnseen(final char c) {
    return Character.isISOControl(c)
        || Character.isSurrogate(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private ExpressionException error(final int index, final String message) {
    return new ExpressionException(text, index + 1, message);
  }

  private static boolean isDigit(final char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(final char c) {
    return c == '_' || Character.isLetter(c);
  }

  private static boolean isNamePart(final char c) {
    return isNameStart(c) || isDigit(c);
  }
}
