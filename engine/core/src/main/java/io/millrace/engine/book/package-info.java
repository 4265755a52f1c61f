/**
 * Order books: every order by its instrument and id, every price level, best quotes out.
 *
 * <pre>
 *             OrderBooks ---- order id index (look-up only)
 *             /        \
 *     OrderBook ...    OrderPool      one pool of orders for all books
 *      /      \           |
 *   BookSide  BookSide ---+           levels by price, orders in each by arrival
 * </pre>
 */
package io.millrace.engine.book;
