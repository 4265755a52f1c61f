package io.millrace.feeds.core.itch;

import io.millrace.engine.book.OrderBook;
import io.millrace.engine.tick.Schema;
import io.millrace.engine.tick.Tick;

/** Fills the quote fields of a tick from a book, down to the deepest level that is used. */
final class QuoteFields {
  private final int[] bid;
  private final int[] bidSize;
  private final int[] ask;
  private final int[] askSize;

  QuoteFields(final Schema schema) {
    int depth = Itch50Format.MAX_LEVELS;
    while (depth > 0 && !isUsed(schema, depth)) {
      depth--;
    }
    bid = indices(schema, "bid", depth);
    bidSize = indices(schema, "bid_size", depth);
    ask = indices(schema, "ask", depth);
    askSize = indices(schema, "ask_size", depth);
  }

  private static String name(final String field, final int level) {
    return level == 1 ? field : field + level;
  }

  private static boolean isUsed(final Schema schema, final int level) {
    return schema.indexOf(name("bid", level)) >= 0
        || schema.indexOf(name("bid_size", level)) >= 0
        || schema.indexOf(name("ask", level)) >= 0
        || schema.indexOf(name("ask_size", level)) >= 0;
  }

  private static int[] indices(final Schema schema, final String field, final int depth) {
    final int[] indices = new int[depth];
    for (int i = 0; i < depth; i++) {
      indices[i] = schema.indexOf(name(field, i + 1));
    }
    return indices;
  }

  /** Leaves the fields of levels that the book does not have as they are. */
  void fill(final OrderBook book, final Tick tick) {
    final int bids = Math.min(bid.length, book.levels(true));
    for (int level = 0; level < bids; level++) {
      tick.field(bid[level], book.price(true, level) / Itch50Layout.PRICE_SCALE);
      tick.field(bidSize[level], book.size(true, level));
    }
    final int asks = Math.min(ask.length, book.levels(false));
    for (int level = 0; level < asks; level++) {
      tick.field(ask[level], book.price(false, level) / Itch50Layout.PRICE_SCALE);
      tick.field(askSize[level], book.size(false, level));
    }
  }
}
