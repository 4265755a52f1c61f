package io.millrace.engine.placement;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.placement.ThreadsDefinition.Wait;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ThreadsDefinitionTest {
  private static ThreadsDefinition read(final Object threads) {
    return ThreadsDefinition.read(new Settings("", Map.of("threads", threads)));
  }

  private static String refusal(final Executable reading) {
    final DefinitionException error = assertThrows(DefinitionException.class, reading);
    return error.path() + " | " + error.getMessage();
  }

  @ParameterizedTest
  @EnumSource
  void shouldReadAModeAloneAsTheModeWithDefaults(final Threading mode) {
    final String label = mode.name().toLowerCase(Locale.ROOT);
    assertEquals(ThreadsDefinition.of(mode), read(label));
    assertEquals(ThreadsDefinition.of(mode), read(Map.of("mode", label)));
    assertEquals(2_048, read(label).ring());
    assertEquals(Wait.AUTO, read(label).waitStrategy());
    assertEquals(List.of(), read(label).pin());
  }

  @Test
  void shouldBeFusedWhenThePipelineSaysNothing() {
    assertEquals(ThreadsDefinition.of(Threading.FUSED), ThreadsDefinition.read(Settings.empty("")));
    assertEquals(
        new ThreadsDefinition(Threading.FUSED, 1, Wait.AUTO, 64, List.of()),
        read(Map.of("ring", "64")));
  }

  @Test
  void shouldReadEveryKeyOfTheMapping() {
    assertEquals(
        new ThreadsDefinition(Threading.SHARDED, 4, Wait.SPIN, 4_096, List.of(2, 3)),
        read(
            Map.of(
                "mode", "sharded",
                "shards", "4",
                "wait", "spin",
                "ring", "4096",
                "pin", List.of("2", "3"))));
  }

  @Test
  void shouldLeaveOneCoreToTheFeedThreadWhenTheShardsAreNotNumbered() {
    final int cores = Runtime.getRuntime().availableProcessors();
    assertEquals(Math.max(1, Math.min(64, cores - 1)), read("sharded").shards());
    assertEquals(1, read("fused").shards());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mode | shardd | mode: 'shardd' is not known; did you mean 'sharded'?
          wait | sleep | wait: 'sleep' is not known; known: auto park spin yield
          ring | 4 | ring: 4 is out of range: from 8 to 1048576
          ring | 2097152 | ring: 2097152 is out of range: from 8 to 1048576
          ring | 1000 | ring: 1000 is not a power of two
          ring | many | ring: 'many' is not a whole number: from 8 to 1048576
          shards | 0 | shards: 0 is out of range: from 1 to 64
          shards | 65 | shards: 65 is out of range: from 1 to 64
          shards | 2 | shards: is for the mode 'sharded', and the mode is 'fused'
          pin | -1 | pin: -1 is out of range: from 0 to 2147483647
          pin | x | pin: 'x' is not a whole number: from 0 to 2147483647
          """)
  void shouldNameTheKeyAndTheRangeWhenAValueIsWrong(
      final String key, final String value, final String message) {
    assertEquals("threads/" + key + " | " + message, refusal(() -> read(Map.of(key, value))));
  }

  @Test
  void shouldRefuseInJavaWithTheWordsOfAFile() {
    assertEquals(
        refusal(() -> read(Map.of("mode", "sharded", "shards", "65"))),
        refusal(() -> new ThreadsDefinition(Threading.SHARDED, 65, Wait.AUTO, 64, List.of())));
    assertEquals(
        refusal(() -> read(Map.of("shards", "2"))),
        refusal(() -> new ThreadsDefinition(Threading.FUSED, 2, Wait.AUTO, 64, List.of())));
    assertEquals(
        refusal(() -> read(Map.of("ring", "4"))),
        refusal(() -> new ThreadsDefinition(Threading.FUSED, 1, Wait.AUTO, 4, List.of())));
    assertEquals(
        refusal(() -> read(Map.of("pin", "-1"))),
        refusal(() -> new ThreadsDefinition(Threading.FUSED, 1, Wait.AUTO, 64, List.of(-1))));
  }

  @Test
  void shouldNameAModeOrKeyThatIsNotKnown() {
    assertEquals(
        "threads | threads: 'shardd' is not known; did you mean 'sharded'?",
        refusal(() -> read("shardd")));
    assertTrue(
        refusal(() -> read(Map.of("rings", "64"))).startsWith("threads/rings | unknown key"));
  }

  @Test
  void shouldRefuseWhatThisBuildDoesNotDo() {
    assertDoesNotThrow(() -> read("inline").requireAvailable());
    assertDoesNotThrow(() -> read(Map.of("ring", "64")).requireAvailable());
    assertDoesNotThrow(() -> read("dedicated").requireAvailable());
    assertDoesNotThrow(() -> read(Map.of("wait", "spin")).requireAvailable());
    assertEquals(
        "threads/pin | pin: not available in this build",
        refusal(() -> read(Map.of("pin", List.of("2", "3"))).requireAvailable()));
  }
}
