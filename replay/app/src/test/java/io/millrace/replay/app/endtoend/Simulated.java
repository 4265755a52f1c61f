package io.millrace.replay.app.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Simulated sessions, and a pipeline over them that computes with nearly everything there is. */
final class Simulated {
  private static final String PIPELINE =
      """
      feed: {format: itch50, path: session.itch}
      features:
        flow: "sum(ofi, window=1s)"
        score: "zscore(mid, n=500)"
        growth: "log(mid) - lag(log(mid), 3)"
        shape: "(spread + 1.5) ^ 1.7 * exp(-abs(microprice - mid))"
        range: "max(mid, window=10s) - min(mid, n=300)"
        wave: "ew_std(diff(mid), half_life=50) + ew_var(mid, half_life=5s)"
        drift: "ew_mean(imbalance, alpha=0.05) - mean(imbalance, window=7s)"
        trades: "count(price, window=1m) + rate(price, n=20)"
        rough: "sqrt(var(mid, window=5s)) + std(mid, n=30) + clip(change(mid, window=2s), -0.1, 0.1)"
        side: "sign(sum(side * size, n=25)) - 0.5 * (imbalance > 0.2 and not spread > 1)"
      sample: {every: 3 ticks}
      target: {value: mid, horizon: 2s, change: log}
      models:
        - {name: rls, type: rls, forgetting: 0.999}
        - {name: linear, type: linear, l2: 1.0e-4, scale: {type: standard, learns: before}}
        - {name: huber, type: linear, loss: {type: huber, delta: 0.001}, optimizer: {type: sgd, rate: 0.001}}
      alerts:
        - {name: tilted, when: "abs(imbalance) > 0.9", for: 2 ticks, cooldown: 10s}
        - {name: moved, when: "rls > 2 * abs(linear)", cooldown: 1s}
      threads: THREADS
      """;

  private Simulated() {}

  /** Writes a session and returns its pipeline, with threads {@code fused}. */
  static Path session(final Path folder, final int messages) throws IOException {
    return session(folder, messages, 3);
  }

  /** Writes a session of some instruments and returns its pipeline, with threads {@code fused}. */
  static Path session(final Path folder, final int messages, final int instruments)
      throws IOException {
    Ran.millrace(
        "simulate",
        folder.resolve("session.itch"),
        "--messages",
        messages,
        "--instruments",
        instruments);
    return pipeline(folder, "fused");
  }

  /** Writes a pipeline over the session of the folder. */
  static Path pipeline(final Path folder, final String threads) throws IOException {
    return Files.writeString(
        folder.resolve(threads + ".yaml"), PIPELINE.replace("THREADS", threads));
  }
}
