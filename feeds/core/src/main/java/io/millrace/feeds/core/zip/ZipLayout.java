package io.millrace.feeds.core.zip;

/**
 * Layout of a zip file (PKWARE, APPNOTE 6.3.10): numbers are unsigned and little-endian.
 *
 * <pre>
 *   local header   0 PK34, 6 flags 2, 8 method 2, 14 crc 4, 18 packed 4, 22 size 4,
 *                  26 name length 2, 28 extra length 2, 30 name, extra, data
 *   directory      0 PK12, 8 flags 2, 10 method 2, 16 crc 4, 20 packed 4, 24 size 4,
 *                  28 name length 2, 30 extra length 2, 32 comment length 2, 34 disk 2,
 *                  42 offset 4, 46 name, extra, comment
 *   end            0 PK56, 4 disk 2, 6 disk 2, 8 entries 2, 10 entries 2, 12 bytes 4,
 *                  16 offset 4, 20 comment length 2, 22 comment
 *   zip64 end      0 PK66, 4 length 8, 16 disk 4, 20 disk 4, 24 entries 8, 32 entries 8,
 *                  40 bytes 8, 48 offset 8
 *   zip64 locator  0 PK67, 4 disk 4, 8 offset of the zip64 end 8, 16 disks 4
 *   descriptor     0 PK78 or nothing, then crc 4, packed 4 or 8, size 4 or 8
 * </pre>
 */
final class ZipLayout {
  static final int LOCAL = 0x04034b50;
  static final int DIRECTORY = 0x02014b50;
  static final int END = 0x06054b50;
  static final int END64 = 0x06064b50;
  static final int LOCATOR64 = 0x07064b50;
  static final int DESCRIPTOR = 0x08074b50;

  static final int LOCAL_BYTES = 30;
  static final int DIRECTORY_BYTES = 46;
  static final int END_BYTES = 22;
  static final int END64_BYTES = 56;
  static final int LOCATOR64_BYTES = 20;

  static final int STORED = 0;
  static final int DEFLATED = 8;
  static final int ENCRYPTED = 1;
  static final int HAS_DESCRIPTOR = 8;
  static final int EXTRA64 = 1;
  static final int MAX2 = 0xffff;
  static final long MAX4 = 0xffffffffL;

  private ZipLayout() {}

  static int get2(final byte[] bytes, final int at) {
    return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8;
  }

  static int get4(final byte[] bytes, final int at) {
    return get2(bytes, at) | get2(bytes, at + 2) << 16;
  }

  static long unsigned4(final byte[] bytes, final int at) {
    return get4(bytes, at) & MAX4;
  }

  static long get8(final byte[] bytes, final int at) {
    return unsigned4(bytes, at) | (long) get4(bytes, at + 4) << 32;
  }
}
