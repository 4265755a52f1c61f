package io.millrace.engine.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The slow, obvious twin of {@link OrderBooks}. */
final class ReferenceBooks {
  private record Key(int instrument, long orderId) {}

  private record Resting(boolean buy, long price) {}

  private record Side(int instrument, boolean buy) {}

  private final Map<Key, Resting> orders = new HashMap<>();
  private final Map<Side, TreeMap<Long, LinkedHashMap<Long, Long>>> sides = new LinkedHashMap<>();

  BookResult add(
      final int instrument,
      final long orderId,
      final boolean buy,
      final long shares,
      final long price) {
    if (rests(instrument, orderId)) {
      return BookResult.DUPLICATE_ORDER;
    }
    orders.put(new Key(instrument, orderId), new Resting(buy, price));
    levels(instrument, buy).computeIfAbsent(price, p -> new LinkedHashMap<>()).put(orderId, shares);
    return BookResult.OK;
  }

  BookResult take(final int instrument, final long orderId, final long shares) {
    final Resting order = orders.get(new Key(instrument, orderId));
    if (order == null) {
      return BookResult.UNKNOWN_ORDER;
    }
    final Map<Long, Long> queue = levels(instrument, order.buy).get(order.price);
    final long rested = queue.get(orderId);
    if (shares < rested) {
      queue.put(orderId, rested - shares);
      return BookResult.OK;
    }
    delete(instrument, orderId);
    return shares == rested ? BookResult.OK : BookResult.EXCESS_SIZE;
  }

  BookResult delete(final int instrument, final long orderId) {
    final Resting order = orders.remove(new Key(instrument, orderId));
    if (order == null) {
      return BookResult.UNKNOWN_ORDER;
    }
    final TreeMap<Long, LinkedHashMap<Long, Long>> levels = levels(instrument, order.buy);
    levels.get(order.price).remove(orderId);
    if (levels.get(order.price).isEmpty()) {
      levels.remove(order.price);
    }
    return BookResult.OK;
  }

  BookResult replace(
      final int instrument,
      final long oldId,
      final long newId,
      final long shares,
      final long price) {
    final Resting old = orders.get(new Key(instrument, oldId));
    if (old == null) {
      return BookResult.UNKNOWN_ORDER;
    }
    if (newId != oldId && rests(instrument, newId)) {
      return BookResult.DUPLICATE_ORDER;
    }
    delete(instrument, oldId);
    return add(instrument, newId, old.buy, shares, price);
  }

  int orders() {
    return orders.size();
  }

  boolean rests(final int instrument, final long orderId) {
    return orders.containsKey(new Key(instrument, orderId));
  }

  /** Prices from the best, and the orders at each from the first that came, as text. */
  List<String> describe(final int instrument, final boolean buy) {
    final List<String> lines = new ArrayList<>();
    levels(instrument, buy).forEach((price, queue) -> lines.add(price + " " + queue));
    return lines;
  }

  long bestPrice(final int instrument, final boolean buy) {
    final TreeMap<Long, LinkedHashMap<Long, Long>> levels = levels(instrument, buy);
    return levels.isEmpty() ? OrderBook.NO_PRICE : levels.firstKey();
  }

  long bestSize(final int instrument, final boolean buy) {
    final TreeMap<Long, LinkedHashMap<Long, Long>> levels = levels(instrument, buy);
    return levels.isEmpty()
        ? 0
        : levels.firstEntry().getValue().values().stream().mapToLong(s -> s).sum();
  }

  private TreeMap<Long, LinkedHashMap<Long, Long>> levels(final int instrument, final boolean buy) {
    return sides.computeIfAbsent(
        new Side(instrument, buy),
        side ->
            new TreeMap<>(buy ? Comparator.<Long>reverseOrder() : Comparator.<Long>naturalOrder()));
  }
}
