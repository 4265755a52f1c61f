package io.millrace.engine.typed;

import io.millrace.engine.record.BigEndian;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes typed records, one at a time, into its own bytes. Only a new name allocates. */
public final class TypedEncoder {
  private byte[] bytes = new byte[TypedLayout.QUOTE_LENGTH];

  /** {@return the bytes of the record written last, from 0; valid until the next one} */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Gives an instrument its number.
   *
   * @param number not below 0
   * @param name of the instrument
   * @return length of the record
   */
  public int instrument(final int number, final String name) {
    final byte[] text = name.getBytes(StandardCharsets.UTF_8);
    final int length = TypedLayout.NAME + text.length;
    begin(TypedLayout.INSTRUMENT, number, length);
    System.arraycopy(text, 0, bytes, TypedLayout.NAME, text.length);
    return length;
  }

  /**
   * Writes a quote.
   *
   * @param number of the instrument
   * @param timeNs event time, in ns since the epoch
   * @param bid best price to buy at, NaN for none
   * @param bidSize size there
   * @param ask best price to sell at, NaN for none
   * @param askSize size there
   * @return length of the record
   */
  public int quote(
      final int number,
      final long timeNs,
      final double bid,
      final double bidSize,
      final double ask,
      final double askSize) {
    begin(TypedLayout.QUOTE, number, TypedLayout.QUOTE_LENGTH);
    BigEndian.put8(bytes, TypedLayout.TIME, timeNs);
    value(0, bid);
    value(1, bidSize);
    value(2, ask);
    value(3, askSize);
    return TypedLayout.QUOTE_LENGTH;
  }

  /**
   * Writes a trade.
   *
   * @param number of the instrument
   * @param timeNs event time, in ns since the epoch
   * @param price of the trade
   * @param size of the trade
   * @param side +1 where the buyer was the aggressor, -1 where the seller was, NaN for not known
   * @return length of the record
   */
  public int trade(
      final int number,
      final long timeNs,
      final double price,
      final double size,
      final double side) {
    begin(TypedLayout.TRADE, number, TypedLayout.TRADE_LENGTH);
    BigEndian.put8(bytes, TypedLayout.TIME, timeNs);
    value(0, price);
    value(1, size);
    value(2, side);
    return TypedLayout.TRADE_LENGTH;
  }

  /**
   * Writes the values of all fields.
   *
   * @param number of the instrument
   * @param timeNs event time, in ns since the epoch
   * @param values by index in the pipeline's schema, NaN for not known
   * @return length of the record
   */
  public int values(final int number, final long timeNs, final double[] values) {
    final int length = TypedLayout.valuesLength(values.length);
    begin(TypedLayout.VALUES, number, length);
    BigEndian.put8(bytes, TypedLayout.TIME, timeNs);
    for (int i = 0; i < values.length; i++) {
      value(i, values[i]);
    }
    return length;
  }

  private void begin(final byte kind, final int number, final int length) {
    if (length > bytes.length) {
      bytes = Arrays.copyOf(bytes, length);
    }
    bytes[0] = kind;
    BigEndian.put4(bytes, TypedLayout.NUMBER, number);
  }

  private void value(final int index, final double value) {
    BigEndian.put8(
        bytes, TypedLayout.FIRST_VALUE + index * Double.BYTES, Double.doubleToRawLongBits(value));
  }
}
