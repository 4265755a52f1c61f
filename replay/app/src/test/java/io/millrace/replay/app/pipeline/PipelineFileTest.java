package io.millrace.replay.app.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.definition.SampleRule;
import io.millrace.engine.placement.Threading;
import io.millrace.engine.placement.ThreadsDefinition;
import io.millrace.learning.setting.DefinitionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineFileTest {
  private static final String EXAMPLE =
      """
      # pipeline.yaml; paths are relative to this file
      feed: {format: lobster, path: data/AAPL.zip}
      instruments: [AAPL]                               # leave out for all
      features:
        ofi_10s: "sum(ofi, window=10s)"                 # in braces, quote what holds commas
        spread: spread                                  # the field of that name
      sample: {every: 10s}
      target: {value: "change(mid, window=10s)", horizon: none}
      models:
        - {name: ols, type: rls, forgetting: 1.0, ridge: 1.0e-9}
        - {name: sgd, type: linear}
      alerts:
        - {name: wide, when: "spread > 5 * ew_mean(spread, half_life=1000)", for: 3 ticks, cooldown: 1m, message: spread is wide}
      journal: {dir: journal, ack: process, checkpoint: 1000000, snapshot: 5m}
      threads: fused
      """;

  private static PipelineFile file(final String text) {
    return PipelineFile.of("p.yaml", Path.of("/base"), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String error(final String text) {
    return assertThrows(PipelineException.class, () -> file(text).pipeline()).getMessage();
  }

  @Test
  void shouldReadTheExampleOfTheDesign() {
    final PipelineSettings pipeline = file(EXAMPLE).pipeline();
    assertEquals(List.of("AAPL"), pipeline.definition().instruments());
    assertEquals(
        Map.of("ofi_10s", "sum(ofi, window=10s)", "spread", "spread"),
        pipeline.definition().features());
    assertEquals(SampleRule.time(10_000_000_000L), pipeline.definition().sample());
    assertEquals("1.0e-9", pipeline.definition().models().get(0).parameters().text("ridge", ""));
    assertEquals(3, pipeline.definition().alerts().get(0).forTicks());
    assertEquals("lobster", pipeline.feed().text("format", null));
    assertEquals(
        new JournalSettings(Path.of("/base/journal"), JournalSettings.Ack.PROCESS, 1_000_000),
        pipeline.journal());
    assertEquals(ThreadsDefinition.of(Threading.FUSED), pipeline.threads());
    assertTrue(pipeline.notices().get(0).contains("no snapshots"), pipeline.notices()::toString);
  }

  @Test
  void shouldHandTheCheckpointIntervalToTheDefinition() {
    final PipelineSettings pipeline =
        file("feed: {format: csv}\njournal: {checkpoint: 10_000}").pipeline();
    assertEquals(10_000, pipeline.definition().checkpointEvery());
    assertNull(pipeline.journal().dir());
  }

  @Test
  void shouldKeepEveryScalarAsItsText() {
    final Map<String, Object> values =
        file("a: [NO, ON, yes, 010, 1_000, 1.0e-6, 0x1F, 2012-06-21, 12:30:00, null, ~, .inf]\n"
                + "b: \"\"\n"
                + "c:\n"
                + "1: [<<, =]")
            .tree()
            .values();
    assertEquals(
        List.of(
            "NO",
            "ON",
            "yes",
            "010",
            "1_000",
            "1.0e-6",
            "0x1F",
            "2012-06-21",
            "12:30:00",
            "null",
            "~",
            ".inf"),
        values.get("a"));
    assertEquals("", values.get("b"));
    assertTrue(values.containsKey("c"));
    assertNull(values.get("c"));
    assertEquals(List.of("<<", "="), values.get("1"));
  }

  @Test
  void shouldKnowTheLineOfEveryKey() {
    final TextTree tree = file(EXAMPLE).tree();
    assertEquals(new Place(5, 3), tree.places().get("features/ofi_10s"));
    assertEquals(new Place(10, 28), tree.places().get("models/0/forgetting"));
    assertEquals(11, tree.nearest("models/1/optimizer/rate").line());
    assertNull(tree.nearest("nowhere"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          feed: {}\\nfeatures:\\n  a: x\\n  a: y | p.yaml:4: features/a: duplicate name 'a', first on line 3
          feed: {}\\nfeatures: {ofi_10s: sum(ofi, window=10s)} | p.yaml:2: features/ofi_10s: a parenthesis is not closed, and 'window=10s)' after the comma has no value: quote expressions that contain commas
          feed: {}\\nfeatures: {price: , b: 1} | p.yaml:2: features/price: expected an expression; quote expressions that contain commas
          feed: {}\\nfeeds: {} | p.yaml:2: feeds: unknown key 'feeds'; did you mean 'feed'?
          feed: {}\\nthreads: {pin: [0]} | p.yaml:2: threads/pin: not available in this build
          feed: {}\\nthreads: shardd | p.yaml:2: threads: 'shardd' is not known; did you mean 'sharded'?
          feed: {}\\njournal:\\n  dir: j\\n  ack: disk | p.yaml:4: journal/ack: 'disk' is not in this build; it has: none process
          feed: {}\\njournal: {dri: j} | p.yaml:2: journal/dri: unknown key 'dri'; did you mean 'dir'?
          feed: {}\\njournal: {checkpoint: 0} | p.yaml:2: journal/checkpoint: 0 is out of range: from 1 to 9223372036854775807
          feed: {}\\ndrift:\\n  - {name: d, type: adwin} | p.yaml:3: drift/0: key 'of' is missing
          feed: {}\\ndrift:\\n  - {name: d, type: adwin, of: x, action: alrt} | p.yaml:3: drift/0/action: 'alrt' is not known; did you mean 'alert'?
          feed: {}\\ndrift:\\n  - {name: d, type: adwin, of: x, factor: 3} | p.yaml:3: drift/0/factor: is for the action 'rate', and the action is 'alert'
          feed: {}\\ndrift:\\n  - {name: d, type: adwin, of: x, action: reset, samples: 3} | p.yaml:3: drift/0/samples: is for the actions 'rate' and 'freeze', and the action is 'reset'
          feed: {}\\nanomaly:\\n  - {name: a, type: mad} | p.yaml:3: anomaly/0/of: expected a list of features or expressions
          feed: {}\\nfeatures: {majority: x} | p.yaml:2: features/majority: 'majority' is a reserved name
          feed: {}\\nalerts:\\n  - {name: model_reset, when: a > 1} | p.yaml:3: alerts/0/name: 'model_reset' is the name of an alert of the engine itself
          feed: {}\\nalerts:\\n  - {name: memory_reached, when: a > 1} | p.yaml:3: alerts/0/name: 'memory_reached' is the name of an alert of the engine itself
          feed: {}\\ndrift:\\n  - {name: quarantined, type: adwin, of: a} | p.yaml:3: drift/0/name: 'quarantined' is the name of an alert of the engine itself
          feed: {}\\nfeatures: {a: x}\\nanomaly:\\n  - {name: a, type: mad, of: a} | p.yaml:4: anomaly/0/name: duplicate name 'a'
          feed: {}\\nspeed: fast | p.yaml:2: speed: 'fast' is not a speed such as max, 1x or 10x
          features: {a: x} | p.yaml: key 'feed' is missing
          feed: csv | p.yaml:1: feed: expected a mapping such as {key: value}, not 'csv'
          feed: {}\\nmodels:\\n  - {name: a} | p.yaml:3: models/0: key 'type' is missing
          a: &x 1 | p.yaml:1: a: an anchor is refused here; quote the text if it is meant as such
          a: *x | p.yaml:1: a: an alias is refused here; quote the text if it is meant as such
          *a : 1 | p.yaml:1: an alias is refused here; quote the text if it is meant as such
          a: !!str 1 | p.yaml:1: a: a tag is refused here; quote the text if it is meant as such
          a: !!map {b: 1} | p.yaml:1: a: a tag is refused here; quote the text if it is meant as such
          a: &x\\n  b: 1 | p.yaml:1: a: an anchor is refused here; quote the text if it is meant as such
          a: [&x 1] | p.yaml:1: a/0: an anchor is refused here; quote the text if it is meant as such
          a: 1\\n---\\nb: 2 | p.yaml:3: a second document begins; a pipeline file holds one
          [a, b] | p.yaml:1: expected a mapping of keys such as 'feed'
          text | p.yaml:1: expected a mapping of keys such as 'feed'
          # nothing | p.yaml: the file is empty; wanted are keys such as 'feed'
          a: {b: 1\\nc: 2 | p.yaml:2: not YAML: expected ',' or '}', but got :
          a:\\n\\t- b | p.yaml:2: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)
          """)
  void shouldNameFileLineAndKeyWhenSomethingIsWrong(final String text, final String message) {
    assertEquals(
        message.replace("\\\\t", "\\t"), error(text.replace("\\n", "\n").replace("\\t", "\t")));
  }

  @Test
  void shouldRefuseWhatIsTooDeepOrTooLarge() {
    assertTrue(error("a: " + "[".repeat(40) + "]".repeat(40)).contains("nested deeper than 32"));
    assertTrue(error("a: " + "x".repeat(1 << 20)).contains("at most 1048576 bytes"));
  }

  @Test
  void shouldNameTheLineWhenAByteIsNotUtf8() {
    final byte[] bytes = {'a', ':', '1', '\n', (byte) 0xC3, '('};
    final PipelineException error =
        assertThrows(PipelineException.class, () -> PipelineFile.of("p.yaml", Path.of("/"), bytes));
    assertEquals("p.yaml:2: the file is not UTF-8", error.getMessage());
  }

  @Test
  void shouldReadWhatBeginsWithAByteOrderMarkAndHoldsRareCharacters() {
    final PipelineFile file = file("\uFEFFa: \"\uD83D\uDE00\"\n\uD83D\uDE00: [x, y]\nb: 1");
    assertEquals(List.of("x", "y"), file.tree().values().get("\uD83D\uDE00"));
    assertEquals(new Place(3, 1), file.tree().places().get("b"));
  }

  @Test
  void shouldGiveErrorsOfOtherReadersTheirLineAndKeepACaret() {
    final PipelineException error =
        assertThrows(
            PipelineException.class,
            () ->
                file(EXAMPLE)
                    .located(
                        () -> {
                          throw new DefinitionException(
                              "features/spread", "unknown name 'sprd'\n  sprd\n  ^");
                        }));
    assertEquals("p.yaml:6: features/spread: unknown name 'sprd'\n  sprd\n  ^", error.getMessage());
  }

  @Test
  void shouldDigestWhatIsComputedAndNothingElse() {
    final String digest = file(EXAMPLE).canonicalDigest();
    assertEquals(64, digest.length());
    assertEquals(
        digest,
        file(EXAMPLE
                .replace("threads: fused", "threads: inline")
                .replace("dir: journal", "dir: other")
                .replace("[AAPL] ", "\n  - 'AAPL'")
                .replaceAll(" +#[^\\n]*", ""))
            .canonicalDigest());
    assertNotEquals(digest, file(EXAMPLE.replace("1.0e-9", "1e-9")).canonicalDigest());
    assertNotEquals(file("a: [b, c]").canonicalDigest(), file("a: ['b, c']").canonicalDigest());
    assertNotEquals(file("a: ''").canonicalDigest(), file("a:").canonicalDigest());
  }

  @Test
  void shouldReadFromTheFileSystem(@TempDir final Path dir) throws IOException {
    final Path path = dir.resolve("pipeline.yaml");
    Files.writeString(path, EXAMPLE);
    final PipelineFile file = PipelineFile.read(path);
    assertEquals(dir, file.baseDir());
    assertEquals(EXAMPLE, new String(file.bytes(), StandardCharsets.UTF_8));
    assertThrows(NoSuchFileException.class, () -> PipelineFile.read(dir.resolve("none.yaml")));
    assertThrows(PipelineException.class, () -> PipelineFile.read(dir));
  }

  @Test
  void shouldNeverFailOtherwiseThanWithOneLineOnBrokenFiles() {
    for (long seed = 0; seed < 3_000; seed++) {
      final Random random = new Random(seed);
      final byte[] bytes = EXAMPLE.getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(6); i >= 0; i--) {
        final String odd = "[]{}&*!|>%@`\"'#,:?-\t\n ~<=\0";
        bytes[random.nextInt(bytes.length)] =
            random.nextInt(4) == 0
                ? (byte) random.nextInt(256)
                : (byte) odd.charAt(random.nextInt(odd.length()));
      }
      try {
        PipelineFile.of("p.yaml", Path.of("/base"), bytes).pipeline();
      } catch (final PipelineException expected) {
        assertTrue(
            expected.getMessage().startsWith("p.yaml")
                && expected.getMessage().lines().count() == 1,
            "seed " + seed + ": " + expected.getMessage());
      } catch (final RuntimeException other) {
        throw new AssertionError(
            "seed " + seed + ":\n" + new String(bytes, StandardCharsets.UTF_8), other);
      }
    }
  }
}
