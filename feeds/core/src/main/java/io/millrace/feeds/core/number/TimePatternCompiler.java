package io.millrace.feeds.core.number;

import io.millrace.feeds.core.number.TimePatternStep.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes the steps of a {@link TimePattern} of its text. */
final class TimePatternCompiler {
  private static final String LETTERS = "u y M d H h m s S a";
  private static final int MAX_FRACTION = 9;

  private final String pattern;
  private final List<TimePatternStep> steps = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private final boolean[] has = new boolean[TimePatternStep.FIELDS];
  private int depth;

  /** The last number of one letter, and how many steps there were after it. */
  private char loose;

  private int looseAt;
  private int at;

  TimePatternCompiler(final String pattern) {
    this.pattern = pattern;
    while (at < pattern.length()) {
      next(pattern.charAt(at));
    }
    flush();
    if (depth > 0) {
      throw wrong("a section [ is not closed");
    }
    check();
    place();
  }

  TimePatternStep[] steps() {
    return steps.toArray(TimePatternStep[]::new);
  }

  boolean hasDate() {
    return has[TimePatternStep.YEAR];
  }

  private IllegalArgumentException wrong(final String what) {
    return new IllegalArgumentException("'" + pattern + "': " + what);
  }

  private void next(final char letter) {
    if (letter == '\'') {
      quoted();
    } else if ((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')) {
      flush();
      int count = 1;
      while (at + count < pattern.length() && pattern.charAt(at + count) == letter) {
        count++;
      }
      at += count;
      letters(letter, count);
    } else if (letter == '[' || letter == ']') {
      flush();
      depth += letter == '[' ? 1 : -1;
      if (depth < 0) {
        throw wrong("a ] without its [");
      }
      steps.add(TimePatternStep.of(letter == '[' ? Kind.OPEN : Kind.CLOSE));
      at++;
    } else if (letter == '{' || letter == '}' || letter == '#') {
      throw wrong("the letter '" + letter + "' is reserved: quote it, as in '" + letter + "'");
    } else {
      literal.append(letter);
      at++;
    }
  }

  /** Two quotes are one, inside a quoted text and outside. */
  private void quoted() {
    final int start = at + 1;
    int close = pattern.indexOf('\'', start);
    while (close > start && close + 1 < pattern.length() && pattern.charAt(close + 1) == '\'') {
      close = pattern.indexOf('\'', close + 2);
    }
    if (close < 0) {
      throw wrong("a quote is not closed");
    }
    final String text = pattern.substring(start, close);
    literal.append(text.isEmpty() ? "'" : text.replace("''", "'"));
    at = close + 1;
  }

  private void flush() {
    if (literal.length() > 0) {
      steps.add(TimePatternStep.literal(literal.toString().getBytes(StandardCharsets.UTF_8)));
      literal.setLength(0);
    }
  }

  private void letters(final char letter, final int count) {
    switch (letter) {
      case 'y', 'u' -> year(letter, count);
      case 'M' -> month(count);
      case 'd' -> number(letter, count, TimePatternStep.DAY, 1, 31);
      case 'H' -> number(letter, count, TimePatternStep.HOUR, 0, 23);
      case 'h' -> number(letter, count, TimePatternStep.HOUR_OF_HALF, 1, 12);
      case 'm' -> number(letter, count, TimePatternStep.MINUTE, 0, 59);
      case 's' -> number(letter, count, TimePatternStep.SECOND, 0, 59);
      case 'S' -> fraction(count);
      case 'a' -> half(count);
      default ->
          throw wrong(
              "the letter '" + letter + "' is none of " + LETTERS + "; text is quoted, as in 'T'");
    }
  }

  private IllegalArgumentException times(final char letter, final int count, final String wanted) {
    return wrong("the letter '" + letter + "' comes " + count + " times: " + wanted);
  }

  private void year(final char letter, final int count) {
    if (count != 4 && count != 2) {
      throw times(letter, count, "yyyy or yy");
    }
    has[TimePatternStep.YEAR] = true;
    steps.add(
        count == 2
            ? TimePatternStep.shortYear()
            : TimePatternStep.number(TimePatternStep.YEAR, 4, 4, 0, 9_999));
  }

  private void month(final int count) {
    if (count > 3) {
      throw times('M', count, "M, MM or MMM");
    }
    if (count < 3) {
      number('M', count, TimePatternStep.MONTH, 1, 12);
      return;
    }
    has[TimePatternStep.MONTH] = true;
    steps.add(TimePatternStep.of(Kind.MONTH_NAME));
  }

  private void number(
      final char letter, final int count, final int field, final int first, final int last) {
    if (count > 2) {
      throw times(letter, count, "once or twice");
    }
    has[field] = true;
    if (count == 1 && loose != 0 && looseAt == steps.size()) {
      throw wrong(
          "the numbers '"
              + loose
              + "' and '"
              + letter
              + "' of one letter each need text between them");
    }
    steps.add(TimePatternStep.number(field, count, 2, first, last));
    if (count == 1) {
      loose = letter;
      looseAt = steps.size();
    }
  }

  private void fraction(final int count) {
    if (count > MAX_FRACTION) {
      throw times('S', count, "at most " + MAX_FRACTION);
    }
    int scale = 1;
    for (int i = count; i < MAX_FRACTION; i++) {
      scale *= 10;
    }
    has[TimePatternStep.NANO] = true;
    steps.add(TimePatternStep.fraction(count, scale));
  }

  private void half(final int count) {
    if (count > 1) {
      throw times('a', count, "once");
    }
    has[TimePatternStep.HALF] = true;
    steps.add(TimePatternStep.of(Kind.HALF));
  }

  private void check() {
    final boolean year = has[TimePatternStep.YEAR];
    if (year != has[TimePatternStep.MONTH] || year != has[TimePatternStep.DAY]) {
      throw wrong("a date takes all of the letters y, M and d");
    }
    if (has[TimePatternStep.HOUR_OF_HALF] != has[TimePatternStep.HALF]) {
      throw wrong("the letters h and a go together");
    }
    final boolean hour = has[TimePatternStep.HOUR] || has[TimePatternStep.HOUR_OF_HALF];
    if (!year && !hour) {
      throw wrong("neither a date (y, M, d) nor an hour (H, or h and a)");
    }
    needs('m', TimePatternStep.MINUTE, 'H', hour);
    needs('s', TimePatternStep.SECOND, 'm', has[TimePatternStep.MINUTE]);
    needs('S', TimePatternStep.NANO, 's', has[TimePatternStep.SECOND]);
  }

  private void needs(final char letter, final int field, final char other, final boolean there) {
    if (has[field] && !there) {
      throw wrong("the letter '" + letter + "' without '" + other + "'");
    }
  }

  /**
   * Tells each number how many digits those behind it need, and each step where its section ends.
   */
  private void place() {
    final List<Integer> closes = new ArrayList<>();
    int reserved = 0;
    for (int i = steps.size() - 1; i >= 0; i--) {
      final TimePatternStep step = steps.get(i);
      if (step.kind() == Kind.CLOSE) {
        closes.add(i + 1);
      } else if (step.kind() == Kind.OPEN) {
        closes.remove(closes.size() - 1);
      }
      final int after = closes.isEmpty() ? 0 : closes.get(closes.size() - 1);
      steps.set(i, step.placed(reserved, after));
      reserved = step.isFixedNumber() ? reserved + step.max() : 0;
    }
  }
}
