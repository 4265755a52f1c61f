package io.millrace.learning.model.loss;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.Model;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Registry;
import io.millrace.learning.setting.Settings;
import java.util.List;
import java.util.Map;

/**
 * The losses that a pipeline can name, by the name alone, {@code loss: huber}, or with parameters,
 * {@code loss: {type: huber, delta: 1}}. A new loss is its own file and one line here.
 */
public final class Losses {
  /** The loss of classes. */
  public static final String LOG = "log";

  private static final String SQUARED = "squared";
  private static final double ABOVE_ZERO = Double.MIN_VALUE;
  private static final double MAX = Double.MAX_VALUE;

  private static final Registry<Factory> ALL =
      new Registry<Factory>()
          .with(
              new MemberInfo(SQUARED, "", Model.UNIT, "(p - y)^2, gradient 2 (p - y)"),
              settings -> new SquaredLoss())
          .with(
              new MemberInfo(
                  "huber",
                  "delta=1",
                  Model.UNIT,
                  "Huber 1964, Robust estimation of a location parameter; gradient p - y within"
                      + " delta, +-delta beyond"),
              settings -> new HuberLoss(settings.number("delta", 1, ABOVE_ZERO, MAX)))
          .with(
              new MemberInfo(
                  "quantile",
                  "tau=0.5",
                  Model.UNIT,
                  "Koenker and Bassett 1978, Regression quantiles; gradient -tau below the label,"
                      + " 1 - tau above"),
              settings ->
                  new QuantileLoss(
                      settings.number("tau", 0.5, ABOVE_ZERO, StrictMath.nextDown(1.0))))
          .with(
              new MemberInfo(
                  "epsilon_insensitive",
                  "epsilon=0.1",
                  Model.UNIT,
                  "Vapnik 1995, The nature of statistical learning theory; gradient +-1 beyond"
                      + " epsilon, 0 within"),
              settings -> new EpsilonInsensitiveLoss(settings.number("epsilon", 0.1, 0, MAX)))
          .with(
              new MemberInfo(
                  LOG,
                  "",
                  Classifier.UNIT,
                  "Cox 1958, The regression analysis of binary sequences; gradient sigma(z) - y"),
              settings -> new LogLoss());

  private Losses() {}

  /** Makes a loss from its parameters. */
  private interface Factory {
    Loss create(Settings settings);
  }

  /** {@return every loss, in the order of {@code millrace models}} */
  public static List<MemberInfo> all() {
    return ALL.infos();
  }

  /**
   * Reads the key {@code loss} of a model for numbers; a loss given by its name alone takes its
   * parameters from the model's own keys.
   *
   * @param model settings of the model
   * @return the loss, squared by default
   */
  public static Loss forNumbers(final Settings model) {
    if (!(model.raw("loss") instanceof Map)) {
      return forNumbers(model.text("loss", SQUARED), model, model, "loss");
    }
    try (Settings settings = model.mapping("loss")) {
      return forNumbers(settings.text("type", SQUARED), settings, settings, "type");
    }
  }

  private static Loss forNumbers(
      final String name, final Settings parameters, final Settings where, final String key) {
    if (name.equals(LOG)) {
      throw where.error(key, "'log' is for classes; for numbers: " + numbers());
    }
    return ALL.find(name, where, key).create(parameters);
  }

  private static String numbers() {
    return String.join(
        " ",
        ALL.infos().stream().map(MemberInfo::name).filter(other -> !other.equals(LOG)).toList());
  }

  /**
   * Reads the key {@code loss} of a model for classes, which can only be {@code log}.
   *
   * @param model settings of the model
   * @return the loss
   */
  public static Loss forClasses(final Settings model) {
    if (!(model.raw("loss") instanceof Map)) {
      return forClasses(model.text("loss", LOG), model, "loss");
    }
    try (Settings settings = model.mapping("loss")) {
      return forClasses(settings.text("type", LOG), settings, "type");
    }
  }

  private static Loss forClasses(final String name, final Settings where, final String key) {
    ALL.find(name, where, key);
    if (!name.equals(LOG)) {
      throw where.error(key, "'" + name + "' is for numbers; for classes: " + LOG);
    }
    return new LogLoss();
  }
}
