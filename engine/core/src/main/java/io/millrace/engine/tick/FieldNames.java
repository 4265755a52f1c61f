package io.millrace.engine.tick;

import java.util.List;

/**
 * The fields that a feed's records can have, as far as they are known before the first record.
 *
 * @param names known names, raw fields only
 * @param open whether records may have others too (JSON objects), so that any name is a field
 */
public record FieldNames(List<String> names, boolean open) {
  /** The raw fields of the market schema, best level. */
  public static final List<String> MARKET =
      List.of("bid", "ask", "bid_size", "ask_size", "price", "size", "side");

  /** Copies the names. */
  public FieldNames {
    names = List.copyOf(names);
  }

  /**
   * @param name of a field
   * @return whether a record may have it
   */
  public boolean has(final String name) {
    return open || names.contains(name);
  }
}
