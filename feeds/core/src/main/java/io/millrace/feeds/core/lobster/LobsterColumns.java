package io.millrace.feeds.core.lobster;

import io.millrace.engine.tick.FieldNames;
import java.util.ArrayList;
import java.util.List;

/** The columns of a record, and the fields that are made of them. */
final class LobsterColumns {
  static final int TIME = 0;
  static final int TYPE = 1;
  static final int SIZE = 3;
  static final int PRICE = 4;
  static final int DIRECTION = 5;

  /** Columns of the message, which those of the book follow. */
  static final int OF_MESSAGE = 6;

  /** Columns of a level of the book: ask, its size, bid, its size. */
  static final int OF_LEVEL = 4;

  private static final String MESSAGE = "time,type,order_id,size,price,direction";
  private static final List<String> LEVEL = List.of("ask", "ask_size", "bid", "bid_size");

  private LobsterColumns() {}

  static String header(final int levels) {
    final StringBuilder header = new StringBuilder(MESSAGE);
    for (int level = 1; level <= levels; level++) {
      header.append(",ask").append(level).append(",asksize").append(level);
      header.append(",bid").append(level).append(",bidsize").append(level);
    }
    return header.toString();
  }

  static int levels(final String header) {
    final long commas = header.chars().filter(c -> c == ',').count();
    return (int) (commas + 1 - OF_MESSAGE) / OF_LEVEL;
  }

  static List<String> fields(final int levels) {
    final List<String> fields = new ArrayList<>(FieldNames.MARKET);
    for (int level = 2; level <= levels; level++) {
      for (final String name : LEVEL) {
        fields.add(name + level);
      }
    }
    return fields;
  }

  /**
   * @param field such as {@code bid_size2}
   * @return its column in a record; -1 where it is none of the book
   */
  static int bookColumn(final String field) {
    String name = field;
    int level = 1;
    int digits = field.length();
    while (digits > 0 && Character.isDigit(field.charAt(digits - 1))) {
      digits--;
    }
    if (digits < field.length() && field.length() - digits <= 4) {
      name = field.substring(0, digits);
      level = Integer.parseInt(field.substring(digits));
      if (level < 2 || field.charAt(digits) == '0') {
        return -1;
      }
    }
    final int place = LEVEL.indexOf(name);
    return place < 0 ? -1 : OF_MESSAGE + OF_LEVEL * (level - 1) + place;
  }
}
