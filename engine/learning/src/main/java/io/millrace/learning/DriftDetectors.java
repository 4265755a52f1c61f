package io.millrace.learning;

import io.millrace.learning.drift.DriftCatalogue;
import io.millrace.learning.drift.DriftDetector;
import io.millrace.learning.setting.MemberInfo;
import java.util.List;
import java.util.Map;

/** Makes drift detectors by name and parameters. */
public final class DriftDetectors {
  private DriftDetectors() {}

  /**
   * Makes a detector that has seen nothing.
   *
   * @param type one of {@link #types}, such as {@code adwin}
   * @param parameters by key: numbers, true or false, texts, and lists and maps of such; not kept
   * @return the detector
   * @throws io.millrace.learning.setting.DefinitionException as {@link Models#create(String, Map,
   *     int)}
   */
  public static DriftDetector create(final String type, final Map<String, ?> parameters) {
    return DriftCatalogue.create(
        type, Parameters.settings(parameters, "name", "type", "of", "action", "samples", "factor"));
  }

  /** {@return every type of detector, with its parameters and their defaults} */
  public static List<MemberInfo> types() {
    return DriftCatalogue.all();
  }
}
