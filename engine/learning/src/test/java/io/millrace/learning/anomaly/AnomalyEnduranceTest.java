package io.millrace.learning.anomaly;

import io.millrace.learning.endurance.Endurance;
import io.millrace.learning.setting.MemberInfo;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every anomaly detector over very many samples; a new one is found by itself. */
class AnomalyEnduranceTest {
  static Stream<String> detectors() {
    return AnomalyCatalogue.all().stream().map(MemberInfo::name);
  }

  private static void run(final String type, final long updates) {
    final AnomalyDetector detector = AnomalyContractTest.create(type, 3);
    final SplittableRandom random = new SplittableRandom(22);
    final double[] x = new double[3];
    Endurance.assertFixedSize(
        type,
        detector,
        updates,
        k -> {
          x[0] = random.nextDouble();
          x[1] = 1e6 + random.nextDouble();
          x[2] = random.nextInt(3);
          detector.score(x);
          detector.learn(x);
        });
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("detectors")
  void shouldHoldOverTenMillionSamples(final String type) {
    run(type, Endurance.LONG);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldHoldOverTwentyThousandSamples(final String type) {
    run(type, 20_000);
  }
}
