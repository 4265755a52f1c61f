package io.millrace.bench.rig.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * Programs that answer at once, with reports that are right for 5,000 messages or wrong in one
 * matter. Each is the main class of a jar.
 */
public final class FakeProgram {
  private static final double MAE = 0.25;

  private FakeProgram() {}

  private static void answer(
      final String[] args, final long samples, final double mae, final String digest)
      throws IOException {
    answer(args, 5000, samples, mae, digest, "signal");
  }

  private static void answer(
      final String[] args,
      final long events,
      final long samples,
      final double mae,
      final String digest,
      final String signal)
      throws IOException {
    final List<String> list = Arrays.asList(args);
    if (list.contains("--signals")) {
      Files.writeString(Path.of(list.get(list.indexOf("--signals") + 1)), signal + "\n");
    }
    if (!args[0].equals("run")) {
      System.out.println("{}");
      return;
    }
    System.out.println("lines before the report do not count");
    System.out.printf(
        Locale.ROOT,
        "{\"events\":%d,\"ticks\":4990,\"malformed\":0,\"samples\":%d,\"not_ready\":1,"
            + "\"unlabelled\":2,\"instruments\":8,\"alerts\":{},\"drift\":{},\"counts\":{},"
            + "\"quarantined\":[],\"cuts\":[],\"elapsed_s\":0.5,\"digest\":\"%s\",\"models\":["
            + "{\"instrument\":\"*\",\"name\":\"ols\",\"n\":4900,\"mae\":%s,\"rmse\":0.5},"
            + "{\"instrument\":\"*\",\"name\":\"no_change\",\"n\":0,\"mae\":null,\"rmse\":null}]}%n",
        events,
        samples,
        digest,
        mae);
  }

  /** Answers right. */
  public static final class Right {
    public static void main(final String[] args) throws IOException {
      answer(args, 4950, MAE, "a1");
    }
  }

  /** Answers as another build may: last digits and digest are others. */
  public static final class RightInAnotherBuild {
    public static void main(final String[] args) throws IOException {
      answer(args, 4950, MAE * (1 + 1e-9), "b2");
    }
  }

  /** Has one sample too few. */
  public static final class OneSampleLess {
    public static void main(final String[] args) throws IOException {
      answer(args, 4949, MAE, "b2");
    }
  }

  /** Has another error. */
  public static final class OtherError {
    public static void main(final String[] args) throws IOException {
      answer(args, 4950, MAE * (1 + 1e-5), "b2");
    }
  }

  /** Has another signal. */
  public static final class OtherSignal {
    public static void main(final String[] args) throws IOException {
      answer(args, 5000, 4950, MAE, "b2", "another");
    }
  }

  /** Reads half of the session. */
  public static final class HalfOfTheSession {
    public static void main(final String[] args) throws IOException {
      answer(args, 2500, 4950, MAE, "a1", "signal");
    }
  }

  /** Has another digest with each run. */
  public static final class NeverTheSame {
    public static void main(final String[] args) throws IOException {
      answer(args, 4950, MAE, Long.toHexString(ProcessHandle.current().pid()));
    }
  }

  /** Dies. */
  public static final class Dies {
    public static void main(final String[] args) {
      System.err.println("a line before");
      System.err.println("the disk is full");
      System.exit(70);
    }
  }

  /** Ends well without a report. */
  public static final class Silent {
    public static void main(final String[] args) {}
  }

  /** Writes text where the report is expected. */
  public static final class Talks {
    public static void main(final String[] args) {
      System.out.println("done");
    }
  }

  /** Does not end. */
  public static final class Hangs {
    public static void main(final String[] args) throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }
}
