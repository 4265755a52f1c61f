package io.millrace.learning.model.optimizer;

import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Registry;
import io.millrace.learning.setting.Settings;
import java.util.List;
import java.util.Map;

/**
 * The optimizers that a pipeline can name, by the name alone, {@code optimizer: adam}, or with
 * parameters, {@code optimizer: {type: adam, rate: 0.01}}. A new one is its own file and one line
 * here.
 */
public final class Optimizers {
  private static final double ABOVE_ZERO = Double.MIN_VALUE;

  /** Below it a rate over a root of 0 would be infinite. */
  private static final double MIN_EPS = 1e-100;

  private static final double BELOW_ONE = StrictMath.nextDown(1.0);
  private static final double MAX = Double.MAX_VALUE;
  private static final String UNIT = "of the weights";
  private static final String SGD = "sgd";
  private static final String NORMALIZED = "normalized";
  private static final String OPTIMIZER = "optimizer";

  /** The greatest memory of {@code normalized}. */
  private static final int MAX_MEMORY = 1 << 30;

  private static final String CONSTANT = "constant";

  private static final Registry<Factory> ALL =
      new Registry<Factory>()
          .with(
              new MemberInfo(
                      NORMALIZED,
                      "rate=1, memory=1024 samples",
                      UNIT,
                      "Ross, Mineiro and Langford 2013, Normalized online learning; Karampatziakis"
                          + " and Langford 2011, Online importance weight aware updates; linear"
                          + " only")
                  .example("type", NORMALIZED, "rate", "0.3", "memory", "200"),
              (settings, penalty, width) -> {
                throw settings.error("type", "'normalized' is for linear; for others: " + others());
              })
          .with(
              new MemberInfo(
                      SGD,
                      "rate=0.01, schedule=constant|inverse_scaling(power=0.25)",
                      UNIT,
                      "Robbins and Monro 1951, A stochastic approximation method; l1 after Duchi and"
                          + " Singer 2009")
                  .example("type", SGD, "schedule", "inverse_scaling", "power", "0.1"),
              (settings, penalty, width) -> new Sgd(rate(settings, 0.01), power(settings), penalty))
          .with(
              new MemberInfo(
                  "momentum",
                  "rate=at most 0.01 and bounded by the sample, decay=0.9",
                  UNIT,
                  "Polyak 1964, Some methods of speeding up the convergence of iteration methods"),
              (settings, penalty, width) -> momentum(settings, false, penalty, width))
          .with(
              new MemberInfo(
                  "nesterov",
                  "rate=at most 0.01 and bounded by the sample, decay=0.9",
                  UNIT,
                  "Nesterov 1983; Sutskever and others 2013, On the importance of initialization and"
                      + " momentum in deep learning"),
              (settings, penalty, width) -> momentum(settings, true, penalty, width))
          .with(
              new MemberInfo(
                  "adagrad",
                  "rate=0.1, eps=1e-8",
                  UNIT,
                  "Duchi, Hazan and Singer 2011, Adaptive subgradient methods; eps inside the root"),
              (settings, penalty, width) ->
                  AdaGrad.sum(rate(settings, 0.1), eps(settings), penalty, width))
          .with(
              new MemberInfo(
                  "rmsprop",
                  "rate=0.01, decay=0.9, eps=1e-8",
                  UNIT,
                  "Tieleman and Hinton 2012, lecture 6.5; eps inside the root"),
              (settings, penalty, width) ->
                  AdaGrad.mean(
                      rate(settings, 0.01),
                      share(settings, "decay", 0.9),
                      eps(settings),
                      penalty,
                      width))
          .with(
              new MemberInfo(
                  "adam",
                  "rate=0.01, beta1=0.9, beta2=0.999, eps=1e-8",
                  UNIT,
                  "Kingma and Ba 2015, Adam; the correction for the start is folded into the rate"),
              (settings, penalty, width) -> adam(settings, false, penalty, width))
          .with(
              new MemberInfo(
                  "amsgrad",
                  "rate=0.01, beta1=0.9, beta2=0.999, eps=1e-8",
                  UNIT,
                  "Reddi, Kale and Kumar 2018, On the convergence of Adam and beyond; rate as"
                      + " Adam's"),
              (settings, penalty, width) -> adam(settings, true, penalty, width))
          .with(
              new MemberInfo(
                      "ftrl",
                      "alpha=0.05, beta=1, l1=the model's, l2=the model's",
                      UNIT,
                      "McMahan and others 2013, Ad click prediction: a view from the trenches")
                  .example("type", "ftrl", "alpha", "0.5", "l1", "0.1", "l2", "0.01"),
              Optimizers::ftrl);

