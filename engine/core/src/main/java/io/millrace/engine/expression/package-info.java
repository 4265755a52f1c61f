/**
 * The text of features, targets and alerts: lexer, parser and syntax tree. Knows no field and no
 * function; {@code operator} gives names their meaning.
 */
package io.millrace.engine.expression;
