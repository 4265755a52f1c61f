package io.millrace.replay.app.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How well a model or baseline predicted. Figures that are not known are NaN.
 *
 * @param instrument name, or {@link #ALL}
 * @param name of the model or baseline
 * @param baseline whether it is a baseline
 * @param n predictions that were compared with their label
 * @param errors of these predictions
 * @param classes how well classes were predicted; null where the target is a number
 * @param coverage share of labels within the interval issued for them, NaN before the first; null
 *     where the model issues no intervals
 * @param weights by feature, as the model holds them; null where it has none and for all
 *     instruments together
 * @param intercept as the model holds it
 */
public record ModelRow(
    String instrument,
    String name,
    boolean baseline,
    long n,
    Errors errors,
    Classes classes,
    Double coverage,
    Map<String, Double> weights,
    double intercept) {
  /** Stands for all instruments together. */
  public static final String ALL = "*";

  /** Copies the weights in their order. */
  public ModelRow {
    weights = weights == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(weights));
  }

  /**
   * @param instrument name, or {@link #ALL}
   * @param name of the baseline
   * @param n predictions that were compared with their label
   * @param errors of these predictions
   * @return the row of a baseline
   */
  public static ModelRow ofBaseline(
      final String instrument, final String name, final long n, final Errors errors) {
    return new ModelRow(instrument, name, true, n, errors, null, null, null, Double.NaN);
  }

  /**
   * What predictions missed by; NaN where not known.
   *
   * @param mae mean absolute error, in the label's unit
   * @param rmse root of the mean squared error, in the label's unit
   * @param r2 1 - SSE/SSE(running mean)
   * @param direction share of predictions whose sign was right, zero moves left out
   * @param maeSpreads mean absolute error in spreads
   */
  public record Errors(double mae, double rmse, double r2, double direction, double maeSpreads) {}

  /**
   * How well classes were predicted; NaN where not known.
   *
   * @param accuracy share of samples whose class was predicted
   * @param f1 of the positive one of two classes, else the mean over the classes
   * @param logLoss mean of -ln p(label)
   * @param auc area under the ROC curve, for two classes
   * @param kappa Cohen's kappa
   */
  public record Classes(double accuracy, double f1, double logLoss, double auc, double kappa) {}
}
