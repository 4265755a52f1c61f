package io.millrace.feeds.core.zip;

import static io.millrace.feeds.core.zip.ZipLayout.get2;
import static io.millrace.feeds.core.zip.ZipLayout.get4;
import static io.millrace.feeds.core.zip.ZipLayout.get8;
import static io.millrace.feeds.core.zip.ZipLayout.unsigned4;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the directory at the end of a zip file, and checks that it is whole. */
final class ZipDirectory {
  private static final long MAX_BYTES = 1 << 28;
  private static final int MAX_COMMENT = 0xffff;

  private final ZipFileBytes file;
  private final List<ZipEntryHeader> entries = new ArrayList<>();
  private long end;
  private long count;
  private long length;
  private long offset;
  private String damage;
  private boolean read;

  private ZipDirectory(final ZipFileBytes file) {
    this.file = file;
  }

  /**
   * @param file open
   * @return its directory; {@link #isRead} says whether there is a whole one
   */
  static ZipDirectory of(final ZipFileBytes file) throws IOException {
    final ZipDirectory directory = new ZipDirectory(file);
    directory.read = directory.findEnd() && directory.readEnd() && directory.readEntries();
    return directory;
  }

  boolean isRead() {
    return read;
  }

  List<ZipEntryHeader> entries() {
    return entries;
  }

  /** Returns what is wrong although the directory is whole, or why it is not; may be null. */
  String damage() {
    return damage;
  }

  /** Finds the end record: the last one that reaches to the end of the file, or else the last. */
  private boolean findEnd() throws IOException {
    final int tail = (int) Math.min(file.size(), ZipLayout.END_BYTES + MAX_COMMENT);
    final byte[] bytes = file.at(file.size() - tail, tail);
    int last = -1;
    for (int at = tail - ZipLayout.END_BYTES; bytes != null && at >= 0; at--) {
      if (get4(bytes, at) == ZipLayout.END) {
        final int after = at + ZipLayout.END_BYTES + get2(bytes, at + 20);
        if (after == tail) {
          return end(tail, at);
        }
        last = last < 0 && after < tail ? at : last;
      }
    }
    if (last < 0) {
      return false;
    }
    final int after = last + ZipLayout.END_BYTES + get2(bytes, last + 20);
    for (int at = after; at < tail; at++) {
      if (bytes[at] != 0) {
        damage = "bytes follow the end of the archive: " + (tail - after);
      }
    }
    return end(tail, last);
  }

  private boolean end(final int tail, final int at) {
    end = file.size() - tail + at;
    return true;
  }

  private boolean readEnd() throws IOException {
    final byte[] record = file.at(end, ZipLayout.END_BYTES);
    count = get2(record, 10);
    length = unsigned4(record, 12);
    offset = unsigned4(record, 16);
    final boolean large =
        count == ZipLayout.MAX2 || length == ZipLayout.MAX4 || offset == ZipLayout.MAX4;
    final byte[] locator =
        large ? file.at(end - ZipLayout.LOCATOR64_BYTES, ZipLayout.LOCATOR64_BYTES) : null;
    if (locator != null && get4(locator, 0) == ZipLayout.LOCATOR64) {
      final long place = end - ZipLayout.LOCATOR64_BYTES - ZipLayout.END64_BYTES;
      if (!readEnd64(get8(locator, 8)) && !readEnd64(place)) {
        return fails("its directory is damaged");
      }
    } else if (get2(record, 4) != 0 || get2(record, 6) != 0) {
      return fails("it is one part of a split archive");
    }
    return offset <= end - length || fails("its directory is damaged");
  }

  private boolean readEnd64(final long place) throws IOException {
    final byte[] record = file.at(place, ZipLayout.END64_BYTES);
    if (record == null || get4(record, 0) != ZipLayout.END64) {
      return false;
    }
    count = get8(record, 32);
    length = get8(record, 40);
    offset = get8(record, 48);
    return length >= 0 && offset >= 0 && count >= 0;
  }

  private boolean readEntries() throws IOException {
    final byte[] bytes = length > MAX_BYTES ? null : file.at(offset, (int) length);
    if (bytes == null) {
      return fails("its directory is damaged");
    }
    int at = 0;
    while (at < bytes.length) {
      final int next = readEntry(bytes, at);
      if (next < 0) {
        entries.clear();
        return fails("its directory is damaged");
      }
      at = next;
    }
    return entries.size() == count || fails("its directory is damaged");
  }

  private boolean fails(final String why) {
    damage = why;
    return false;
  }

  /** Returns where the next one begins; -1 where this is none. */
  private int readEntry(final byte[] bytes, final int at) {
    if (bytes.length - at < ZipLayout.DIRECTORY_BYTES || get4(bytes, at) != ZipLayout.DIRECTORY) {
      return -1;
    }
    final int nameLength = get2(bytes, at + 28);
    final int extra = at + ZipLayout.DIRECTORY_BYTES + nameLength;
    final int extraEnd = extra + get2(bytes, at + 30);
    final int next = extraEnd + get2(bytes, at + 32);
    if (next > bytes.length) {
      return -1;
    }
    final Zip64Extra large =
        new Zip64Extra(
            unsigned4(bytes, at + 24), unsigned4(bytes, at + 20), unsigned4(bytes, at + 42));
    if (!large.read(bytes, extra, extraEnd)) {
      return -1;
    }
    entries.add(
        new ZipEntryHeader(
            ZipEntryHeader.text(bytes, at + ZipLayout.DIRECTORY_BYTES, nameLength),
            get2(bytes, at + 8),
            get2(bytes, at + 10),
            unsigned4(bytes, at + 16),
            large.packed(),
            large.size(),
            large.offset()));
    return next;
  }
}
