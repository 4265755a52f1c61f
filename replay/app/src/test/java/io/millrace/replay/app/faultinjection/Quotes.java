package io.millrace.replay.app.faultinjection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Quotes as CSV, and a pipeline over them. */
final class Quotes {
  private Quotes() {}

  /** Quotes of two instruments, seeded by nothing. */
  static String lines(final int rows) {
    final StringBuilder text = new StringBuilder("t,sym,bid,ask,bid_size,ask_size\n");
    for (int i = 0; i < rows; i++) {
      text.append(quote(i, 10_000 + (i * 7 + i / 13) % 31, 1 + i % 3));
    }
    return text.toString();
  }

  private static String quote(final int row, final int bidCents, final int spreadCents) {
    return String.format(
        "%d,%s,%d.%02d,%d.%02d,%d,%d%n",
        1_600_000_000_000_000_000L + row * 10_000_000L,
        row % 3 == 0 ? "B" : "A",
        bidCents / 100,
        bidCents % 100,
        (bidCents + spreadCents) / 100,
        (bidCents + spreadCents) % 100,
        1 + row % 9,
        1 + row % 7);
  }

  /** Writes a pipeline over a file beside it, journaled there too. */
  static Path pipeline(final Path dir, final String feedFile) throws IOException {
    final Path file = dir.resolve("p.yaml");
    Files.writeString(
        file,
        """
        feed:
          format: csv
          path: %s
          columns: {time: t, instrument: sym}
          time: {unit: ns, since: epoch}
        features:
          spread: spread
          drift: "mid - ew_mean(mid, half_life=50)"
        target: {value: mid, horizon: 10 ticks, change: difference}
        models:
          - {name: r, type: rls}
          - {name: l, type: linear}
        alerts:
          - {name: wide, when: "spread > 0.025", cooldown: 1s}
        journal: {dir: journal, checkpoint: 500}
        """
            .formatted(feedFile));
    return file;
  }
}
