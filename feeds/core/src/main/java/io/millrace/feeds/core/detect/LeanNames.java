package io.millrace.feeds.core.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tick files of the LEAN engine: no header, times in ms since midnight of the date in the file's
 * name, prices of shares in units of 1e-4.
 */
final class LeanNames {
  private static final Map<Integer, List<String>> NAMES =
      Map.of(
          8,
          List.of("time", "bid", "bid_size", "ask", "ask_size", "venue", "condition", "suspicious"),
          6,
          List.of("time", "price", "size", "venue", "condition", "suspicious"),
          3,
          List.of("time", "bid", "ask"));

  private LeanNames() {}

  /** Fills the guess where name and width are those of such a file. */
  static boolean apply(final String fileName, final int width, final FeedGuess guess) {
    final String last = fileName.substring(fileName.lastIndexOf('/') + 1);
    final boolean named = last.matches("(?i).*\\d{8}_.*(quote|trade).*");
    if (!named || !NAMES.containsKey(width)) {
      return false;
    }
    guess.columns().put("time", "time");
    guess.time().putAll(TimeTexts.keys("unit", "ms"));
    guess.time().put("since", "midnight");
    guess.time().put("date", "file name");
    if (width > 3) {
      guess.time().put("zone", "America/New_York");
      guess.other().put("scale", scales(width));
      guess.other().put("absent", "0");
    }
    guess.fields().addAll(fields(width));
    return true;
  }

  private static Map<String, String> scales(final int width) {
    if (width == 6) {
      return TimeTexts.keys("price", "1.0e-4");
    }
    final Map<String, String> scales = TimeTexts.keys("bid", "1.0e-4");
    scales.put("ask", "1.0e-4");
    return scales;
  }

  private static List<String> fields(final int width) {
    final List<String> fields = new ArrayList<>(NAMES.get(width));
    fields.removeAll(List.of("time", "venue", "condition", "suspicious"));
    return fields;
  }

  /** The guess with the names of its columns. */
  static FeedGuess named(final FeedGuess guess, final int width) {
    return new FeedGuess(
        guess.format(),
        guess.dialect(),
        false,
        NAMES.get(width),
        guess.columns(),
        guess.time(),
        guess.other(),
        guess.fields(),
        guess.notes());
  }
}
