/**
 * Functions of trades and quotes: prices paid, aggressor side, the effect of order flow on the
 * price. Their inputs are arguments, so that any field may be given.
 */
package io.millrace.engine.function.market;
