package io.millrace.replay.app.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Signals files and reports are to the byte those of the commit that made the goldens, whatever the
 * threads. docs/HACKING.md says how to read a difference and when a golden may be renewed.
 */
class GoldenSignalsTest {
  private static final String DEMO = "ordinals/demo";
  private static final String WHOLE_DEMO = DEMO + "/whole";

  /** Values of the key {@code threads}; every case runs with each. */
  private static final List<String> MODES =
      List.of(
          "inline",
          "fused",
          "dedicated",
          "{mode: sharded, shards: 2}",
          "{mode: sharded, shards: 3}");

  private static Stream<Arguments> inEachMode(final Stream<GoldenCase> cases) {
    return cases.flatMap(of -> MODES.stream().map(mode -> Arguments.of(of, mode)));
  }

  private static Stream<Arguments> generated() {
    return inEachMode(GeneratedCases.all());
  }

  private static Stream<Arguments> firstRecords() {
    return inEachMode(RecordedCases.first());
  }

  private static Stream<Arguments> wholeRecordings() {
    return inEachMode(RecordedCases.whole());
  }

  private static Stream<Arguments> longPauses() {
    return inEachMode(GeneratedCases.longOnes());
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("generated")
  void shouldGiveTheGoldenWhenRecordsAreGenerated(final GoldenCase of, final String mode)
      throws IOException {
    GoldenRun.check(of, mode);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("firstRecords")
  void shouldGiveTheGoldenWhenTheFirstRecordsOfARecordingAreRead(
      final GoldenCase of, final String mode) throws IOException {
    GoldenRun.check(of, mode);
  }

  @Tag("slow")
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("wholeRecordings")
  void shouldGiveTheGoldenWhenAWholeRecordingIsRead(final GoldenCase of, final String mode)
      throws IOException {
    GoldenRun.check(of, mode);
  }

  @Tag("slow")
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("longPauses")
  void shouldGiveTheGoldenWhenManyLabelsFallDueAtOnce(final GoldenCase of, final String mode)
      throws IOException {
    GoldenRun.check(of, mode);
  }

  @Test
  void shouldGiveTheGoldenWhenTheDemoRunsAndItsJournalIsReplayed() throws IOException {
    GoldenRun.checkDemo(DEMO, 10_000);
  }

  @Tag("slow")
  @Test
  void shouldGiveTheGoldenWhenTheWholeDemoRuns() throws IOException {
    GoldenRun.checkDemo(WHOLE_DEMO, 1_000_000);
  }

  @Test
  void shouldHoldOneGoldenForEachCaseAndNoOther() throws IOException {
    final Set<String> cases =
        Stream.of(
                GeneratedCases.all(),
                GeneratedCases.longOnes(),
                RecordedCases.first(),
                RecordedCases.whole())
            .flatMap(some -> some)
            .map(GoldenCase::name)
            .collect(Collectors.toCollection(TreeSet::new));
    cases.add(DEMO);
    cases.add(WHOLE_DEMO);
    final Set<String> stale = new TreeSet<>(GoldenFile.read().names(cases));
    final Set<String> missing = new TreeSet<>(cases);
    missing.removeAll(stale);
    stale.removeAll(cases);
    assertEquals(Set.of(), stale, "goldens without a case");
    assumeFalse(GoldenFile.RENEW, "cases that have not run yet are renewed by themselves");
    assertEquals(Set.of(), missing, "cases without a golden");
  }
}
