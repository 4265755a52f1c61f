package io.millrace.learning;

import io.millrace.learning.anomaly.AnomalyCatalogue;
import io.millrace.learning.anomaly.AnomalyDetector;
import io.millrace.learning.setting.MemberInfo;
import java.util.List;
import java.util.Map;

/** Makes anomaly detectors by name and parameters. */
public final class AnomalyDetectors {
  private AnomalyDetectors() {}

  /**
   * Makes a detector that has seen nothing. Allocates all that it will ever need.
   *
   * @param type one of {@link #types}, such as {@code half_space_trees}
   * @param parameters by key: numbers, true or false, texts, and lists and maps of such; not kept
   * @param features how many numbers a sample has, from 1
   * @return the detector
   * @throws io.millrace.learning.setting.DefinitionException as {@link Models#create(String, Map,
   *     int)}
   */
  public static AnomalyDetector create(
      final String type, final Map<String, ?> parameters, final int features) {
    return AnomalyCatalogue.create(
        type, Parameters.settings(parameters, "name", "type", "of"), features);
  }

  /** {@return every type of detector, with its parameters and their defaults} */
  public static List<MemberInfo> types() {
    return AnomalyCatalogue.all();
  }
}
