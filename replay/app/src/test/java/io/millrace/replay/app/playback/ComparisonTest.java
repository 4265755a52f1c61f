package io.millrace.replay.app.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.engine.record.Checkpoint;
import io.millrace.engine.record.PartDigests;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which parts of which checkpoints count as a difference. */
class ComparisonTest {
  private static final int BUILD = 9;
  private static final int OUTPUTS_SINCE = 5;

  private static Checkpoint of(
      final int version, final long sequence, final long book, final long outputs) {
    return new Checkpoint(sequence, new PartDigests(book, 2, 3, 4, outputs), false, version);
  }

  private static Comparison compare(final Checkpoint... expected) {
    final List<Checkpoint> taken =
        List.of(of(BUILD, 10, 1, 100), of(BUILD, 20, 1, 200), of(BUILD, 30, 1, 300));
    return Comparison.of(List.of(expected), taken, OUTPUTS_SINCE);
  }

  private static void assertCounts(
      final Comparison found, final int inFull, final int byOutputs, final int notComparable) {
    assertEquals(inFull, found.inFull());
    assertEquals(byOutputs, found.byOutputs());
    assertEquals(notComparable, found.notComparable());
  }

  @Test
  void shouldCompareEveryPartWhenTheVersionIsThatOfTheBuild() {
    final Comparison equal = compare(of(BUILD, 10, 1, 100), of(BUILD, 20, 1, 200));
    assertNull(equal.first());
    assertCounts(equal, 2, 0, 0);
    final Comparison other = compare(of(BUILD, 10, 1, 100), of(BUILD, 20, 7, 200));
    assertEquals(List.of("book"), other.first().parts());
    assertEquals(10, other.first().from());
    assertEquals(20, other.first().to());
    assertCounts(other, 2, 0, 0);
  }

  @Test
  void shouldCompareOutputsAloneWhenTheVersionIsOlder() {
    for (final int version : new int[] {0, OUTPUTS_SINCE - 1, OUTPUTS_SINCE, BUILD - 1}) {
      final Comparison equal = compare(of(version, 10, 7, 100), of(version, 20, 7, 200));
      assertNull(equal.first());
      assertCounts(equal, 0, 2, 0);
      assertEquals(20, equal.olderEqualUntil());
    }
  }

  @Test
  void shouldReportADifferenceWhenTheOlderVersionHasTheSameOutputs() {
    final Comparison found = compare(of(OUTPUTS_SINCE, 10, 7, 100), of(OUTPUTS_SINCE, 20, 7, 201));
    assertEquals(List.of("outputs"), found.first().parts());
    assertEquals(10, found.first().from());
    assertEquals(20, found.first().to());
    assertCounts(found, 0, 2, 0);
  }

  @Test
  void shouldReportNoDifferenceWhenTheOlderVersionMayHaveOtherOutputs() {
    final Comparison found =
        compare(of(OUTPUTS_SINCE - 1, 10, 7, 100), of(OUTPUTS_SINCE - 1, 20, 7, 201));
    assertNull(found.first());
    assertCounts(found, 0, 1, 1);
    assertEquals(10, found.olderEqualUntil());
  }

  @Test
  void shouldPassOverWhatIsNotComparableWhenItLooksForTheFirstDifference() {
    final Comparison found = compare(of(0, 10, 7, 100), of(0, 20, 7, 201), of(BUILD, 30, 8, 300));
    assertEquals(List.of("book"), found.first().parts());
    assertEquals(10, found.first().from());
    assertEquals(30, found.first().to());
    assertCounts(found, 1, 1, 1);
    assertEquals(10, found.olderEqualUntil());
  }

  @Test
  void shouldRefuseCheckpointsOfOtherPlaces() {
    assertThrows(IllegalStateException.class, () -> compare(of(BUILD, 11, 1, 100)));
  }
}
