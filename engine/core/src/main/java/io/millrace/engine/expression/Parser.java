package io.millrace.engine.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * Descends from the loosest operator to the tightest: {@code or}, {@code and}, {@code not},
 * comparisons, {@code + -}, {@code * /}, unary minus, {@code ^}. Nesting is bounded, so that no
 * text exhausts the stack.
 */
final class Parser {
  private static final int MAX_DEPTH = 100;

  private final String text;
  private final List<Token> tokens;
  private int at;
  private int depth;

  Parser(final String text) {
    this.text = text;
    this.tokens = Lexer.tokens(text);
  }

  Expression parse() {
    if (peek().kind() == Token.Kind.END) {
      throw error(peek(), "the expression is empty");
    }
    final Expression whole = or();
    if (peek().kind() == Token.Kind.ASSIGN) {
      throw error(
          peek(), "'=' is allowed only between a key and its value in a call; '==' compares");
    }
    if (peek().kind() != Token.Kind.END) {
      throw error(peek(), "an operator is missing before " + peek().shown());
    }
    return whole;
  }

  private Expression or() {
    enter();
    Expression left = and();
    while (peek().sign() == Sign.OR) {
      final Token sign = take();
      left = new Expression.Binary(Sign.OR, left, and(), sign.column());
    }
    depth--;
    return left;
  }

  private Expression and() {
    Expression left = not();
    while (peek().sign() == Sign.AND) {
      final Token sign = take();
      left = new Expression.Binary(Sign.AND, left, not(), sign.column());
    }
    return left;
  }

  private Expression not() {
    if (peek().sign() != Sign.NOT) {
      return comparison();
    }
    final Token sign = take();
    enter();
    final Expression operand = not();
    depth--;
    return new Expression.Unary(Sign.NOT, operand, sign.column());
  }

  private Expression comparison() {
    final Expression left = sum();
    if (peek().sign() == null || !peek().sign().isComparison()) {
      return left;
    }
    final Token sign = take();
    final Expression right = sum();
    if (peek().sign() != null && peek().sign().isComparison()) {
      throw error(peek(), "comparisons do not chain; write 'a < b and b < c'");
    }
    return new Expression.Binary(sign.sign(), left, right, sign.column());
  }

  private Expression sum() {
    Expression left = product();
    while (peek().sign() == Sign.ADD || peek().sign() == Sign.SUBTRACT) {
      final Token sign = take();
      left = new Expression.Binary(sign.sign(), left, product(), sign.column());
    }
    return left;
  }

  private Expression product() {
    Expression left = unary();
    while (peek().sign() == Sign.MULTIPLY || peek().sign() == Sign.DIVIDE) {
      final Token sign = take();
      left = new Expression.Binary(sign.sign(), left, unary(), sign.column());
    }
    return left;
  }

  private Expression unary() {
    if (peek().sign() != Sign.SUBTRACT && peek().sign() != Sign.ADD) {
      return power();
    }
    final Token sign = take();
    enter();
    final Expression operand = unary();
    depth--;
    return sign.sign() == Sign.ADD
        ? operand
        : new Expression.Unary(Sign.SUBTRACT, operand, sign.column());
  }

  private Expression power() {
    final Expression base = primary();
    if (peek().sign() != Sign.POWER) {
      return base;
    }
    final Token sign = take();
    enter();
    final Expression exponent = unary();
    depth--;
    return new Expression.Binary(Sign.POWER, base, exponent, sign.column());
  }

  private Expression primary() {
    final Token token = take();
    switch (token.kind()) {
      case NUMBER:
        return new Expression.Number(token.number(), token.column());
      case DURATION:
        return new Expression.Duration(token.ns(), token.column());
      case NAME:
        return peek().kind() == Token.Kind.OPEN
            ? call(token)
            : new Expression.Name(token.text(), token.column());
      case OPEN:
        final Expression inner = or();
        close(token);
        return inner;
      default:
        throw error(token, "a value is missing before " + token.shown());
    }
  }

  private Expression call(final Token name) {
    final Token open = take();
    final List<Expression> arguments = new ArrayList<>();
    final List<Expression.Key> keys = new ArrayList<>();
    if (peek().kind() != Token.Kind.CLOSE) {
      argument(arguments, keys);
      while (peek().kind() == Token.Kind.COMMA) {
        take();
        argument(arguments, keys);
      }
    }
    close(open);
    return new Expression.Call(name.text(), arguments, keys, name.column());
  }

  private void argument(final List<Expression> arguments, final List<Expression.Key> keys) {
    final Token first = peek();
    if (first.kind() == Token.Kind.NAME && tokens.get(at + 1).kind() == Token.Kind.ASSIGN) {
      take();
      take();
      if (keys.stream().anyMatch(key -> key.name().equals(first.text()))) {
        throw error(first, "duplicate argument '" + first.text() + "'");
      }
      keys.add(new Expression.Key(first.text(), or(), first.column()));
    } else if (keys.isEmpty()) {
      arguments.add(or());
    } else {
      throw error(first, "a positional argument follows a keyword argument");
    }
  }

  private void close(final Token open) {
    final Token token = take();
    if (token.kind() == Token.Kind.ASSIGN) {
      throw error(
          token, "'=' is allowed only between a key and its value in a call; '==' compares");
    }
    if (token.kind() != Token.Kind.CLOSE) {
      throw error(
          token,
          "')' is missing before "
              + token.shown()
              + "; the bracket opens at column "
              + open.column());
    }
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token take() {
    final Token token = tokens.get(at);
    if (token.kind() != Token.Kind.END) {
      at++;
    }
    return token;
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw error(peek(), "the expression is nested more than " + MAX_DEPTH + " deep");
    }
  }

  private ExpressionException error(final Token token, final String message) {
    return new ExpressionException(text, token.column(), message);
  }
}
