package io.millrace.feeds.core.itch;

import io.millrace.engine.record.BigEndian;

/**
 * Returns whether a message can be decoded, before it changes anything, and if not, why. Holds the
 * place of the last fault; one thread.
 */
final class Itch50Check {
  private static final long DAY_NS = 86_400_000_000_000L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long SPACES = 0x2020202020202020L;
  private static final long ONES = 0x0101010101010101L;

  private enum Fault {
    NONE,
    EMPTY,
    TYPE,
    LENGTH,
    TIME,
    SIDE,
    SHARES,
    STOCK,
    PRINTABLE
  }

  private Fault fault = Fault.NONE;
  private byte type;
  private long value;

  /** Returns whether the message is whole and each value that is used can be. */
  boolean isValid(final byte[] bytes, final int offset, final int length) {
    if (length < 1) {
      return fails(Fault.EMPTY, 0);
    }
    type = bytes[offset];
    final int wanted = Itch50Layout.length(type);
    if (wanted == 0) {
      return fails(Fault.TYPE, length);
    }
    if (length != wanted) {
      return fails(Fault.LENGTH, length);
    }
    final long timeNs = BigEndian.get6(bytes, offset + Itch50Layout.TIME);
    if (timeNs >= DAY_NS) {
      return fails(Fault.TIME, timeNs);
    }
    fault = Fault.NONE;
    return switch (type) {
      case 'A', 'F' -> isSide(bytes, offset) && isNewOrder(bytes, offset);
      case 'P' -> isSide(bytes, offset) && hasStock(bytes, offset + Itch50Layout.STOCK);
      case 'U' -> hasShares(bytes, offset + Itch50Layout.NEW_SHARES);
      case 'C' -> isPrintable(bytes, offset);
      case 'Q' -> hasStock(bytes, offset + Itch50Layout.CROSS_STOCK);
      case 'R' -> hasStock(bytes, offset + Itch50Layout.DIRECTORY_STOCK);
      default -> true;
    };
  }

  /** Returns the time of a message of a known type and its length, -1 where there is none. */
  static long timeOfDayNs(final byte[] bytes, final int offset, final int length) {
    if (length < 1 || length != Itch50Layout.length(bytes[offset])) {
      return -1;
    }
    final long timeNs = BigEndian.get6(bytes, offset + Itch50Layout.TIME);
    return timeNs < DAY_NS ? timeNs : -1;
  }

  private boolean isNewOrder(final byte[] bytes, final int offset) {
    return hasShares(bytes, offset + Itch50Layout.SHARES)
        && hasStock(bytes, offset + Itch50Layout.STOCK);
  }

  private boolean isSide(final byte[] bytes, final int offset) {
    final byte side = bytes[offset + Itch50Layout.SIDE];
    return side == 'B' || side == 'S' || fails(Fault.SIDE, side);
  }

  private boolean isPrintable(final byte[] bytes, final int offset) {
    final byte printable = bytes[offset + Itch50Layout.PRINTABLE];
    return printable == 'Y' || printable == 'N' || fails(Fault.PRINTABLE, printable);
  }

  private boolean hasShares(final byte[] bytes, final int at) {
    return BigEndian.get4(bytes, at) != 0 || fails(Fault.SHARES, 0);
  }

  private boolean hasStock(final byte[] bytes, final int at) {
    final long stock = BigEndian.get8(bytes, at);
    return isStock(stock) || fails(Fault.STOCK, stock);
  }

  /** Returns whether all 8 bytes are printable ASCII and the first is not a space. */
  static boolean isStock(final long stock) {
    final long low = (stock - SPACES) | stock | (stock + ONES);
    return (low & HIGH_BITS) == 0 && stock >>> 56 != ' ';
  }

  private boolean fails(final Fault found, final long foundValue) {
    fault = found;
    value = foundValue;
    return false;
  }

  /** Says why the last message was not valid. Allocates. */
  String reason() {
    final String of = "type " + text(type) + " ";
    return switch (fault) {
      case NONE -> "nothing is wrong";
      case EMPTY -> "message is empty: length=0";
      case TYPE -> "no such type: type=" + text(type) + " length=" + value;
      case LENGTH -> of + "wants " + Itch50Layout.length(type) + " bytes: length=" + value;
      case TIME -> of + "has a time past the end of the day: time_ns=" + value;
      case SIDE -> of + "has no side B or S: side=" + text((byte) value);
      case SHARES -> of + "has no shares: shares=0";
      case STOCK -> of + "names no stock: stock=" + stockText(value);
      case PRINTABLE -> of + "is neither printable Y nor N: printable=" + text((byte) value);
    };
  }

  private static String text(final byte character) {
    if (character > ' ' && character < 0x7f) {
      return "'" + (char) character + "'";
    }
    return String.format("0x%02x", character & 0xff);
  }

  private static String stockText(final long stock) {
    return String.format("0x%016x", stock);
  }
}
