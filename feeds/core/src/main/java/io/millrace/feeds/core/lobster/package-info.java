/**
 * LOBSTER message and order book files. A record is a line of the message file and the line of the
 * same number of the order book file, joined by a comma; it is journaled so. The header of a source
 * names the columns: {@code
 * time,type,order_id,size,price,direction,ask1,asksize1,bid1,bidsize1,...} with as many levels as
 * its files have.
 *
 * <p>Each record of type 1 to 6 is a tick with the quotes after the event; types 4 and 5
 * (executions) and 6 (a cross) bring price and size. The direction is that of the resting order, so
 * the side, that of the aggressor, is its negative; a cross has none. Type 7 (a halt) is an event.
 */
package io.millrace.feeds.core.lobster;
