package io.millrace.engine.model.linear;

import io.millrace.engine.definition.Settings;
import io.millrace.engine.model.ModelInfo;
import io.millrace.engine.model.Registry;
import java.util.Map;

/**
 * The parts that a gradient model is made of. Each is given by its name alone, {@code optimizer:
 * sgd}, or with its parameters, {@code optimizer: {type: sgd, rate: 0.01}}. A new part is its own
 * file and one line here.
 */
public final class LinearParts {
  static final double DEFAULT_RATE = 0.01;
  private static final double ABOVE_ZERO = Double.MIN_VALUE;
  private static final String UNIT = "of the label";

  public static final Registry<LossFactory> LOSSES =
      new Registry<LossFactory>()
          .with(
              new ModelInfo("squared", "", UNIT, "(p - y)^2, gradient 2 (p - y)"),
              settings -> new SquaredLoss())
          .with(
              new ModelInfo(
                  "huber",
                  "delta=1",
                  UNIT,
                  "Huber 1964, Robust estimation of a location parameter; gradient p - y within"
                      + " delta, +-delta beyond"),
              settings -> new HuberLoss(settings.number("delta", 1, ABOVE_ZERO, Double.MAX_VALUE)));

  public static final Registry<OptimizerFactory> OPTIMIZERS =
      new Registry<OptimizerFactory>()
          .with(
              new ModelInfo(
                  "sgd",
                  "rate=0.01",
                  "of the weights",
                  "Robbins and Monro 1951, A stochastic approximation method; l1 after Duchi and"
                      + " Singer 2009"),
              (settings, l1, l2, features) ->
                  new Sgd(
                      settings.number("rate", DEFAULT_RATE, ABOVE_ZERO, Double.MAX_VALUE), l1, l2));

  public static final Registry<ScalerFactory> SCALERS =
      new Registry<ScalerFactory>()
          .with(
              new ModelInfo(
                  "standard",
                  "learns=after|before",
                  "standard deviations",
                  "Welford 1962, Note on a method for calculating corrected sums of squares and"
                      + " products"),
              StandardScaler::new)
          .with(
              new ModelInfo(
                  "none", "learns=after|before", "of the features", "the features as they are"),
              features -> new Unscaled());

  private LinearParts() {}

  /** Makes a loss from its parameters. */
  interface LossFactory {
    Loss create(Settings settings);
  }

  /** Makes an optimizer from its parameters, for weights that are penalised by l1 and l2. */
  interface OptimizerFactory {
    Optimizer create(Settings settings, double l1, double l2, int features);
  }

  /** Makes a scaler for a number of features. */
  interface ScalerFactory {
    Scaler create(int features);
  }

  /** A loss given by its name takes its parameters from the model's own keys. */
  static Loss loss(final Settings model) {
    if (!(model.raw("loss") instanceof Map)) {
      return LOSSES.find(model.text("loss", "squared"), model, "loss").create(model);
    }
    try (Settings settings = model.mapping("loss")) {
      return LOSSES.find(settings.text("type", "squared"), settings, "type").create(settings);
    }
  }

  static Settings optimizer(final Settings model) {
    return part(model, "optimizer", "sgd");
  }

  static Settings scale(final Settings model) {
    return part(model, "scale", "standard");
  }

  /** Settings with a key {@code type}, also where the part is given by its name alone. */
  private static Settings part(final Settings model, final String key, final String otherwise) {
    if (model.raw(key) instanceof Map) {
      return model.mapping(key);
    }
    return new Settings(model.pathOf(key), Map.of("type", model.text(key, otherwise)));
  }
}
