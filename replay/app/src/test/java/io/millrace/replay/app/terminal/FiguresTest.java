package io.millrace.replay.app.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "1|1.00000",
        "-0.25|-0.250000",
        "0.0001|0.000100000",
        "0.012345678|0.0123457",
        "9.9999999|10.0000",
        "123.456789|123.457",
        "999999.6|1,000,000",
        "123456789|123,457,000",
        "123456.4|123,456",
        "1e9|1.00000e+09",
        "4.095166162688e-05|4.09517e-05",
        "NaN|-",
        "Infinity|-"
      })
  void shouldShowSixDigits(final double value, final String text) {
    assertEquals(text, Figures.number(value));
  }

  @Test
  void shouldShowControlCharactersAsEscapesAndCutWhatIsLong() {
    assertEquals("a\\u001bb\\u202ec", Figures.foreign("a\u001Bb\u202Ec", 80));
    assertEquals("abcd...", Figures.foreign("abcdefghij", 7));
    assertEquals("\uD83D\uDE00...", Figures.foreign("\uD83D\uDE00".repeat(5), 4));
  }

  @Test
  void shouldShowTimesInTheirUnit() {
    assertEquals("1.2", Figures.micros(1_234));
    assertEquals("1,234.6", Figures.micros(1_234_567));
    assertEquals("250 ms", Figures.seconds(0.25));
    assertEquals("3.21 s", Figures.seconds(3.2104));
    assertEquals("61.3%", Figures.percent(0.6125));
    assertEquals("-", Figures.percent(Double.NaN));
  }

  @Test
  void shouldTellProgressInRecordsWhereTheTotalIsNotKnown() {
    assertEquals("run  0 records", Progress.line("run", 0, 0));
    assertEquals("run  12,345 records  6,172/s", Progress.line("run", 12_345, 2));
  }
}
