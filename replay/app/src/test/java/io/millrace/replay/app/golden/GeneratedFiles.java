package io.millrace.replay.app.golden;

import io.millrace.replay.app.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Seeded files. Every number is made of whole ones and written digit by digit, so that no JVM
 * writes another text.
 */
final class GeneratedFiles {
  private static final long START_MS = 1_700_000_000_123L;
  private static final String[] SIZES = {"low", "mid", "high"};

  private GeneratedFiles() {}

  /** Writes {@code session.itch}, a simulated exchange. */
  static GoldenCase.Input session(final int messages, final int instruments) {
    return folder ->
        Program.run(
                "simulate",
                folder.resolve("session.itch").toString(),
                "--messages",
                Integer.toString(messages),
                "--instruments",
                Integer.toString(instruments))
            .done();
  }

  /**
   * Writes {@code quotes.csv}: quotes, and trades in every fourth row, by 1 to 400 ms apart. In the
   * second half prices are higher and move more. The class {@code label} follows the imbalance.
   */
  static GoldenCase.Input quotes(final int rows, final int instruments) {
    return folder -> {
      final Random random = new Random(7);
      final StringBuilder text =
          new StringBuilder("time,instrument,bid,bid_size,ask,ask_size,price,size,side,label\n");
      final long[] ticks = new long[instruments];
      long timeMs = START_MS;
      for (int row = 0; row < rows; row++) {
        final int instrument = random.nextInt(instruments);
        final boolean late = row >= rows / 2;
        timeMs += 1 + random.nextInt(400);
        ticks[instrument] += random.nextInt(late ? 9 : 3) - (late ? 4 : 1);
        final long bid = 10_000 + 1_000L * instrument + ticks[instrument] + (late ? 150 : 0);
        final long ask = bid + 1 + random.nextInt(4);
        final int bidSize = 1 + random.nextInt(900);
        final int askSize = 1 + random.nextInt(900);
        text.append(timeMs).append(",I").append(instrument).append(',').append(cents(bid));
        text.append(',').append(bidSize).append(',').append(cents(ask)).append(',').append(askSize);
        if (random.nextInt(4) == 0) {
          final boolean buy = random.nextBoolean();
          text.append(',')
              .append(cents(buy ? ask : bid))
              .append(',')
              .append(1 + random.nextInt(50));
          text.append(',').append(buy ? 1 : -1);
        } else {
          text.append(",,,");
        }
        final int lean = bidSize - askSize + random.nextInt(401) - 200;
        text.append(',').append(lean > 250 ? "up" : lean < -250 ? "down" : "flat").append('\n');
      }
      Files.writeString(folder.resolve("quotes.csv"), text);
    };
  }

  /**
   * Writes {@code samples.csv}: four features, a number {@code y} that depends on them otherwise in
   * the second half, and of it a class of two ({@code k}) and one of three ({@code k3}); one row a
   * second.
   */
  static GoldenCase.Input samples(final int rows) {
    return folder -> {
      final Random random = new Random(11);
      final StringBuilder text = new StringBuilder("time,a,b,c,d,y,k,k3\n");
      long walk = 0;
      for (int row = 0; row < rows; row++) {
        final long a = random.nextInt(2_001) - 1_000;
        walk += random.nextInt(201) - 100;
        final long c = Math.abs(row % 100 - 50) * 40L - 1_000;
        final long d = random.nextInt(5) == 0 ? 1_000 : 0;
        final long sign = row < rows / 2 ? 1 : -1;
        final long y = sign * (2 * a - walk / 4) + c / 2 + 3 * d + random.nextInt(401) - 200;
        final boolean miss = random.nextInt(10) == 0;
        text.append(START_MS + 1_000L * row).append(',').append(milli(a)).append(',');
        text.append(milli(walk)).append(',').append(milli(c)).append(',').append(milli(d));
        text.append(',').append(milli(y)).append(',').append(y > 0 != miss ? "yes" : "no");
        text.append(',').append(SIZES[miss ? 1 : y > 800 ? 2 : y < -800 ? 0 : 1]).append('\n');
      }
      Files.writeString(folder.resolve("samples.csv"), text);
    };
  }

  /**
   * Writes {@code pause.csv}: rows by a ms apart, two hours without any, and some rows more, so
   * that the first row after the pause makes the labels of all before it due.
   */
  static GoldenCase.Input pause(final int rows) {
    return folder -> {
      final Random random = new Random(13);
      final StringBuilder text = new StringBuilder("time,x,z\n");
      long walk = 0;
      for (int row = 0; row < rows + 50; row++) {
        walk += random.nextInt(21) - 10;
        text.append(START_MS + row + (row < rows ? 0 : 7_200_000)).append(',').append(milli(walk));
        text.append(',').append(milli(random.nextInt(1_000))).append('\n');
      }
      Files.writeString(folder.resolve("pause.csv"), text);
    };
  }

  /** Writes a file of the case's own. */
  static GoldenCase.Input text(final String name, final String text) {
    return folder -> write(folder, name, text);
  }

  private static void write(final Path folder, final String name, final String text)
      throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String cents(final long value) {
    return fixed(value, 100);
  }

  private static String milli(final long value) {
    return fixed(value, 1_000);
  }

  private static String fixed(final long value, final int unit) {
    final long size = Math.abs(value);
    final String fraction = Long.toString(unit + size % unit).substring(1);
    return (value < 0 ? "-" : "") + size / unit + "." + fraction;
  }
}
