package io.millrace.feeds.core.jsonl;

/** Where strings, numbers and words of JSON end. Each method gives -1 where it is none. */
final class JsonTokens {
  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final byte[] NAN = {'N', 'a', 'N'};
  private static final byte[] INFINITY = {'I', 'n', 'f', 'i', 'n', 'i', 't', 'y'};

  private JsonTokens() {}

  static int space(final byte[] bytes, final int from, final int to) {
    int at = from;
    while (at < to && isSpace(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(final byte value) {
    return value == ' ' || value == '\t' || value == '\r' || value == '\n';
  }

  /**
   * @param bytes hold a string
   * @param from after its opening quote
   * @param to end of the line
   * @return its closing quote
   */
  static int string(final byte[] bytes, final int from, final int to) {
    int at = from;
    while (at < to) {
      final byte value = bytes[at];
      if (value == '"') {
        return at;
      }
      if (value == '\\') {
        at = escape(bytes, at + 1, to);
      } else if (value < 0) {
        at = beyondAscii(bytes, at, to);
      } else if (value < ' ') {
        return -1;
      } else {
        at++;
      }
      if (at < 0) {
        return -1;
      }
    }
    return -1;
  }

  private static int escape(final byte[] bytes, final int from, final int to) {
    if (from >= to) {
      return -1;
    }
    return switch (bytes[from]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> from + 1;
      case 'u' -> from + 5 <= to && unit(bytes, from + 1) >= 0 ? from + 5 : -1;
      default -> -1;
    };
  }

  /** The UTF-16 unit that four hexadecimal digits stand for; -1 where they do not. */
  static int unit(final byte[] bytes, final int from) {
    int unit = 0;
    for (int at = from; at < from + 4; at++) {
      final int digit = Character.digit(bytes[at], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit * 16 + digit;
    }
    return unit;
  }

  /** Passes one character of two to four bytes of UTF-8, as RFC 3629 has them. */
  private static int beyondAscii(final byte[] bytes, final int from, final int to) {
    final int lead = bytes[from] & 0xFF;
    final int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || from + more >= to) {
      return -1;
    }
    final int second = bytes[from + 1] & 0xFF;
    final int min = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    final int max = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < min || second > max) {
      return -1;
    }
    for (int at = from + 2; at <= from + more; at++) {
      if ((bytes[at] & 0xC0) != 0x80) {
        return -1;
      }
    }
    return from + more + 1;
  }

  /** Takes NaN and infinities as well, which RFC 8259 leaves out and common writers write. */
  static int number(final byte[] bytes, final int from, final int to) {
    int at = from;
    if (at < to && bytes[at] == '-') {
      at++;
    }
    if (at < to && (bytes[at] == 'I' || (bytes[at] == 'N' && at == from))) {
      return word(bytes, at, to);
    }
    final int whole = digits(bytes, at, to);
    if (whole == at || (bytes[at] == '0' && whole > at + 1)) {
      return -1;
    }
    at = whole;
    if (at < to && bytes[at] == '.') {
      final int end = digits(bytes, at + 1, to);
      if (end == at + 1) {
        return -1;
      }
      at = end;
    }
    if (at < to && (bytes[at] | 0x20) == 'e') {
      at++;
      if (at < to && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      final int end = digits(bytes, at, to);
      return end == at ? -1 : end;
    }
    return at;
  }

  private static int digits(final byte[] bytes, final int from, final int to) {
    int at = from;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    return at;
  }

  static int word(final byte[] bytes, final int from, final int to) {
    final byte[] word =
        switch (bytes[from]) {
          case 't' -> TRUE;
          case 'f' -> FALSE;
          case 'N' -> NAN;
          case 'I' -> INFINITY;
          default -> NULL;
        };
    if (from + word.length > to) {
      return -1;
    }
    for (int i = 0; i < word.length; i++) {
      if (bytes[from + i] != word[i]) {
        return -1;
      }
    }
    return from + word.length;
  }

  /**
   * Resolves the escapes of a string that {@link #string} has passed. A surrogate alone becomes
   * U+FFFD.
   *
   * @param bytes hold the string
   * @param from after its opening quote
   * @param to its closing quote
   * @param into receives UTF-8; at least {@code to - from} long
   * @return how many bytes it became
   */
  static int unescape(final byte[] bytes, final int from, final int to, final byte[] into) {
    int length = 0;
    int at = from;
    while (at < to) {
      if (bytes[at] != '\\') {
        into[length++] = bytes[at++];
      } else if (bytes[at + 1] != 'u') {
        into[length++] = plainEscape(bytes[at + 1]);
        at += 2;
      } else {
        int code = unit(bytes, at + 2);
        at += 6;
        if (code >= 0xD800 && code < 0xE000) {
          final int low = code < 0xDC00 ? lowSurrogate(bytes, at, to) : -1;
          code = low < 0 ? 0xFFFD : 0x10000 + ((code - 0xD800) << 10) + low - 0xDC00;
          at += low < 0 ? 0 : 6;
        }
        length = encode(code, into, length);
      }
    }
    return length;
  }

  private static int lowSurrogate(final byte[] bytes, final int at, final int to) {
    if (at + 6 > to || bytes[at] != '\\' || bytes[at + 1] != 'u') {
      return -1;
    }
    final int unit = unit(bytes, at + 2);
    return unit >= 0xDC00 && unit < 0xE000 ? unit : -1;
  }

  private static byte plainEscape(final byte letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> letter;
    };
  }

  private static int encode(final int code, final byte[] into, final int length) {
    int at = length;
    if (code < 0x80) {
      into[at++] = (byte) code;
    } else if (code < 0x800) {
      into[at++] = (byte) (0xC0 | code >> 6);
      into[at++] = (byte) (0x80 | code & 0x3F);
    } else if (code < 0x10000) {
      into[at++] = (byte) (0xE0 | code >> 12);
      into[at++] = (byte) (0x80 | code >> 6 & 0x3F);
      into[at++] = (byte) (0x80 | code & 0x3F);
    } else {
      into[at++] = (byte) (0xF0 | code >> 18);
      into[at++] = (byte) (0x80 | code >> 12 & 0x3F);
      into[at++] = (byte) (0x80 | code >> 6 & 0x3F);
      into[at++] = (byte) (0x80 | code & 0x3F);
    }
    return at;
  }
}
