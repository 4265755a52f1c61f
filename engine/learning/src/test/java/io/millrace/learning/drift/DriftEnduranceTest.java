package io.millrace.learning.drift;

import io.millrace.learning.endurance.Endurance;
import io.millrace.learning.setting.MemberInfo;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every drift detector over very many values; a new one is found by itself. */
class DriftEnduranceTest {
  static Stream<String> detectors() {
    return DriftCatalogue.all().stream().map(MemberInfo::name);
  }

  private static void run(final String type, final long updates) {
    for (final String reset : new String[] {"true", "false"}) {
      final DriftDetector detector = DriftOracleTest.create(type, "reset", reset);
      final SplittableRandom random = new SplittableRandom(21);
      // memory that follows the logarithm of the length of the calm has its room beforehand
      Endurance.assertFixedSize(
          type + " reset=" + reset,
          detector,
          updates,
          k -> detector.update(random.nextInt(10) < (k / 5_000 % 2 == 0 ? 1 : 7) ? 1 : 0));
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("detectors")
  void shouldHoldOverTenMillionValues(final String type) {
    run(type, Endurance.LONG);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void shouldHoldOverAHundredThousandValues(final String type) {
    run(type, 100_000);
  }
}
