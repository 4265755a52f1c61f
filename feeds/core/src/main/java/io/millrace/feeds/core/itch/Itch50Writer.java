package io.millrace.feeds.core.itch;

import io.millrace.engine.record.BigEndian;

/**
 * Writes ITCH 5.0 messages, one after the other into the same place. Tracking numbers are 0. Does
 * not check that values fit their fields; one thread.
 */
public final class Itch50Writer {
  private byte[] to = new byte[Itch50Layout.MAX_LENGTH];
  private int at;

  /** Makes a writer; {@link #wrap} sets where to write. */
  public Itch50Writer() {}

  /**
   * Returns where the next message goes.
   *
   * @param target with room for {@link Itch50Layout#MAX_LENGTH} bytes from there on
   * @param offset of the message's first byte
   * @return this writer
   */
  public Itch50Writer wrap(final byte[] target, final int offset) {
    to = target;
    at = offset;
    return this;
  }

  private int begin(final char type, final int locate, final long timeNs) {
    to[at] = (byte) type;
    BigEndian.put2(to, at + Itch50Layout.LOCATE, locate);
    BigEndian.put2(to, at + Itch50Layout.TRACKING, 0);
    BigEndian.put6(to, at + Itch50Layout.TIME, timeNs);
    return Itch50Layout.length((byte) type);
  }

  private void put(final int field, final char value) {
    to[at + field] = (byte) value;
  }

  /**
   * @param timeNs since midnight
   * @param code O start of messages, S start of system hours, Q start of market hours, M, E and C
   *     their ends
   * @return length of the message in bytes
   */
  public int systemEvent(final long timeNs, final char code) {
    final int length = begin('S', 0, timeNs);
    put(Itch50Layout.EVENT_CODE, code);
    return length;
  }

  /**
   * Writes a directory entry of a common share in round lots of 100.
   *
   * @param locate code of the stock
   * @param timeNs since midnight
   * @param stock packed by {@link Itch50Layout#stock}
   * @return length of the message in bytes
   */
  public int stockDirectory(final int locate, final long timeNs, final long stock) {
    final int length = begin('R', locate, timeNs);
    BigEndian.put8(to, at + Itch50Layout.DIRECTORY_STOCK, stock);
    put(Itch50Layout.MARKET_CATEGORY, 'Q');
    put(Itch50Layout.FINANCIAL_STATUS, 'N');
    BigEndian.put4(to, at + Itch50Layout.ROUND_LOT, 100);
    put(Itch50Layout.ROUND_LOTS_ONLY, 'N');
    put(Itch50Layout.ISSUE_CLASSIFICATION, 'C');
    put(Itch50Layout.ISSUE_SUB_TYPE, 'Z');
    put(Itch50Layout.ISSUE_SUB_TYPE + 1, ' ');
    put(Itch50Layout.AUTHENTICITY, 'T');
    put(Itch50Layout.SHORT_SALE_THRESHOLD, 'N');
    put(Itch50Layout.IPO_FLAG, 'N');
    put(Itch50Layout.LULD_TIER, '1');
    put(Itch50Layout.ETP_FLAG, 'N');
    BigEndian.put4(to, at + Itch50Layout.ETP_LEVERAGE, 0);
    put(Itch50Layout.INVERSE, 'N');
    return length;
  }

  /**
   * @param locate code of the stock
   * @param timeNs since midnight
   * @param stock packed by {@link Itch50Layout#stock}
   * @param state H halted, P paused, Q quotation only, T trading
   * @return length of the message in bytes
   */
  public int tradingAction(
      final int locate, final long timeNs, final long stock, final char state) {
    final int length = begin('H', locate, timeNs);
    BigEndian.put8(to, at + Itch50Layout.ACTION_STOCK, stock);
    put(Itch50Layout.TRADING_STATE, state);
    put(Itch50Layout.RESERVED, ' ');
    BigEndian.put4(to, at + Itch50Layout.ACTION_REASON, 0x20202020);
    return length;
  }

  /**
   * @param locate code of the stock
   * @param timeNs since midnight
   * @param orderId of the new order
   * @param buy whether it buys
   * @param shares how many
   * @param stock packed by {@link Itch50Layout#stock}
   * @param price in 1e-4 dollars
   * @return length of the message in bytes
   */
  public int add(
      final int locate,
      final long timeNs,
      final long orderId,
      final boolean buy,
      final long shares,
      final long stock,
      final long price) {
    final int length = begin('A', locate, timeNs);
    putOrder(orderId, buy, shares, stock, price);
    return length;
  }

  /**
   * @param locate code of the stock
   * @param timeNs since midnight
   * @param orderId of the new order
   * @param buy whether it buys
   * @param shares how many
   * @param stock packed by {@link Itch50Layout#stock}
   * @param price in 1e-4 dollars
   * @param attribution the participant's 4 characters, as a big-endian number
   * @return length of the message in bytes
   */
  public int addAttributed(
      final int locate,
      final long timeNs,
      final long orderId,
      final boolean buy,
      final long shares,
      final long stock,
      final long price,
      final int attribution) {
    final int length = begin('F', locate, timeNs);
    putOrder(orderId, buy, shares, stock, price);
    BigEndian.put4(to, at + Itch50Layout.ATTRIBUTION, attribution);
    return length;
  }

