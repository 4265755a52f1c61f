/**
 * One JSON object (RFC 8259) a line: {@link io.millrace.feeds.core.jsonl.JsonlFormat}.
 *
 * <p>A column is a key or a path of keys and array indices joined by dots. Of a path that comes
 * twice in a line, the last counts. A whole number before the object is the receive time in ns, and
 * the column {@code received}. Strings that hold numbers are numbers, {@code true} and {@code
 * false} are 1 and 0; {@code null}, an object or an array are not known. A line in which none of
 * the pipeline's fields came is an event and no tick.
 */
package io.millrace.feeds.core.jsonl;
