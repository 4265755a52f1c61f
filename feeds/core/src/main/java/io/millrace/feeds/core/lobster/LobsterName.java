package io.millrace.feeds.core.lobster;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a LOBSTER file contains.
 *
 * @param instrument the ticker
 * @param message whether it is the message file, not the order book
 * @param levels of the book
 * @param other name of the other file of the pair
 */
record LobsterName(String instrument, boolean message, int levels, String other) {
  private static final Pattern FORM =
      Pattern.compile(
          "(.*[/!])?([^/!]+)_(\\d{4}-\\d{2}-\\d{2})_(\\d+)_(\\d+)_(message|orderbook)_(\\d{1,4})"
              + "(\\.csv(?:\\.gz|\\.zst)?)");

  /**
   * @param sourceName of a file, or of an entry of an archive
   * @return its parts; null where it is no name of a LOBSTER file
   */
  static LobsterName parse(final String sourceName) {
    final Matcher matcher = FORM.matcher(sourceName);
    if (!matcher.matches()) {
      return null;
    }
    final boolean message = matcher.group(6).equals("message");
    final String other =
        sourceName.substring(0, matcher.start(6))
            + (message ? "orderbook" : "message")
            + sourceName.substring(matcher.end(6));
    return new LobsterName(matcher.group(2), message, Integer.parseInt(matcher.group(7)), other);
  }
}
