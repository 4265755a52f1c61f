package io.millrace.feeds.core.definition;

import io.millrace.learning.setting.Settings;
import java.util.Map;

/** Reads the keys of a {@link TextDialect} and refuses those that do not fit together. */
final class DialectReader {
  private static final Map<String, Character> WORDS =
      Map.of("comma", ',', "semicolon", ';', "tab", '\t', "pipe", '|', "space", ' ');

  private final Settings feed;

  DialectReader(final Settings feed) {
    this.feed = feed;
  }

  TextDialect read() {
    final int delimiter = character("delimiter", ',', false);
    final int decimal = decimal();
    final int quote = character("quote", '"', true);
    final int comment = character("comment", TextDialect.NONE, true);
    refuseEqual("decimal", decimal, "delimiter", delimiter);
    refuseEqual("quote", quote, "delimiter", delimiter);
    refuseEqual("quote", quote, "decimal", decimal);
    refuseEqual("comment", comment, "delimiter", delimiter);
    refuseEqual("comment", comment, "quote", quote);
    refuseEqual("comment", comment, "decimal", decimal);
    final int skip = (int) feed.integer("skip", 0, 0, TextDialect.MAX_SKIPPED);
    return new TextDialect(delimiter, decimal, quote, comment, skip);
  }

  private int decimal() {
    final String text = feed.text("decimal", ".");
    final boolean comma = text.equals(",") || text.equals("comma");
    if (!comma && !text.equals(".") && !text.equals("point")) {
      throw feed.error("decimal", "'" + text + "' is not a decimal mark: \".\" or \",\"");
    }
    return comma ? ',' : '.';
  }

  private int character(final String key, final int defaultValue, final boolean mayBeNone) {
    final String text = feed.text(key, null);
    if (text == null) {
      return defaultValue;
    }
    if (mayBeNone && text.equals("none")) {
      return TextDialect.NONE;
    }
    final Character word = WORDS.get(text);
    final char only = word != null ? word : text.length() == 1 ? text.charAt(0) : 0;
    final boolean printable = only > ' ' && only < 0x7F && !Character.isLetterOrDigit(only);
    if ((!printable && only != ' ' && only != '\t') || only == '-' || only == '+') {
      throw feed.error(
          key,
          "'"
              + text
              + "' is not one character of ASCII that separates: not a letter, a digit, '+' or '-'"
              + (mayBeNone ? ", or none" : ", or comma, semicolon, tab, pipe, space"));
    }
    return only;
  }

  private void refuseEqual(
      final String key, final int character, final String other, final int otherCharacter) {
    if (character == otherCharacter && character != TextDialect.NONE) {
      throw feed.error(
          key, "'" + (char) character + "' is the " + other + " as well; give another for one");
    }
  }
}
