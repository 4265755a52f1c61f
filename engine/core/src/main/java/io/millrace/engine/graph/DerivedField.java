package io.millrace.engine.graph;

import io.millrace.engine.tick.FieldNames;
import java.util.List;

/**
 * A field that is computed from raw ones.
 *
 * @param name in expressions
 * @param formula over raw fields; null for order-flow imbalance, which has an operator of its own
 * @param raw fields it needs, in the order of that operator
 */
record DerivedField(String name, String formula, List<String> raw) {
  private static final List<String> QUOTE = List.of("bid", "bid_size", "ask", "ask_size");

  /** All of them. */
  static final List<DerivedField> ALL =
      List.of(
          new DerivedField("mid", "(bid + ask) / 2", List.of("bid", "ask")),
          new DerivedField("spread", "ask - bid", List.of("bid", "ask")),
          new DerivedField(
              "imbalance",
              "(bid_size - ask_size) / (bid_size + ask_size)",
              List.of("bid_size", "ask_size")),
          new DerivedField(
              "microprice", "(bid * ask_size + ask * bid_size) / (bid_size + ask_size)", QUOTE),
          new DerivedField("ofi", null, QUOTE));

  /**
   * @param name of a field
   * @param fields that a feed has
   * @return the derived field of that name; null where there is none, where a raw one is named so
   *     or where a raw field that it needs is not known
   */
  static DerivedField find(final String name, final FieldNames fields) {
    for (final DerivedField field : ALL) {
      if (field.name.equals(name) && field.isIn(fields)) {
        return field;
      }
    }
    return null;
  }

  /**
   * @param fields that a feed has
   * @return whether expressions over it may use this
   */
  boolean isIn(final FieldNames fields) {
    return !fields.names().contains(name) && fields.names().containsAll(raw);
  }
}
