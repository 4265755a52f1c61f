/**
 * Decompresses Zstandard (RFC 8878) in plain Java, block by block and with every length and
 * checksum compared. A library was looked for: what runs on Java 17 without native code reads
 * through unchecked memory, keeps a window of output back and knows no skippable frames.
 *
 * <pre>
 *   frames -> {@link io.millrace.feeds.core.zstd.ZstdStream}
 *               blocks -> Literals (HuffmanTable), then Sequences (FseTable) -> Window
 *                           both tables read BackwardBits
 * </pre>
 */
package io.millrace.feeds.core.zstd;
