package io.millrace.learning.drift;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Registry;
import io.millrace.learning.setting.Settings;
import java.util.List;

/** All drift detectors that a pipeline can name. A new one is its own file and one line here. */
public final class DriftCatalogue {
  private static final Registry<Factory> DETECTORS =
      new Registry<Factory>()
          .with(Adwin.INFO, Adwin::new)
          .with(PageHinkley.INFO, PageHinkley::new)
          .with(Ddm.INFO, Ddm::new)
          .with(Eddm.INFO, Eddm::new)
          .with(HddmA.INFO, HddmA::new)
          .with(HddmW.INFO, HddmW::new)
          .with(Kswin.INFO, Kswin::new);

  private DriftCatalogue() {}

  /** Makes a detector from its parameters. */
  interface Factory {
    DriftDetector create(Settings parameters);
  }

  /**
   * Makes a detector that has seen nothing. The key {@code reset}, true by default, says whether it
   * starts afresh after a detection; with false it keeps what its own rule keeps.
   *
   * @param type one of {@link #all}
   * @param parameters its keys; {@code name type of action samples factor} are left to the pipeline
   * @return the detector
   * @throws io.millrace.learning.setting.DefinitionException for an unknown type or key, with the
   *     nearest known ones, and for a value out of range, with the range allowed
   */
  public static DriftDetector create(final String type, final Settings parameters) {
    try (parameters) {
      for (final String key : List.of("name", "type", "of", "action", "samples", "factor")) {
        parameters.has(key);
      }
      final boolean afresh = parameters.flag("reset", true);
      final DriftDetector detector = DETECTORS.find(type, parameters, "type").create(parameters);
      return new GatedDetector(detector, afresh);
    }
  }

  /** {@return every detector, in the order of {@code millrace models}} */
  public static List<MemberInfo> all() {
    return DETECTORS.infos();
  }
}