  private Optimizers() {}

  /** Makes an optimizer from its parameters. */
  private interface Factory {
    Optimizer create(Settings settings, Penalty penalty, int width);
  }

  /** {@return every optimizer, in the order of {@code millrace models}} */
  public static List<MemberInfo> all() {
    return ALL.infos();
  }

  /**
   * Reads the keys {@code optimizer}, {@code l1} and {@code l2} of a model.
   *
   * @param model settings of the model
   * @param width how many weights
   * @return the optimizer, sgd by default
   */
  public static Optimizer of(final Settings model, final int width) {
    final double l1 = model.number("l1", 0, 0, MAX);
    final double l2 = model.number("l2", 0, 0, MAX);
    try (Settings part = model.typed(OPTIMIZER, SGD)) {
      return ALL.find(part.text("type", SGD), part, "type")
          .create(part, new Penalty(l1, l2), width);
    }
  }

  /**
   * @param model settings of the model
   * @return whether its key {@code optimizer} is absent or names {@code normalized}
   */
  public static boolean isNormalized(final Settings model) {
    final Object raw = model.raw(OPTIMIZER);
    if (raw instanceof Map<?, ?> part) {
      return NORMALIZED.equals(part.get("type"));
    }
    return !model.has(OPTIMIZER) || NORMALIZED.equals(raw);
  }

  /**
   * Reads the keys {@code optimizer}, {@code l1} and {@code l2} of a model whose optimizer is
   * {@code normalized}.
   *
   * @param model settings of the model
   * @param hasIntercept whether an intercept learns beside the weights
   * @param width how many weights
   * @return its rates
   */
  public static NormalizedRates normalized(
      final Settings model, final boolean hasIntercept, final int width) {
    final double l1 = model.number("l1", 0, 0, MAX);
    final double l2 = model.number("l2", 0, 0, MAX);
    try (Settings part = model.typed(OPTIMIZER, NORMALIZED)) {
      part.has("type");
      final int memory = (int) part.integer("memory", 1024, 2, MAX_MEMORY);
      final Penalty penalty = new Penalty(l1, l2);
      return new NormalizedRates(rate(part, 1), memory, penalty, hasIntercept, width);
    }
  }

  private static String others() {
    return String.join(
        " ",
        all().stream().map(MemberInfo::name).filter(other -> !other.equals(NORMALIZED)).toList());
  }

  private static double rate(final Settings settings, final double defaultValue) {
    return settings.number("rate", defaultValue, ABOVE_ZERO, MAX);
  }

  private static double eps(final Settings settings) {
    return settings.number("eps", 1e-8, MIN_EPS, MAX);
  }

  private static double share(
      final Settings settings, final String key, final double defaultValue) {
    return settings.number(key, defaultValue, 0, BELOW_ONE);
  }

  private static double power(final Settings settings) {
    final List<String> schedules = List.of(CONSTANT, "inverse_scaling");
    if (settings.oneOf("schedule", CONSTANT, schedules).equals(CONSTANT)) {
      return 0;
    }
    return settings.number("power", 0.25, ABOVE_ZERO, 1);
  }

  private static Optimizer momentum(
      final Settings settings, final boolean looksAhead, final Penalty penalty, final int width) {
    final double decay = share(settings, "decay", 0.9);
    final boolean isBounded = !settings.has("rate");
    return new Momentum(rate(settings, 0.01), decay, looksAhead, isBounded, penalty, width);
  }

  private static Optimizer adam(
      final Settings settings, final boolean amsgrad, final Penalty penalty, final int width) {
    final double beta1 = share(settings, "beta1", 0.9);
    final double beta2 = share(settings, "beta2", 0.999);
    return new Adam(rate(settings, 0.01), beta1, beta2, eps(settings), amsgrad, penalty, width);
  }

  private static Optimizer ftrl(final Settings settings, final Penalty penalty, final int width) {
    final Penalty own =
        new Penalty(
            settings.number("l1", penalty.l1(), 0, MAX),
            settings.number("l2", penalty.l2(), 0, MAX));
    final double alpha = settings.number("alpha", 0.05, ABOVE_ZERO, MAX);
    return new Ftrl(alpha, settings.number("beta", 1, 0, MAX), own, width);
  }
}
