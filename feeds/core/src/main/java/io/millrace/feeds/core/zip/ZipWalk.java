package io.millrace.feeds.core.zip;

import io.millrace.feeds.core.CutException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the entries of a zip file without a whole directory: from its beginning, as far as it goes.
 */
final class ZipWalk {
  private static final int SCRATCH_BYTES = 1 << 16;

  private final ZipFileBytes file;
  private final List<ZipEntryHeader> entries = new ArrayList<>();
  private boolean cutInside;

  private ZipWalk(final ZipFileBytes file) {
    this.file = file;
  }

  static ZipWalk of(final ZipFileBytes file) throws IOException {
    final ZipWalk walk = new ZipWalk(file);
    long at = 0;
    while (at >= 0) {
      at = walk.entryAt(at);
    }
    return walk;
  }

  List<ZipEntryHeader> entries() {
    return entries;
  }

  /**
   * Returns whether the data of the last entry end with the file, so that reading them shows it.
   */
  boolean isCutInside() {
    return cutInside;
  }

  /** Returns where the next one can be; -1 where none can. */
  private long entryAt(final long at) throws IOException {
    final byte[] header = file.at(at, ZipLayout.LOCAL_BYTES);
    if (header == null || ZipLayout.get4(header, 0) != ZipLayout.LOCAL) {
      return -1;
    }
    final int nameLength = ZipLayout.get2(header, 26);
    final int extraLength = ZipLayout.get2(header, 28);
    final byte[] rest = file.at(at + ZipLayout.LOCAL_BYTES, nameLength + extraLength);
    if (rest == null) {
      return -1;
    }
    final int flags = ZipLayout.get2(header, 6);
    final boolean described = (flags & ZipLayout.HAS_DESCRIPTOR) != 0;
    final Zip64Extra large =
        new Zip64Extra(ZipLayout.unsigned4(header, 22), ZipLayout.unsigned4(header, 18), 0);
    if (!described && !large.read(rest, nameLength, rest.length)) {
      return -1;
    }
    final ZipEntryHeader entry =
        new ZipEntryHeader(
            ZipEntryHeader.text(rest, 0, nameLength),
            flags,
            ZipLayout.get2(header, 8),
            ZipLayout.unsigned4(header, 14),
            described ? -1 : large.packed(),
            large.size(),
            at);
    if (described && entry.method() == ZipLayout.STORED) {
      return -1; // nothing tells where such data end
    }
    entries.add(entry);
    final long data = at + ZipLayout.LOCAL_BYTES + rest.length;
    return described ? endOfData(entry) : within(data + entry.packed());
  }

  private long within(final long next) {
    cutInside = next > file.size();
    return cutInside || next < 0 ? -1 : next;
  }

  /** Decompresses an entry whose length is known only after it. */
  private long endOfData(final ZipEntryHeader entry) throws IOException {
    if (entry.refusal() != null) {
      return -1;
    }
    final ZipEntryStream data = new ZipEntryStream(file, entry);
    final byte[] scratch = new byte[SCRATCH_BYTES];
    try {
      while (data.read(scratch, 0, scratch.length) >= 0) {
        // as far as it goes
      }
    } catch (final CutException cutHere) {
      cutInside = true;
      return -1;
    } finally {
      data.release();
    }
    return data.position();
  }
}
