package io.millrace.engine.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.learning.endurance.AllocationMeter;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import io.millrace.learning.state.Stateful;
import org.junit.jupiter.api.Test;

final class OrderBooksTest {
  private final OrderBooks books = new OrderBooks();

  @Test
  void shouldShowNoQuotesWhenTheBookIsEmpty() {
    final OrderBook book = books.book(0);

    assertEquals(OrderBook.NO_PRICE, book.bestBid());
    assertEquals(0, book.bestBidSize());
    assertEquals(OrderBook.NO_PRICE, book.bestAsk());
    assertEquals(0, book.bestAskSize());
    assertEquals(0, book.levels(true));
  }

  @Test
  void shouldSumTheSharesOfALevelWhenSeveralOrdersRestThere() {
    books.add(0, 1, true, 4_000_000_000L, 100);
    books.add(0, 2, true, 4_000_000_000L, 100);
    books.add(0, 3, true, 1, 99);

    final OrderBook book = books.book(0);
    assertEquals(8_000_000_000L, book.bestBidSize());
    assertEquals(2, book.orders(true, 0));
    assertEquals(99, book.price(true, 1));
    assertEquals(1, book.size(true, 1));
  }

  @Test
  void shouldKeepTheQueuePlaceWhenPartlyCancelledAndLoseItWhenReplaced() {
    books.add(0, 1, false, 10, 100);
    books.add(0, 2, false, 10, 100);

    assertEquals(BookResult.OK, books.cancel(0, 1, 9));
    assertEquals(1, books.book(0).orderId(false, 0, 0));

    assertEquals(BookResult.OK, books.replace(0, 1, 3, 1, 100));
    assertEquals(2, books.book(0).orderId(false, 0, 0));
    assertEquals(3, books.book(0).orderId(false, 0, 1));
  }

  @Test
  void shouldTellOfTheOrderWhenACallIsAboutIt() {
    books.add(5, 1, false, 10, 100);
    books.add(6, 2, true, 7, 90);

    assertEquals(BookResult.OK, books.execute(5, 1, 4));
    assertOrder(5, false, 100, 4);
    assertEquals(BookResult.EXCESS_SIZE, books.execute(5, 1, 100));
    assertOrder(5, false, 100, 6);
    assertEquals(BookResult.OK, books.replace(6, 2, 4, 3, 95));
    assertOrder(6, true, 95, 3);
    assertEquals(BookResult.DUPLICATE_ORDER, books.add(6, 4, false, 1, 1));
    assertOrder(6, true, 95, 3);
    assertEquals(BookResult.OK, books.find(6, 4));
    assertOrder(6, true, 95, 3);
    assertEquals(BookResult.UNKNOWN_ORDER, books.delete(5, 1));
    assertEquals(OrderBooks.NO_INSTRUMENT, books.instrument());
  }

  private void assertOrder(
      final int instrument, final boolean buy, final long price, final long shares) {
    assertEquals(instrument, books.instrument());
    assertEquals(buy, books.isBuy());
    assertEquals(price, books.price());
    assertEquals(shares, books.shares());
  }

  @Test
  void shouldKeepOrdersApartWhenInstrumentsUseTheSameId() {
    for (int instrument = 0; instrument < 4; instrument++) {
      assertEquals(BookResult.OK, books.add(instrument, 1, true, 10 + instrument, 100));
    }
    assertEquals(BookResult.OK, books.execute(2, 1, 2));
    assertEquals(BookResult.OK, books.delete(1, 1));
    assertEquals(BookResult.UNKNOWN_ORDER, books.delete(1, 1));
    assertEquals(BookResult.OK, books.delete(3, 1));
    assertEquals(BookResult.OK, books.delete(0, 1));

    assertEquals(1, books.orders());
    assertEquals(10, books.book(2).bestBidSize());
    assertEquals(0, books.book(0).levels(true));
  }

