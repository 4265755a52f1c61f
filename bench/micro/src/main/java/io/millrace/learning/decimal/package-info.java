/** What decimal arithmetic costs, beside that of doubles. */
package io.millrace.learning.decimal;
