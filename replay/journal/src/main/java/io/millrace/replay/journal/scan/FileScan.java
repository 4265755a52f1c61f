package io.millrace.replay.journal.scan;

import io.millrace.replay.journal.excerpt.ExcerptLayout;
import io.millrace.replay.journal.excerpt.ExcerptView;
import java.io.Closeable;
import java.nio.file.Path;

/**
 * The excerpts of one file, in order. An excerpt is accepted exactly when magic, version, lengths,
 * CRC, stamp, ordinal and sequence are right, wherever it stands; the library's document headers
 * and index pages between the excerpts are never needed, so that damage to them costs nothing.
 * Allocates nothing for an excerpt. For one thread.
 */
public final class FileScan implements Closeable {
  /** How long the array must be that the file is seen through. */
  public static final int WINDOW_BYTES = 4 << 20;

  /** Files grow by so much at once. */
  public static final long BLOCK_BYTES = 16L << 20;

  /**
   * A file is so much longer than its blocks; of any other length it was made by something else.
   */
  private static final long MAPPED_AHEAD = BLOCK_BYTES / 4;

  private final FileWindow window;
  private final ExcerptChain chain;
  private final ExcerptView view;
  private long position;
  private String broken;
  private FileTail tail;

  /**
   * @param file to be read; not followed if it is a symbolic link
   * @param bytes the window, {@link #WINDOW_BYTES} long; may be used again after this scan
   * @param chain says which excerpt is the next, and is moved on
   * @param view shows each excerpt that is found
   */
  public FileScan(
      final Path file, final byte[] bytes, final ExcerptChain chain, final ExcerptView view) {
    this.window = new FileWindow(file, bytes);
    this.chain = chain;
    this.view = view;
  }

  /** {@return whether there is another excerpt; the view shows it until the next call} */
  public boolean next() {
    if (tail != null) {
      return false;
    }
    long candidate = position;
    while ((candidate = findMagic(candidate)) >= 0) {
      final int index = window.at(candidate, ExcerptLayout.MAX_BYTES);
      if (view.wrap(window.bytes(), index, window.limit()) && chain.ownStamp(view)) {
        if (!chain.isNext(view)) {
          broken =
              "the excerpt at byte "
                  + candidate
                  + " begins with sequence "
                  + view.sequence()
                  + ": something before it is missing";
          break;
        }
        chain.accept(view);
        position = FileTail.align(candidate + view.length());
        return true;
      }
      candidate += Integer.BYTES;
    }
    tail = broken == null ? FileTail.inspect(window, position) : new FileTail(broken, false, false);
    if (tail.damage() == null
        && window.size() != 0
        && window.size() % BLOCK_BYTES != MAPPED_AHEAD) {
      tail = new FileTail("is cut short to " + window.size() + " bytes", false, false);
    }
    return false;
  }

  /**
   * {@return what stands after the last excerpt; once {@link #next} has said that there is none}
   */
  public FileTail tail() {
    if (tail == null) {
      throw new IllegalStateException("the file is not read to its end");
    }
    return tail;
  }

  /** Position of the magic number from a multiple of four bytes on; -1 where there is none. */
  private long findMagic(final long from) {
    final byte[] bytes = window.bytes();
    long at = from;
    while (at + ExcerptLayout.MIN_BYTES <= window.size()) {
      final int first = window.at(at, ExcerptLayout.MIN_BYTES);
      final int last = window.limit() - Integer.BYTES;
      if (first > last) {
        return -1;
      }
      for (int index = first; index <= last; index += Integer.BYTES) {
        // Most of what is searched is the empty rest of a sparse file.
        while (index + Integer.BYTES <= last && ExcerptLayout.getLong(bytes, index) == 0) {
          index += Long.BYTES;
        }
        if (index > last) {
          break;
        }
        if (ExcerptLayout.getInt(bytes, index) == ExcerptLayout.MAGIC) {
          return at + index - first;
        }
      }
      at += (last - first) / Integer.BYTES * Integer.BYTES + Integer.BYTES;
    }
    return -1;
  }

  @Override
  public void close() {
    window.close();
  }
}
