package io.millrace.engine.function.catalogue;

import io.millrace.engine.function.ExpressionRun;
import io.millrace.learning.endurance.Endurance;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function's examples over very many ticks; a new one is found by itself. */
class FunctionEnduranceTest {
  /** So that 10 s hold 400 ticks, far from where their room would double. */
  private static final int MAX_STEP_NS = 50_000_000;

  static Stream<String> examples() {
    return FunctionContractTest.examples();
  }

  private static void run(final String example, final long ticks) {
    final ExpressionRun run = new ExpressionRun(1_000, example, "x", "y", "z");
    final SplittableRandom random = new SplittableRandom(24);
    final double[] fields = new double[3];
    final LongConsumer tick =
        new LongConsumer() {
          private long timeNs;

          @Override
          public void accept(final long k) {
            timeNs += random.nextInt(MAX_STEP_NS);
            fields[0] = 100 + random.nextDouble();
            fields[1] = random.nextInt(7) - 3;
            fields[2] = 1e3 * random.nextDouble();
            run.update(timeNs, fields);
          }
        };
    // sketches fill their room first
    for (int k = 0; k < 20_000; k++) {
      tick.accept(k);
    }
    Endurance.assertFixedSize(example, run.state(), ticks, tick);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("examples")
  void shouldHoldOverTenMillionTicks(final String example) {
    run(example, Endurance.LONG);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldHoldOverTenThousandTicks(final String example) {
    run(example, 10_000);
  }
}
