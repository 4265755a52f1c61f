package io.millrace.learning.model.scale;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Registry;
import io.millrace.learning.setting.Settings;
import java.util.List;

/**
 * The scalers that a pipeline can name, by the name alone, {@code scale: robust}, or with
 * parameters, {@code scale: {type: robust, window: 500, learns: after}}. A new one is its own file
 * and one line here.
 */
public final class Scalers {
  /** The greatest window of {@code robust}. */
  static final int MAX_WINDOW = 65_536;

  static final String STANDARD = "standard";

  /** No scaler. */
  static final String NONE = "none";

  private static final String LEARNS = "learns=after|before";

  private static final Registry<Factory> ALL =
      new Registry<Factory>()
          .with(
              new MemberInfo(
                  STANDARD,
                  LEARNS,
                  "standard deviations",
                  "Welford 1962, Note on a method for calculating corrected sums of squares and"
                      + " products"),
              (settings, features) -> new StandardScaler(features))
          .with(
              new MemberInfo(NONE, LEARNS, "of the features", "the features as they are"),
              (settings, features) -> new Unscaled(features))
          .with(
              new MemberInfo(
                  "min_max", LEARNS, "of the range so far", "(x - min) / (max - min), from 0 to 1"),
              (settings, features) -> RangeScaler.minMax(features))
          .with(
              new MemberInfo(
                  "max_abs",
                  LEARNS,
                  "of the greatest magnitude so far",
                  "x / max |x|, from -1 to 1"),
              (settings, features) -> RangeScaler.maxAbs(features))
          .with(
              new MemberInfo(
                  "robust",
                  "window=500, " + LEARNS,
                  "interquartile ranges",
                  "(x - median) / (q75 - q25) of the last samples, quantiles as Hyndman and Fan"
                      + " 1996, type 7"),
              (settings, features) ->
                  new RobustScaler((int) settings.integer("window", 500, 2, MAX_WINDOW), features));

  private Scalers() {}

  /** Makes a scaler for a number of features. */
  private interface Factory {
    Scaler create(Settings settings, int features);
  }

  /** {@return every scaler, in the order of {@code millrace models}} */
  public static List<MemberInfo> all() {
    return ALL.infos();
  }

  /**
   * @param part settings of the scaler itself
   * @param features how many
   * @return the scaler, standard by default
   */
  static Scaler of(final Settings part, final int features) {
    return ALL.find(part.text("type", STANDARD), part, "type").create(part, features);
  }

  /**
   * Reads the key {@code scale} of a model whose scaler learns with the model.
   *
   * @param model settings of the model
   * @param features how many
   * @return the scaler, standard by default
   */
  public static Scaler alone(final Settings model, final int features) {
    try (Settings part = part(model, STANDARD)) {
      return of(part, features);
    }
  }

  /** Settings with a key {@code type}, also where the scaler is given by its name alone. */
  static Settings part(final Settings model, final String defaultValue) {
    return model.typed("scale", defaultValue);
  }
}
