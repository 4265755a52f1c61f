package io.millrace.engine.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import io.millrace.learning.state.Stateful;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random valid and invalid messages to the books and to their obvious twin. */
final class OrderBooksPropertyTest {
  private static final int INSTRUMENTS = 3;

  @Test
  void shouldAgreeWithTheObviousBooksAfterEachMessageWhenFewPricesAreUsed() {
    for (long seed = 0; seed < 60; seed++) {
      compare(seed, 1500, 80, 12, 1);
    }
  }

  @Test
  void shouldAgreeWithTheObviousBooksWhenTheBookIsDeep() {
    for (long seed = 100; seed < 106; seed++) {
      compare(seed, 6000, 3000, 400, 50);
    }
  }

  @Test
  void shouldGoOnAlikeWhenRestoredHalfWay() {
    for (long seed = 200; seed < 230; seed++) {
      final Random random = new Random(seed);
      final OrderBooks books = new OrderBooks(2);
      final ReferenceBooks twin = new ReferenceBooks();
      for (int i = 0; i < 500; i++) {
        message(random, books, twin, 60, 15, "seed=" + seed);
      }
      final StateBuffer state = new StateBuffer();
      state.write(state(books));
      final OrderBooks restored = new OrderBooks();
      restored.add(2, 99, true, 5, 5);
      state.read(state(restored));
      assertEquals(0, state.remaining());
      assertEquals(StateDigest.of(state(books)), StateDigest.of(state(restored)), "seed=" + seed);
      for (int i = 0; i < 500; i++) {
        message(random, restored, twin, 60, 15, "restored seed=" + seed);
        compareBest(restored, twin, "restored seed=" + seed + " message=" + i);
      }
      compareAll(restored, twin, "restored seed=" + seed);
    }
  }

  @Test
  void shouldHoldOneBookAlikeWhenOthersAreBesideItOrNot() {
    for (long seed = 300; seed < 330; seed++) {
      final Random random = new Random(seed);
      final OrderBooks books = new OrderBooks(2);
      final OrderBooks alone = new OrderBooks(2);
      for (int i = 0; i < 800; i++) {
        final int instrument = random.nextInt(INSTRUMENTS);
        final long id = id(random, 40);
        final long other = id(random, 40);
        final long shares = 1 + random.nextInt(5);
        final int kind = random.nextInt(6);
        final boolean buy = random.nextBoolean();
        apply(books, kind, instrument, id, other, shares, buy);
        if (instrument == 1) {
          apply(alone, kind, instrument, id, other, shares, buy);
        }
      }
      assertEquals(
          StateDigest.of(state -> alone.transferBook(1, state)),
          StateDigest.of(state -> books.transferBook(1, state)),
          "seed=" + seed);
      books.release(0);
      books.release(2);
      assertEquals(alone.orders(), books.orders(), "seed=" + seed);
    }
  }

  private static void apply(
      final OrderBooks books,
      final int kind,
      final int instrument,
      final long id,
      final long other,
      final long shares,
      final boolean buy) {
    switch (kind) {
      case 0, 1, 2 -> books.add(instrument, id, buy, shares, 100 + other % 5);
      case 3 -> books.execute(instrument, id, shares);
      case 4 -> books.delete(instrument, id);
      default -> books.replace(instrument, id, other, shares, 100 + id % 5);
    }
  }

  private static Stateful state(final OrderBooks books) {
    return state -> {
      for (int instrument = 0; instrument < INSTRUMENTS; instrument++) {
        books.transferBook(instrument, state);
      }
    };
  }

  private static void compare(
      final long seed, final int messages, final int ids, final int prices, final int every) {
    final Random random = new Random(seed);
    final OrderBooks books = new OrderBooks(1);
    final ReferenceBooks twin = new ReferenceBooks();
    for (int i = 0; i < messages; i++) {
      final String where = "seed=" + seed + " message=" + i;
      message(random, books, twin, ids, prices, where);
      compareBest(books, twin, where);
      if (i % every == 0) {
        compareAll(books, twin, where);
      }
    }
    compareAll(books, twin, "seed=" + seed);
  }

  private static void message(
      final Random random,
      final OrderBooks books,
      final ReferenceBooks twin,
      final int ids,
      final int prices,
      final String where) {
    final long id = id(random, ids);
    final int instrument = random.nextInt(INSTRUMENTS);
    final long shares = 1 + random.nextInt(5);
    final long price = 1000 + random.nextInt(prices);
    final boolean rested = twin.rests(instrument, id);
    final BookResult expected;
    final BookResult actual;
    switch (random.nextInt(9)) {
      case 0, 1, 2, 3 -> {
        final boolean buy = random.nextBoolean();
        expected = twin.add(instrument, id, buy, shares, price);
        actual = books.add(instrument, id, buy, shares, price);
      }
      case 4 -> {
        expected = twin.take(instrument, id, shares);
        actual = books.execute(instrument, id, shares);
      }
      case 5 -> {
        expected = twin.take(instrument, id, shares - 1);
        actual = books.cancel(instrument, id, shares - 1);
      }
      case 6 -> {
        expected = twin.delete(instrument, id);
        actual = books.delete(instrument, id);
      }
      default -> {
        final long newId = random.nextInt(4) == 0 ? id : id(random, ids);
        expected = twin.replace(instrument, id, newId, shares, price);
        actual = books.replace(instrument, id, newId, shares, price);
      }
    }
    assertEquals(expected, actual, where);
    assertEquals(
        rested || expected == BookResult.OK,
        books.instrument() != OrderBooks.NO_INSTRUMENT,
        where + " instrument=" + books.instrument());
  }

  /** Ids as feeds have them, and some that no feed has. */
  private static long id(final Random random, final int ids) {
    final long id = random.nextInt(ids);
    return id % 7 == 0 ? -id : id % 11 == 0 ? id << 32 : id;
  }

  private static void compareBest(
      final OrderBooks books, final ReferenceBooks twin, final String where) {
    for (int i = 0; i < INSTRUMENTS; i++) {
      final OrderBook book = books.book(i);
      assertEquals(twin.bestPrice(i, true), book.bestBid(), where);
      assertEquals(twin.bestSize(i, true), book.bestBidSize(), where);
      assertEquals(twin.bestPrice(i, false), book.bestAsk(), where);
      assertEquals(twin.bestSize(i, false), book.bestAskSize(), where);
    }
    assertEquals(twin.orders(), books.orders(), where);
  }

  private static void compareAll(
      final OrderBooks books, final ReferenceBooks twin, final String where) {
    for (int i = 0; i < INSTRUMENTS; i++) {
      assertEquals(twin.describe(i, true), describe(books.book(i), true), where);
      assertEquals(twin.describe(i, false), describe(books.book(i), false), where);
    }
  }

  private static List<String> describe(final OrderBook book, final boolean buy) {
    final List<String> lines = new ArrayList<>();
    for (int level = 0; level < book.levels(buy); level++) {
      final Map<Long, Long> queue = new LinkedHashMap<>();
      long size = 0;
      for (int position = 0; position < book.orders(buy, level); position++) {
        final long shares = book.shares(buy, level, position);
        queue.put(book.orderId(buy, level, position), shares);
        size += shares;
      }
      assertEquals(size, book.size(buy, level));
      lines.add(book.price(buy, level) + " " + queue);
    }
    return lines;
  }
}
