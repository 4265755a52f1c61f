/**
 * Decimal arithmetic on doubles. A price is a decimal number, and the double that holds it is the
 * nearest one to it. {@link io.millrace.learning.decimal.Decimal} finds the decimal again and
 * computes with it, so that a result is the double nearest to the exact decimal result. Depends on
 * nothing.
 */
package io.millrace.learning.decimal;
