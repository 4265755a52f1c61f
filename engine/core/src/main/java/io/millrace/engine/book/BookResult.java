package io.millrace.engine.book;

/** What came of an order message. */
public enum BookResult {
  /** The book has applied the message. */
  OK,
  /** No order with this id rests; the books are unchanged. */
  UNKNOWN_ORDER,
  /** An order with the new id rests already; the books are unchanged. */
  DUPLICATE_ORDER,
  /** More was taken than rested; the order is removed. */
  EXCESS_SIZE
}
