package io.millrace.feeds.core.itch;

import java.nio.charset.StandardCharsets;

/**
 * Layout of the messages of NASDAQ TotalView-ITCH 5.0 (Nasdaq, "Nasdaq TotalView-ITCH 5.0"
 * specification). Numbers are unsigned and big-endian, text is ASCII, left-justified and padded
 * with spaces, prices are in 1e-4 dollars (the levels of V in 1e-8), times are ns since midnight in
 * New York. Every message begins the same way:
 *
 * <pre>
 *   0 type 1 | 1 stock locate 2 | 3 tracking number 2 | 5 time 6 | 11 ...
 * </pre>
 *
 * The rest, as {@code offset field size}; a message has one length:
 *
 * <pre>
 *   S  12  system event           11 event code 1
 *   R  39  stock directory        11 stock 8, 19 market category 1, 20 financial status 1, 21 round lot 4,
 *                                 25 round lots only 1, 26 issue classification 1, 27 issue sub-type 2,
 *                                 29 authenticity 1, 30 short sale threshold 1, 31 IPO flag 1,
 *                                 32 LULD price tier 1, 33 ETP flag 1, 34 ETP leverage 4, 38 inverse 1
 *   H  25  trading action         11 stock 8, 19 trading state 1, 20 reserved 1, 21 reason 4
 *   Y  20  Reg SHO restriction    11 stock 8, 19 action 1
 *   L  26  participant position   11 participant 4, 15 stock 8, 23 primary 1, 24 mode 1, 25 state 1
 *   V  35  MWCB decline levels    11 level 1 8, 19 level 2 8, 27 level 3 8
 *   W  12  MWCB status            11 breached level 1
 *   K  28  IPO quoting period     11 stock 8, 19 release time 4, 23 qualifier 1, 24 price 4
 *   J  35  LULD auction collar    11 stock 8, 19 reference 4, 23 upper 4, 27 lower 4, 31 extension 4
 *   h  21  operational halt       11 stock 8, 19 market code 1, 20 action 1
 *   A  36  add order              11 order 8, 19 side 1, 20 shares 4, 24 stock 8, 32 price 4
 *   F  40  add order with MPID    as A, 36 attribution 4
 *   E  31  order executed         11 order 8, 19 shares 4, 23 match 8
 *   C  36  executed with price    as E, 31 printable 1, 32 price 4
 *   X  23  order cancel           11 order 8, 19 shares 4
 *   D  19  order delete           11 order 8
 *   U  35  order replace          11 old order 8, 19 new order 8, 27 shares 4, 31 price 4
 *   P  44  trade, not cross       11 order 8, 19 side 1, 20 shares 4, 24 stock 8, 32 price 4, 36 match 8
 *   Q  40  cross trade            11 shares 8, 19 stock 8, 27 price 4, 31 match 8, 39 cross type 1
 *   B  19  broken trade           11 match 8
 *   I  50  net order imbalance    11 paired 8, 19 imbalance 8, 27 direction 1, 28 stock 8, 36 far price 4,
 *                                 40 near price 4, 44 reference price 4, 48 cross type 1, 49 variation 1
 *   N  20  retail interest        11 stock 8, 19 interest 1
 *   O  48  direct listing         11 stock 8, 19 open eligibility 1, 20 minimum price 4, 24 maximum price 4,
 *                                 28 near price 4, 32 near time 8, 40 lower collar 4, 44 upper collar 4
 * </pre>
 */
public final class Itch50Layout {
  /** Prices a dollar. */
  public static final double PRICE_SCALE = 1e4;

  /** No message is longer. */
  public static final int MAX_LENGTH = 50;

  /** Begins each message of a length-prefixed file: the length of the message, in 2 bytes. */
  public static final int PREFIX_LENGTH = 2;

  static final int LOCATE = 1;
  static final int TRACKING = 3;
  static final int TIME = 5;

  static final int EVENT_CODE = 11;

  static final int DIRECTORY_STOCK = 11;
  static final int MARKET_CATEGORY = 19;
  static final int FINANCIAL_STATUS = 20;
  static final int ROUND_LOT = 21;
  static final int ROUND_LOTS_ONLY = 25;
  static final int ISSUE_CLASSIFICATION = 26;
  static final int ISSUE_SUB_TYPE = 27;
  static final int AUTHENTICITY = 29;
  static final int SHORT_SALE_THRESHOLD = 30;
  static final int IPO_FLAG = 31;
  static final int LULD_TIER = 32;
  static final int ETP_FLAG = 33;
  static final int ETP_LEVERAGE = 34;
  static final int INVERSE = 38;

  static final int ACTION_STOCK = 11;
  static final int TRADING_STATE = 19;
  static final int RESERVED = 20;
  static final int ACTION_REASON = 21;

  static final int ORDER = 11;

  /** Of A, F and P. */
  static final int SIDE = 19;

  static final int SHARES = 20;
  static final int STOCK = 24;
  static final int PRICE = 32;
  static final int ATTRIBUTION = 36;
  static final int TRADE_MATCH = 36;

  /** Of E, C and X. */
  static final int TAKEN_SHARES = 19;

  static final int EXECUTED_MATCH = 23;
  static final int PRINTABLE = 31;
  static final int EXECUTED_PRICE = 32;

  static final int NEW_ORDER = 19;
  static final int NEW_SHARES = 27;
  static final int NEW_PRICE = 31;

  static final int CROSS_SHARES = 11;
  static final int CROSS_STOCK = 19;
  static final int CROSS_PRICE = 27;
  static final int CROSS_MATCH = 31;
  static final int CROSS_TYPE = 39;

  private static final int STOCK_LENGTH = 8;
  private static final byte[] LENGTHS = lengths();

  private Itch50Layout() {}

  /**
   * @param type of a message
   * @return the one length of such a message in bytes; 0 where there is no such type
   */
  public static int length(final byte type) {
    return LENGTHS[type & 0xff];
  }

  /**
   * Packs a stock's name as in messages.
   *
   * @param stock 1 to 8 printable ASCII characters, none of them a space
   * @return its 8 bytes, padded with spaces, as a big-endian number
   */
  public static long stock(final String stock) {
    final byte[] bytes = stock.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length < 1 || bytes.length > STOCK_LENGTH || !stock.matches("[!-~]+")) {
      throw new IllegalArgumentException("not a stock's name: stock=" + stock);
    }
    long packed = 0;
    for (int i = 0; i < STOCK_LENGTH; i++) {
      packed = packed << 8 | (i < bytes.length ? bytes[i] : ' ');
    }
    return packed;
  }

  private static byte[] lengths() {
    final byte[] lengths = new byte[256];
    final String types = "SRHYLVWKJhAFECXDUPQBINO";
    final int[] each = {
      12, 39, 25, 20, 26, 35, 12, 28, 35, 21, 36, 40, 31, 36, 23, 19, 35, 44, 40, 19, 50, 20, 48
    };
    for (int i = 0; i < each.length; i++) {
      lengths[types.charAt(i)] = (byte) each[i];
    }
    return lengths;
  }
}
