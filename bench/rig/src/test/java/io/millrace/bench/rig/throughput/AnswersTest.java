package io.millrace.bench.rig.throughput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.bench.rig.program.RigException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final String REPORT =
      """
      {"events": 10, "ticks": 9, "malformed": 0, "samples": 8, "not_ready": 1, "unlabelled": 2,
       "instruments": 1, "alerts": {}, "drift": {}, "counts": {}, "quarantined": [], "cuts": [],
       "digest": "a1", "elapsed_s": 1.5, "models": [
         {"instrument": "*", "name": "ols", "n": 6, "mae": 0.25, "rmse": 0.5},
         {"instrument": "*", "name": "no_change", "n": 0, "mae": null, "rmse": null}]}
      """;

  @Test
  void shouldFindNoDifferenceWhenOnlyTimesDiffer() {
    final Answers other = changed("1.5", "99.0");

    assertEquals(Optional.empty(), answers(REPORT).differenceWithinBuild(other));
    assertEquals(Optional.empty(), answers(REPORT).differenceFromBuild(other));
  }

  @Test
  void shouldNameEachCountThatDiffersInAnyBuild() {
    assertDiffers("samples: 8 and 7", "\"samples\": 8", "\"samples\": 7");
    assertDiffers("n of ols of *: 6 and 5", "\"n\": 6", "\"n\": 5");
    assertDiffers(
        "counts: {} and {\"overflow\":1}", "\"counts\": {}", "\"counts\": {\"overflow\": 1}");
    assertDiffers("alerts: {} and {\"wide\":1}", "\"alerts\": {}", "\"alerts\": {\"wide\": 1}");
    assertDiffers("n of no_change of *: 0 and null", "\"no_change\"", "\"other\"");
    assertDiffers("mae of no_change of *: NaN and 1.0", "\"mae\": null", "\"mae\": 1.0");
  }

  private static void assertDiffers(final String message, final String from, final String to) {
    final Answers other = changed(from, to);
    assertEquals(Optional.of(message), answers(REPORT).differenceWithinBuild(other));
    assertEquals(Optional.of(message), answers(REPORT).differenceFromBuild(other));
  }

  @Test
  void shouldAllowLastDigitsOfErrorsAndAnotherDigestInAnotherBuildAlone() {
    final Answers digits = changed("0.25", "0.2500000001");
    final Answers digest = changed("a1", "b2");

    assertEquals(Optional.empty(), answers(REPORT).differenceFromBuild(digits));
    assertEquals(Optional.empty(), answers(REPORT).differenceFromBuild(digest));
    assertEquals(
        Optional.of("mae of ols of *: 0.25 and 0.2500000001"),
        answers(REPORT).differenceWithinBuild(digits));
    assertEquals(Optional.of("digest: a1 and b2"), answers(REPORT).differenceWithinBuild(digest));
  }

  @Test
  void shouldAllowNoMoreThanTheToleranceInAnotherBuild() {
    assertEquals(
        Optional.of("rmse of ols of *: 0.5 and 0.500001"),
        answers(REPORT).differenceFromBuild(changed("0.5}", "0.500001}")));
    assertEquals(
        Optional.empty(), answers(REPORT).differenceFromBuild(changed("0.5}", "0.5000004}")));
  }

  @Test
  void shouldSayWhatOfASessionIsMissing() {
    assertEquals(Optional.empty(), answers(REPORT).incomplete(10));
    assertEquals(Optional.of("events: 10, expected 11"), answers(REPORT).incomplete(11));
    assertEquals(
        Optional.of("malformed: 1, expected 0"),
        changed("\"malformed\": 0", "\"malformed\": 1").incomplete(10));
    assertEquals(
        Optional.of("n of ols of *: 0, expected more than 0"),
        changed("\"n\": 6", "\"n\": 0").incomplete(10));
  }

  @Test
  void shouldNameAKeyThatAReportLacks() {
    final RigException error =
        assertThrows(RigException.class, () -> changed("\"ticks\"", "\"ticked\""));

    assertEquals("the report has no key 'ticks'", error.getMessage());
    assertEquals(RigException.WRONG, error.exitCode());
  }

  private static Answers changed(final String from, final String to) {
    return answers(REPORT.replace(from, to));
  }

  private static Answers answers(final String report) {
    try {
      return Answers.of((ObjectNode) new JsonMapper().readTree(report));
    } catch (final JsonProcessingException notJson) {
      throw new AssertionError(notJson);
    }
  }
}