  @Test
  void shouldForgetTheOrdersOfAnInstrumentAloneWhenItIsReleased() {
    books.add(0, 1, true, 10, 100);
    books.add(0, 2, true, 10, 100);
    books.add(0, 3, false, 10, 101);
    books.add(1, 1, true, 7, 99);
    books.release(0);

    assertEquals(1, books.orders());
    assertEquals(BookResult.UNKNOWN_ORDER, books.find(0, 2));
    assertEquals(BookResult.OK, books.find(1, 1));
    assertEquals(BookResult.OK, books.add(0, 2, true, 5, 98));
    assertEquals(5, books.book(0).bestBidSize());
  }

  @Test
  void shouldHoldTheBookWhenItIsCrossed() {
    books.add(0, 1, true, 10, 105);
    books.add(0, 2, false, 10, 100);

    assertEquals(105, books.book(0).bestBid());
    assertEquals(100, books.book(0).bestAsk());
    assertEquals(BookResult.OK, books.delete(0, 1));
    assertEquals(OrderBook.NO_PRICE, books.book(0).bestBid());
  }

  @Test
  void shouldRefuseWhenSharesCannotRest() {
    assertThrows(IllegalArgumentException.class, () -> books.add(0, 1, true, 0, 100));
    assertThrows(IllegalArgumentException.class, () -> books.cancel(0, 1, -1));
    assertThrows(IllegalArgumentException.class, () -> books.add(-1, 1, true, 1, 100));
    assertEquals(0, books.orders());
  }

  @Test
  void shouldDigestAlikeWhenTheSameOrdersRestAndOtherwiseNot() {
    books.add(0, 1, true, 10, 100);
    books.add(3, 2, true, 10, 100);
    final OrderBooks other = new OrderBooks(1);
    other.book(9);
    other.add(3, 77, false, 1, 1);
    other.add(3, 2, true, 10, 100);
    other.delete(3, 77);
    other.add(0, 1, true, 10, 100);
    assertEquals(StateDigest.of(state(books)), StateDigest.of(state(other)));

    other.cancel(0, 1, 1);
    assertNotEquals(StateDigest.of(state(books)), StateDigest.of(state(other)));
  }

  @Test
  void shouldRefuseAStateWhenAnIdStandsTwice() {
    final StateBuffer state = new StateBuffer();
    for (final long value : new long[] {1, 100, 2, 5, 10, 5, 10, 0}) {
      state.write(out -> out.transfer(value));
    }
    assertThrows(IllegalStateException.class, () -> state.read(in -> books.transferBook(0, in)));
  }

  @Test
  void shouldBeEmptyWhenCleared() {
    books.add(0, 1, true, 10, 100);
    books.add(1, 2, false, 10, 100);
    books.clear();

    assertEquals(0, books.orders());
    assertEquals(StateDigest.of(state(new OrderBooks())), StateDigest.of(state(books)));
    assertEquals(BookResult.OK, books.add(1, 1, false, 10, 101));
    assertEquals(101, books.book(1).bestAsk());
  }

  @Test
  void shouldAllocateNothingWhenWarm() {
    final long[] nextId = {1};
    AllocationMeter.assertNothing(
        "books",
        () -> {
          churn(nextId[0], 100_000);
          nextId[0] += 100_000;
        });
  }

  private void churn(final long firstId, final long count) {
    for (long id = firstId; id < firstId + count; id++) {
      books.add((int) (id & 3), id, (id & 4) == 0, 100, 1000 + (id * 31 & 63));
      books.execute((int) (id - 10 & 3), id - 10, 30);
      books.cancel((int) (id - 20 & 3), id - 20, 30);
      books.delete((int) (id - 500 & 3), id - 500);
    }
  }

  private static Stateful state(final OrderBooks books) {
    return state -> {
      for (int instrument = 0; instrument < 10; instrument++) {
        books.transferBook(instrument, state);
      }
    };
  }
}
