package io.millrace.replay.app.golden;

import static io.millrace.replay.app.golden.GeneratedFiles.pause;
import static io.millrace.replay.app.golden.GeneratedFiles.quotes;
import static io.millrace.replay.app.golden.GeneratedFiles.samples;
import static io.millrace.replay.app.golden.GeneratedFiles.session;
import static io.millrace.replay.app.golden.GeneratedFiles.text;

import java.util.stream.Stream;

/**
 * Cases over simulated and generated records. Below {@code ordinals} the end of the feed closes the
 * boundaries of several instruments; below {@code shared-classes} several instruments have a class
 * target. All others have neither.
 */
final class GeneratedCases {
  private static final String READINGS =
      """
      temperature,pH
      10,5
      11,5.5
      10,6
      11,5
      12,4.5
      11,5
      10,4.5
      9,5
      10,4.5
      11,5
      12,4
      11,4.5
      9,5
      12,4.5
      11,6
      """;
  private static final String OBJECTS =
      READINGS
          .substring(READINGS.indexOf('\n') + 1)
          .replaceAll("(.+),(.+)", "{\"temperature\": $1, \"pH\": $2}");
  private static final String ODD =
      """
      time,instrument,x
      1700000001,A,1
      1700000002,A,two
      1700000003,B,3.5
      1700000004,A
      1700000005,A,NA
      1700000006,B,nan
      1700000005,B,4.25
      not a time,A,5
      1700000007,C,6,surplus
      1700000008,C,7e400
      1700000009,C,-1.5e-3
      1700000010,D,9
      1700000011,"A",10.125
      1700000012,E,11
      1700000013,B,0x12
      1700000014,A,13
      """;
  private static final String LOCAL =
      """
      time,x
      2023-03-26 01:45:00,1.5
      2023-03-26 01:59:59.5,2.5
      2023-03-26 02:30:00,3.25
      2023-03-26 03:10:00,4
      2023-03-26 04:30:00,5
      2023-10-29T01:59:00,6
      2023-10-29T02:15:00,7
      2023-10-29T02:55:00,8
      2023-10-29T02:05:00,9
      2023-10-29T03:20:00+01:00,10
      2023-10-29T05:00:00,11
      """;

  private GeneratedCases() {}

  static Stream<GoldenCase> all() {
    return Stream.of(exceptions(), streams(), learning(), inputs(), ModelCases.generated())
        .flatMap(cases -> cases);
  }

  /** Returns cases that take longer than a build may. */
  static Stream<GoldenCase> longOnes() {
    return Stream.of(
        new GoldenCase(
            "pause/labels-due/whole",
            GoldenCase.resource("pause/labels-due"),
            pause(100_000),
            Long.MAX_VALUE));
  }

  private static Stream<GoldenCase> exceptions() {
    return Stream.of(
        GoldenCase.of("ordinals/demo-session", session(8_000, 8)),
        GoldenCase.of("ordinals/time-boundaries", quotes(2_000, 4)),
        GoldenCase.of("shared-classes/texts", quotes(1_000, 3)),
        GoldenCase.of("shared-classes/signs-after-ticks", quotes(1_000, 3)));
  }

  private static Stream<GoldenCase> streams() {
    return Stream.of(
        GoldenCase.of("simulated/many-functions", session(8_000, 3)),
        GoldenCase.of("simulated/volume", session(15_000, 2)),
        GoldenCase.of("simulated/value", session(15_000, 2)),
        GoldenCase.of("quotes/boundaries-of-one", quotes(2_000, 1)),
        GoldenCase.of("quotes/ticks-of-several", quotes(2_000, 3)),
        GoldenCase.of("quotes/horizon-of-several", quotes(2_000, 3)),
        GoldenCase.of("alerts/for-and-cooldown", quotes(1_000, 2)),
        GoldenCase.of("alerts/of-uncertainty", quotes(2_000, 2)),
        GoldenCase.of("alerts/of-probability", samples(1_000)),
        GoldenCase.of("anomaly/detectors", quotes(1_500, 2)),
        GoldenCase.of("anomaly/target-of-scores", quotes(1_500, 2)),
        GoldenCase.of("pause/labels-due", pause(10_000)),
        GoldenCase.of("pause/drift-between-labels", pause(2_000)),
        GoldenCase.of("pause/boundaries", pause(2_000)));
  }

  private static Stream<GoldenCase> learning() {
    return Stream.of(
        GoldenCase.of("drift/of-errors", samples(2_000)),
        GoldenCase.of("drift/of-expressions", quotes(2_000, 2)),
        GoldenCase.of("drift/action-alert", samples(2_000)),
        GoldenCase.of("drift/action-reset", samples(2_000)),
        GoldenCase.of("drift/action-rate", samples(2_000)),
        GoldenCase.of("drift/action-freeze", samples(2_000)),
        GoldenCase.of("drift/actions-on-trees", samples(2_000)),
        GoldenCase.of("linear/losses", samples(1_000)),
        GoldenCase.of("linear/optimizers", samples(1_000)),
        GoldenCase.of("linear/scalers", samples(1_000)),
        GoldenCase.of("models/settings-for-numbers", samples(1_500)),
        GoldenCase.of("models/settings-for-classes", samples(1_000)),
        GoldenCase.of("classes/third-class-of-two", samples(1_000)),
        GoldenCase.of("classes/numbers", samples(1_000)),
        GoldenCase.of("classes/more-than-a-sample-keeps", samples(1_000)),
        GoldenCase.of("classes/signs", samples(1_000)));
  }

  private static Stream<GoldenCase> inputs() {
    return Stream.of(
        GoldenCase.of("sensors/csv", text("readings.csv", READINGS)),
        GoldenCase.of("sensors/jsonl", text("readings.jsonl", OBJECTS)),
        GoldenCase.of("input/malformed", text("odd.csv", ODD)),
        GoldenCase.of("input/leaps", text("leaps.csv", leaps())),
        GoldenCase.of("input/local-times", text("local.csv", LOCAL)));
  }

  /** A leap that the next tick confirms, one that it does not, and one that the end leaves open. */
  private static String leaps() {
    final StringBuilder text = new StringBuilder("time,instrument,x\n");
    for (int row = 0; row < 100; row++) {
      final int leap = row == 40 ? 3_000 : row == 60 ? 90_000 : row == 99 ? 90_000 : 0;
      final int since = row < 40 ? 0 : row < 60 ? 3_000 : row < 80 ? 3_020 : 6_000;
      final long time = 1_700_000_000L + row + since + (row == 40 ? 0 : leap);
      text.append(time).append(row % 3 == 0 ? ",B," : ",A,").append(row % 7).append(".5\n");
    }
    return text.toString();
  }
}
