package io.millrace.learning.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static Settings of(final Object value) {
    return new Settings("at", Map.of("key", value));
  }

  private static String numberError(final String text) {
    return assertThrows(DefinitionException.class, () -> of(text).number("key", 0, 1, 5000))
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "+5, 5",
    "5., 5",
    "1.5e3, 1500",
    "1E+3, 1000",
    "1_000, 1000",
    "1_000.5, 1000.5",
    "500.0E-2, 5"
  })
  void shouldReadADecimalNumber(final String text, final double number) {
    assertEquals(number, of(text).number("key", 0, 1, 5000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0x1p3", "5d", "5f", " 5", "1__0", "_5", "5_", "1,5", "1.5.5", "1e", "e1"})
  void shouldRefuseWhatIsNoDecimalNumber(final String text) {
    assertEquals("key: '" + text + "' is not a number: from 1.0 to 5000.0", numberError(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e400", "0", "5001"})
  void shouldSayTheRangeWhenANumberIsOutOfIt(final String text) {
    assertEquals("key: " + text + " is out of range: from 1.0 to 5000.0", numberError(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_5", "5_", "1__0", "1e3", "5.0", "0x5", "", "five"})
  void shouldRefuseWhatIsNoWholeNumber(final String text) {
    final String message =
        assertThrows(DefinitionException.class, () -> of(text).integer("key", 0, 1, 5000))
            .getMessage();
    assertEquals("key: '" + text + "' is not a whole number: from 1 to 5000", message);
  }

  @Test
  void shouldReadAWholeNumberWithUnderscoresAndSayTheRangeWhenItIsTooLong() {
    assertEquals(1_000, of("1_000").integer("key", 0, 1, 5000));
    assertTrue(
        assertThrows(
                DefinitionException.class,
                () -> of("99999999999999999999").integer("key", 0, 1, 5000))
            .getMessage()
            .endsWith("99999999999999999999 is out of range: from 1 to 5000"));
  }

  @Test
  void shouldTakeATypeAloneForAMappingOfIt() {
    assertEquals("sgd", of("sgd").typed("key", "adam").text("type", null));
    assertEquals("sgd", of(Map.of("type", "sgd")).typed("key", "adam").text("type", null));
    assertEquals("adam", Settings.empty("at").typed("key", "adam").text("type", null));
    final List<Settings> both = of(Arrays.asList("rls", Map.of("type", "linear"))).typedList("key");
    assertEquals("rls", both.get(0).text("type", null));
    assertEquals("linear", both.get(1).text("type", null));
    assertEquals("at/key/1", both.get(1).path());
    assertTrue(Settings.empty("at").typedList("key").isEmpty());
    assertThrows(DefinitionException.class, () -> of(List.of("sgd")).typed("key", "adam"));
    assertThrows(DefinitionException.class, () -> of("rls").typedList("key"));
  }
}
