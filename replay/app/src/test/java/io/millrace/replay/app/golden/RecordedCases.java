package io.millrace.replay.app.golden;

import java.util.List;
import java.util.stream.Stream;

/** Cases over recordings: their first records in every build, all of them in the long tests. */
final class RecordedCases {
  private static final List<String> LONG =
      List.of(
          "lobster-aapl",
          "lobster-amzn",
          "itch-derived",
          "binance-futures",
          "binance-futures-all-lines",
          "binance-spot",
          "binance-spot-all-lines");
  private static final List<String> DAYS =
      List.of("aig-20131007", "aig-20131008", "aig-20131009", "aig-20131010", "aig-20131011");

  private RecordedCases() {}

  /** Returns short runs. */
  static Stream<GoldenCase> first() {
    return Stream.of(
            files(LONG, 20_000),
            files(DAYS, 20_000),
            files(List.of("itch-aapl"), 10_000),
            ModelCases.recorded(1_500))
        .flatMap(cases -> cases);
  }

  /** Returns runs over whole files. */
  static Stream<GoldenCase> whole() {
    return Stream.of(
            files(LONG, 0), files(List.of("aig-week", "itch-aapl"), 0), ModelCases.recorded(0))
        .flatMap(cases -> cases)
        .map(GoldenCase::whole);
  }

  private static Stream<GoldenCase> files(final List<String> names, final long limit) {
    return names.stream().map(name -> GoldenCase.recorded("recorded/" + name, limit));
  }
}
