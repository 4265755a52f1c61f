package io.millrace.feeds.core.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Names the columns of files without a header, by the shape of their rows: a letter for each cell.
 * {@code t} is a time with its date, {@code d} a date, {@code h} a time of day, {@code n} a number,
 * {@code w} a truth value, {@code x} any other text.
 */
final class KnownLayouts {
  private static final Map<String, List<String>> BY_SHAPE =
      Map.of(
          "tnnnnntnnnnn",
          List.of(
              "open_time",
              "open",
              "high",
              "low",
              "close",
              "volume",
              "close_time",
              "quote_volume",
              "trades",
              "taker_volume",
              "taker_quote_volume",
              "unused"),
          "nnnnntww",
          List.of(
              "id",
              "price",
              "quantity",
              "first_id",
              "last_id",
              "time",
              "buyer_is_maker",
              "best_match"),
          "nnnnntw",
          List.of("id", "price", "quantity", "first_id", "last_id", "time", "buyer_is_maker"),
          "nnnntww",
          List.of(
              "id", "price", "quantity", "quote_volume", "time", "buyer_is_maker", "best_match"),
          "nnnntw",
          List.of("id", "price", "quantity", "quote_volume", "time", "buyer_is_maker"),
          "dhnnnnn",
          List.of("date", "time", "open", "high", "low", "close", "volume"),
          "tnnnnn",
          List.of("time", "open", "high", "low", "close", "volume"),
          "tnnnn",
          List.of("time", "open", "high", "low", "close"),
          "tnnn",
          List.of("time", "bid", "ask", "volume"),
          "tnn",
          List.of("time", "bid", "ask"));

  private KnownLayouts() {}

  /** The names for rows of a shape; numbered ones where it is not known. */
  static List<String> names(final String shape) {
    final List<String> known = BY_SHAPE.get(shape);
    if (known != null) {
      return known;
    }
    final List<String> names = new ArrayList<>();
    for (int i = 0; i < shape.length(); i++) {
      final boolean first = shape.indexOf(shape.charAt(i)) == i;
      names.add(
          switch (shape.charAt(i)) {
            case 't' -> first ? "time" : "time" + (i + 1);
            case 'd' -> first ? "date" : "date" + (i + 1);
            default -> "c" + (i + 1);
          });
    }
    return names;
  }
}
