package io.millrace.feeds.core.detect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds the columns of the market fields by the names that exports give them. */
final class ColumnRoles {
  private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();
  private static final Map<String, String> LETTERS =
      Map.of("bid", "b", "ask", "a", "bid_size", "B", "ask_size", "A", "price", "p", "size", "q");

  static {
    NAMES.put("bid", List.of("bid", "bidprice", "bestbid", "bestbidprice", "bidpx", "closebid"));
    NAMES.put(
        "ask",
        List.of("ask", "askprice", "bestask", "bestaskprice", "askpx", "offer", "offerprice"));
    NAMES.put(
        "bid_size",
        List.of("bidsize", "bidvolume", "bidqty", "bidamount", "bestbidqty", "bidquantity"));
    NAMES.put(
        "ask_size",
        List.of("asksize", "askvolume", "askqty", "askamount", "bestaskqty", "askquantity"));
    NAMES.put("price", List.of("price", "px", "tradeprice", "last", "lastprice", "close"));
    NAMES.put("size", List.of("size", "qty", "quantity", "amount", "volume", "vol", "tickvol"));
  }

  private static final List<String> TIMES =
      List.of(
          "timestamp",
          "datetime",
          "time",
          "gmttime",
          "ts",
          "eventtime",
          "transacttime",
          "opentime",
          "localtime",
          "utctime",
          "timeutc",
          "date",
          "day");
  private static final List<String> INSTRUMENTS =
      List.of(
          "symbol",
          "instrument",
          "ticker",
          "sym",
          "pair",
          "productid",
          "security",
          "sensor",
          "sensorid",
          "device",
          "deviceid",
          "host",
          "station");

  private ColumnRoles() {}

  /** A name without what exports put around it: {@code <BID>} and {@code Bid Price}. */
  static String plain(final String column) {
    final String last = column.substring(column.lastIndexOf('.') + 1);
    return last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /**
   * @param columns that hold numbers
   * @param letters whether single letters are names, as in the messages of exchanges
   * @return field: column, for those that are known by their names
   */
  static Map<String, String> fields(final List<String> columns, final boolean letters) {
    final Map<String, String> found = new LinkedHashMap<>();
    NAMES.forEach(
        (field, names) -> {
          String column = byName(columns, names);
          if (column == null && letters) {
            column = byLetter(columns, LETTERS.get(field));
          }
          if (column != null) {
            found.put(field, column);
          }
        });
    return found;
  }

  static String time(final List<String> columns, final boolean letters) {
    final String named = byName(columns, TIMES);
    final String letter = named == null && letters ? byLetter(columns, "E") : named;
    return letter == null && letters ? byLetter(columns, "T") : letter;
  }

  static String instrument(final List<String> columns, final boolean letters) {
    final String named = byName(columns, INSTRUMENTS);
    return named == null && letters ? byLetter(columns, "s") : named;
  }

  private static String byName(final List<String> columns, final List<String> names) {
    for (final String name : names) {
      for (final String column : columns) {
        if (plain(column).equals(name)) {
          return column;
        }
      }
    }
    return null;
  }

  private static String byLetter(final List<String> columns, final String letter) {
    for (final String column : columns) {
      if (column.substring(column.lastIndexOf('.') + 1).equals(letter)) {
        return column;
      }
    }
    return null;
  }
}
