package io.millrace.engine.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {
  /** The tree with every bracket written. */
  private static String shown(final Expression expression) {
    if (expression instanceof Expression.Number) {
      return Double.toString(((Expression.Number) expression).value());
    }
    if (expression instanceof Expression.Duration) {
      return ((Expression.Duration) expression).ns() + "ns";
    }
    if (expression instanceof Expression.Name) {
      return ((Expression.Name) expression).name();
    }
    if (expression instanceof Expression.Unary) {
      final Expression.Unary unary = (Expression.Unary) expression;
      return "(" + unary.sign().text() + " " + shown(unary.operand()) + ")";
    }
    if (expression instanceof Expression.Binary) {
      final Expression.Binary binary = (Expression.Binary) expression;
      return "("
          + shown(binary.left())
          + " "
          + binary.sign().text()
          + " "
          + shown(binary.right())
          + ")";
    }
    final Expression.Call call = (Expression.Call) expression;
    return call.function()
        + call.arguments().stream().map(ExpressionsTest::shown).toList()
        + call.keys().stream()
            .map(key -> key.name() + "=" + shown(key.value()))
            .collect(Collectors.joining(",", "{", "}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a - b - c | ((a - b) - c)",
        "a + b * c | (a + (b * c))",
        "2 ^ 3 ^ 2 | (2.0 ^ (3.0 ^ 2.0))",
        "-2 ^ 2 | (- (2.0 ^ 2.0))",
        "2 ^ -1 | (2.0 ^ (- 1.0))",
        "-a * b | ((- a) * b)",
        "+a - -b | (a - (- b))",
        "a / b / c | ((a / b) / c)",
        "not a == b and c or d | (((not (a == b)) and c) or d)",
        "a or b and c | (a or (b and c))",
        "not not a | (not (not a))",
        "a <= b + 1 | (a <= (b + 1.0))",
        "a != b | (a != b)",
        "(a + b) * c | ((a + b) * c)",
        ".5 + 1e-3 + 2.5E+2 + 1. | (((0.5 + 0.001) + 250.0) + 1.0)",
        "f() | f[]{}",
        "f(x, -1, n=500, window=1.5s) | f[x, (- 1.0)]{n=500.0,window=1500000000ns}",
        "data.b + pH | (data.b + pH)",
        "mean(x, window=250ms) | mean[x]{window=250000000ns}",
        "android or nothing | (android or nothing)",
      })
  void shouldBindAsWrittenWhenParsed(final String text, final String tree) {
    assertEquals(tree, shown(Expressions.parse(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + | 4 | a value is missing before the end",
        "'' | 1 | the expression is empty",
        "a b | 3 | an operator is missing before 'b'",
        "(a + b | 7 | ')' is missing before the end; the bracket opens at column 1",
        "a = 1 | 3 | '=' is allowed only between a key and its value in a call; '==' compares",
        "f(a = 1 | 8 | ')' is missing before the end; the bracket opens at column 2",
        "1 < a < 3 | 7 | comparisons do not chain; write 'a < b and b < c'",
        "a && b | 3 | '&' is not an operator; write 'and'",
        "10x | 1 | '10x' is neither a number nor a duration (units ns us ms s m h d)",
        "0s | 1 | the duration 0s is not a whole number of ns above 0 within 64 bits",
        "0.5ns | 1 | the duration 0.5ns is not a whole number of ns above 0 within 64 bits",
        "1e999 | 1 | the number 1e999 is too large",
        "f(n=1, x) | 8 | a positional argument follows a keyword argument",
        "f(n=1, n=2) | 8 | duplicate argument 'n'",
        "f(,) | 3 | a value is missing before ','",
        "a $ b | 3 | '$' means nothing here",
        "a) | 2 | an operator is missing before ')'",
        "1.2.3 | 1 | '1.2.3' is neither a number nor a duration (units ns us ms s m h d)",
      })
  void shouldNameColumnWhenTextIsWrong(final String text, final int column, final String message) {
    final ExpressionException error =
        assertThrows(ExpressionException.class, () -> Expressions.parse(text));
    assertEquals(message + " (column " + column + ")", error.getMessage());
    assertEquals(column, error.column());
  }

  /** Text from a web page brings such characters; between quotes there is nothing to see. */
  @ParameterizedTest
  @ValueSource(chars = {'\u00a0', '\u200b', '\u202e', '\ufeff', '\u0007'})
  void shouldTellTheCodeOfACharacterThatCannotBeSeen(final char unseen) {
    final ExpressionException error =
        assertThrows(ExpressionException.class, () -> Expressions.parse("x" + unseen + "+ 1"));
    assertEquals(
        "a character that means nothing here: code " + (int) unseen + " (column 2)",
        error.getMessage());
  }

  @Test
  void shouldPointWithACaretWhenTextIsWrong() {
    final ExpressionException error =
        assertThrows(ExpressionException.class, () -> Expressions.parse("a +\n* b"));
    assertEquals("a + * b\n    ^", error.caret());
    final String longText = "x + ".repeat(60) + "* 1" + " + x".repeat(60);
    final String[] lines =
        assertThrows(ExpressionException.class, () -> Expressions.parse(longText))
            .caret()
            .split("\n");
    assertEquals(2, lines.length);
    assertEquals('*', lines[0].charAt(lines[1].length() - 1));
    assertTrue(lines[0].length() < 140, lines[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "not ", "f(", "2^", "f(n="})
  void shouldRefuseTextWhenNestedWithoutEnd(final String opening) {
    for (final int times : new int[] {101, 900, 100_000}) {
      assertThrows(ExpressionException.class, () -> Expressions.parse(opening.repeat(times) + "1"));
    }
  }

  @Test
  void shouldTakeLongChainsWhenTheyFit() {
    final Expression chain = Expressions.parse("1" + "+1".repeat(900));
    assertFalse(shown(chain).isEmpty());
    final ExpressionException error =
        assertThrows(ExpressionException.class, () -> Expressions.parse("1" + "+1".repeat(1_500)));
    assertTrue(error.getMessage().contains("more than 2000 words"), error.getMessage());
    assertThrows(
        ExpressionException.class, () -> Expressions.parse(" ".repeat(Expressions.MAX_LENGTH + 1)));
  }

  @Test
  void shouldFailWithAColumnWhenTextIsRandom() {
    final String[] words = {
      "a", "1", "2.5e3", "10s", "and", "or", "not", "(", ")", ",", "=", "==", "<", "-", "^", "f(",
      "n=", ".", "\u00e9", "\0", "1e", "!", " "
    };
    int parsed = 0;
    for (long seed = 0; seed < 20_000; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final StringBuilder text = new StringBuilder();
      final int count = random.nextInt(1, 12);
      for (int i = 0; i < count; i++) {
        text.append(words[random.nextInt(words.length)]).append(random.nextInt(2) == 0 ? " " : "");
      }
      try {
        shown(Expressions.parse(text.toString()));
        parsed++;
      } catch (final ExpressionException wrong) {
        final String where = "seed=" + seed + " text=" + text;
        assertTrue(wrong.column() >= 1 && wrong.column() <= text.length() + 1, where);
        assertFalse(wrong.getMessage().contains("\n"), where);
        assertEquals(2, wrong.caret().split("\n").length, where);
      }
    }
    assertTrue(parsed > 100, "parsed=" + parsed);
  }
}
