package io.millrace.learning.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.learning.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The indices, from 0, at which recorded streams drift. */
class DriftOracleTest {
  static DriftDetector create(final String type, final String... keysAndValues) {
    final Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return DriftCatalogue.create(type, new Settings("drift/0", values));
  }

  static List<Integer> detections(final DriftDetector detector, final double[] values) {
    final List<Integer> found = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (detector.update(values[i])) {
        found.add(i);
      }
    }
    return found;
  }

  private static double[] recorded(final String name) throws IOException {
    final Path path =
        Path.of(System.getProperty("millrace.data", "data"), "..", "oracles", "drift", name);
    assumeTrue(Files.exists(path), "not there: " + path);
    return Files.readAllLines(path).stream().mapToDouble(Double::parseDouble).toArray();
  }

  @Test
  void shouldDetectWithAdwin() throws IOException {
    final double[] values = recorded("randint2_then_randint8.csv");
    assertEquals(List.of(1023), detections(create("adwin"), values));
    assertEquals(
        List.of(1023),
        detections(
            create(
                "adwin",
                "delta",
                "0.002",
                "max_buckets",
                "5",
                "min_window_length",
                "5",
                "clock",
                "32"),
            values));
  }

  @Test
  void shouldDetectWithPageHinkley() throws IOException {
    final double[] values = recorded("randint2_then_randint8.csv");
    assertEquals(List.of(1020, 1991), detections(create("page_hinkley"), values));
    assertEquals(
        List.of(1020, 1991),
        detections(
            create(
                "page_hinkley",
                "min",
                "30",
                "delta",
                "0.005",
                "threshold",
                "50",
                "alpha",
                "0.9999",
                "reset",
                "true"),
            values));
  }

  @Test
  void shouldDetectWithDdm() throws IOException {
    final double[] values = recorded("bernoulli_02_then_08.csv");
    assertEquals(List.of(1049), detections(create("ddm"), values));
    assertEquals(
        List.of(1049),
        detections(create("ddm", "warm_start", "30", "warning", "2", "drift", "3"), values));
  }

  /** The value after the warm-up is the first that is kept, so an error there is no rise. */
  @Test
  void shouldKeepTheLeastAfterTheWarmStartWhenDdmBegins() {
    final DriftDetector keptNothing = create("ddm");
    final DriftDetector keptNoError = create("ddm");
    for (int i = 0; i < 30; i++) {
      assertFalse(keptNothing.update(0));
      assertFalse(keptNoError.update(0));
    }
    assertFalse(keptNothing.update(1));
    assertFalse(keptNoError.update(0));
    assertTrue(keptNoError.update(1));
  }
}
