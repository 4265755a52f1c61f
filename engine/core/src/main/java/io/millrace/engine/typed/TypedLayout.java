package io.millrace.engine.typed;

/**
 * The byte layout of typed records. All numbers are big-endian; prices, sizes and values are IEEE
 * 754 doubles; times are ns since the epoch.
 *
 * <pre>
 * I  instrument   kind 1, number 4, name in UTF-8 to the end
 * Q  quote        kind 1, number 4, time 8, bid 8, bid size 8, ask 8, ask size 8
 * T  trade        kind 1, number 4, time 8, price 8, size 8, side 8
 * V  values       kind 1, number 4, time 8, one double for each field of the schema
 * </pre>
 *
 * <p>A number refers to the name that an earlier instrument record gave it.
 */
final class TypedLayout {
  static final byte INSTRUMENT = 'I';
  static final byte QUOTE = 'Q';
  static final byte TRADE = 'T';
  static final byte VALUES = 'V';

  static final int NUMBER = 1;
  static final int NAME = 5;
  static final int TIME = 5;
  static final int FIRST_VALUE = 13;
  static final int QUOTE_LENGTH = FIRST_VALUE + 4 * Double.BYTES;
  static final int TRADE_LENGTH = FIRST_VALUE + 3 * Double.BYTES;

  private TypedLayout() {}

  static int valuesLength(final int fields) {
    return FIRST_VALUE + fields * Double.BYTES;
  }
}
