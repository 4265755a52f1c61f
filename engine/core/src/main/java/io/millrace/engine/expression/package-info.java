/**
 * The text of features, targets and alerts: lexer, parser and syntax tree. It knows no field and no
 * function; {@code graph} resolves names.
 */
package io.millrace.engine.expression;
