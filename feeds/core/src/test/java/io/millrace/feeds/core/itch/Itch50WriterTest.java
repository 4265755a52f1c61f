package io.millrace.feeds.core.itch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Golden bytes for each message that is written. */
final class Itch50WriterTest {
  private static final long STOCK = Itch50Layout.stock("AAPL");
  private static final long TIME = 0x1f1a_cf1a_a718L;
  private static final String HEAD = "0003 0000 1f1acf1aa718";
  private static final String AAPL = "4141504c20202020";

  private final byte[] to = new byte[4 + Itch50Layout.MAX_LENGTH];
  private final Itch50Writer writer = new Itch50Writer().wrap(to, 4);

  private void assertWritten(final String expected, final int length) {
    final byte[] bytes = HexFormat.of().parseHex(expected.replace(" ", ""));
    assertEquals(bytes.length, length);
    assertArrayEquals(bytes, Arrays.copyOfRange(to, 4, 4 + length));
    assertEquals(length, Itch50Layout.length(to[4]));
  }

  @Test
  void shouldWriteAdministrativeMessagesAsSpecified() {
    assertWritten("53 0000 0000 1f1acf1aa718 4f", writer.systemEvent(TIME, 'O'));
    assertWritten(
        "52" + HEAD + AAPL + "51 4e 00000064 4e 43 5a20 54 4e 4e 31 4e 00000000 4e",
        writer.stockDirectory(3, TIME, STOCK));
    assertWritten("48" + HEAD + AAPL + "54 20 20202020", writer.tradingAction(3, TIME, STOCK, 'T'));
  }

  @Test
  void shouldWriteOrderMessagesAsSpecified() {
    final String order = "00000000000000f5 42 00000012" + AAPL + "00595074";
    assertWritten("41" + HEAD + order, writer.add(3, TIME, 0xf5, true, 0x12, STOCK, 0x595074));
    assertWritten(
        "46" + HEAD + order + "4e534451",
        writer.addAttributed(3, TIME, 0xf5, true, 0x12, STOCK, 0x595074, 0x4e534451));
    final String execution = "00000000000000f5 00000012 0000000000000037";
    assertWritten("45" + HEAD + execution, writer.execute(3, TIME, 0xf5, 0x12, 0x37));
    assertWritten(
        "43" + HEAD + execution + "59 00595074",
        writer.executeWithPrice(3, TIME, 0xf5, 0x12, 0x37, true, 0x595074));
    assertWritten("58" + HEAD + "00000000000000f5 00000012", writer.cancel(3, TIME, 0xf5, 0x12));
    assertWritten("44" + HEAD + "00000000000000f5", writer.delete(3, TIME, 0xf5));
    assertWritten(
        "55" + HEAD + "00000000000000f5 00000000000000f6 00000012 00595074",
        writer.replace(3, TIME, 0xf5, 0xf6, 0x12, 0x595074));
  }

  @Test
  void shouldWriteTradesAsSpecified() {
    assertWritten(
        "50" + HEAD + "0000000000000000 53 00000012" + AAPL + "00595074 0000000000000037",
        writer.trade(3, TIME, false, 0x12, STOCK, 0x595074, 0x37));
    assertWritten(
        "51" + HEAD + "000000012a05f200" + AAPL + "00595074 0000000000000037 43",
        writer.cross(3, TIME, 5_000_000_000L, STOCK, 0x595074, 0x37, 'C'));
  }

  @Test
  void shouldRefuseANameWhenNoStockCanHaveIt() {
    for (final String name : new String[] {"", "NINECHARS", "A B", "\u00e9"}) {
      assertThrows(IllegalArgumentException.class, () -> Itch50Layout.stock(name), name);
    }
  }
}