  private void putOrder(
      final long orderId,
      final boolean buy,
      final long shares,
      final long stock,
      final long price) {
    BigEndian.put8(to, at + Itch50Layout.ORDER, orderId);
    put(Itch50Layout.SIDE, buy ? 'B' : 'S');
    BigEndian.put4(to, at + Itch50Layout.SHARES, shares);
    BigEndian.put8(to, at + Itch50Layout.STOCK, stock);
    BigEndian.put4(to, at + Itch50Layout.PRICE, price);
  }

  /**
   * @param locate code of the stock
   * @param timeNs since midnight
   * @param orderId of the resting order
   * @param shares executed
   * @param match number of the match
   * @return length of the message in bytes
   */
  public int execute(
      final int locate,
      final long timeNs,
      final long orderId,
      final long shares,
      final long match) {
    final int length = begin('E', locate, timeNs);
    putExecution(orderId, shares, match);
    return length;
  }

  /**
   * @param locate code of the stock
   * @param timeNs since midnight
   * @param orderId of the resting order
   * @param shares executed
   * @param match number of the match
   * @param printable whether it counts as a trade
   * @param price in 1e-4 dollars
   * @return length of the message in bytes
   */
  public int executeWithPrice(
      final int locate,
      final long timeNs,
      final long orderId,
      final long shares,
      final long match,
      final boolean printable,
      final long price) {
    final int length = begin('C', locate, timeNs);
    putExecution(orderId, shares, match);
    put(Itch50Layout.PRINTABLE, printable ? 'Y' : 'N');
    BigEndian.put4(to, at + Itch50Layout.EXECUTED_PRICE, price);
    return length;
  }

  private void putExecution(final long orderId, final long shares, final long match) {
    BigEndian.put8(to, at + Itch50Layout.ORDER, orderId);
    BigEndian.put4(to, at + Itch50Layout.TAKEN_SHARES, shares);
    BigEndian.put8(to, at + Itch50Layout.EXECUTED_MATCH, match);
  }

  /**
   * @param locate code of the stock
   * @param timeNs since midnight
   * @param orderId of the resting order
   * @param shares cancelled
   * @return length of the message in bytes
   */
  public int cancel(final int locate, final long timeNs, final long orderId, final long shares) {
    final int length = begin('X', locate, timeNs);
    BigEndian.put8(to, at + Itch50Layout.ORDER, orderId);
    BigEndian.put4(to, at + Itch50Layout.TAKEN_SHARES, shares);
    return length;
  }

  /**
   * @param locate code of the stock
   * @param timeNs since midnight
   * @param orderId of the resting order
   * @return length of the message in bytes
   */
  public int delete(final int locate, final long timeNs, final long orderId) {
    final int length = begin('D', locate, timeNs);
    BigEndian.put8(to, at + Itch50Layout.ORDER, orderId);
    return length;
  }

  /**
   * @param locate code of the stock
   * @param timeNs since midnight
   * @param oldId of the resting order
   * @param newId of the order in its place
   * @param shares of the new order
   * @param price in 1e-4 dollars
   * @return length of the message in bytes
   */
  public int replace(
      final int locate,
      final long timeNs,
      final long oldId,
      final long newId,
      final long shares,
      final long price) {
    final int length = begin('U', locate, timeNs);
    BigEndian.put8(to, at + Itch50Layout.ORDER, oldId);
    BigEndian.put8(to, at + Itch50Layout.NEW_ORDER, newId);
    BigEndian.put4(to, at + Itch50Layout.NEW_SHARES, shares);
    BigEndian.put4(to, at + Itch50Layout.NEW_PRICE, price);
    return length;
  }

  /**
   * Writes a trade against an order that was not displayed.
   *
   * @param locate code of the stock
   * @param timeNs since midnight
   * @param restingBuys whether the order that was not displayed buys
   * @param shares traded
   * @param stock packed by {@link Itch50Layout#stock}
   * @param price in 1e-4 dollars
   * @param match number of the match
   * @return length of the message in bytes
   */
  public int trade(
      final int locate,
      final long timeNs,
      final boolean restingBuys,
      final long shares,
      final long stock,
      final long price,
      final long match) {
    final int length = begin('P', locate, timeNs);
    putOrder(0, restingBuys, shares, stock, price);
    BigEndian.put8(to, at + Itch50Layout.TRADE_MATCH, match);
    return length;
  }

  /**
   * @param locate code of the stock
   * @param timeNs since midnight
   * @param shares traded, 0 where the cross found no match
   * @param stock packed by {@link Itch50Layout#stock}
   * @param price in 1e-4 dollars
   * @param match number of the match
   * @param type O opening, C closing, H after a halt or at an IPO
   * @return length of the message in bytes
   */
  public int cross(
      final int locate,
      final long timeNs,
      final long shares,
      final long stock,
      final long price,
      final long match,
      final char type) {
    final int length = begin('Q', locate, timeNs);
    BigEndian.put8(to, at + Itch50Layout.CROSS_SHARES, shares);
    BigEndian.put8(to, at + Itch50Layout.CROSS_STOCK, stock);
    BigEndian.put4(to, at + Itch50Layout.CROSS_PRICE, price);
    BigEndian.put8(to, at + Itch50Layout.CROSS_MATCH, match);
    put(Itch50Layout.CROSS_TYPE, type);
    return length;
  }
}
