/**
 * Functions of trades and quotes: what was paid, who was the aggressor, how flow moves the price.
 * Their inputs are arguments like any other, so that any fields may be given.
 */
package io.millrace.engine.function.market;
