package io.millrace.learning.anomaly;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Registry;
import io.millrace.learning.setting.Settings;
import java.util.List;

/** All anomaly detectors that a pipeline can name. A new one is its own file and one line here. */
public final class AnomalyCatalogue {
  private static final Registry<Factory> DETECTORS =
      new Registry<Factory>()
          .with(HalfSpaceTrees.INFO, HalfSpaceTrees::new)
          .with(EwGaussian.INFO, EwGaussian::new)
          .with(MedianDeviation.INFO, MedianDeviation::new)
          .with(Loda.INFO, Loda::new);

  private AnomalyCatalogue() {}

  /** Makes a detector from its parameters. */
  interface Factory {
    AnomalyDetector create(Settings parameters, int features);
  }

  /**
   * Makes a detector that has seen nothing. Allocates all that it will ever need.
   *
   * @param type one of {@link #all}
   * @param parameters its keys; {@code name type of} are left to the pipeline
   * @param features how many numbers a sample has, at least 1
   * @return the detector
   * @throws io.millrace.learning.setting.DefinitionException for an unknown type or key, with the
   *     nearest known ones, and for a value out of range, with the range allowed
   */
  public static AnomalyDetector create(
      final String type, final Settings parameters, final int features) {
    if (features < 1) {
      throw new IllegalArgumentException("features must be at least 1: features=" + features);
    }
    try (parameters) {
      for (final String key : List.of("name", "type", "of")) {
        parameters.has(key);
      }
      return new GatedDetector(
          DETECTORS.find(type, parameters, "type").create(parameters, features));
    }
  }

  /** {@return every detector, in the order of {@code millrace models}} */
  public static List<MemberInfo> all() {
    return DETECTORS.infos();
  }
}
