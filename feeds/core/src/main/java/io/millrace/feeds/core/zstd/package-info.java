/**
 * A Zstandard decompressor (RFC 8878) in plain Java. It decodes block by block and compares every
 * length and checksum. A library was looked for: what runs on Java 17 without native code reads
 * through unchecked memory, keeps a window of output back and knows no skippable frames.
 *
 * <pre>
 *   frames -> {@link io.millrace.feeds.core.zstd.ZstdStream}
 *               blocks -> Literals (HuffmanTable), then Sequences (FseTable) -> Window
 *                           both tables read BackwardBits
 * </pre>
 */
package io.millrace.feeds.core.zstd;
