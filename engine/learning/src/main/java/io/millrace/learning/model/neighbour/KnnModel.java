package io.millrace.learning.model.neighbour;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.Model;
import io.millrace.learning.setting.MemberInfo;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import java.util.Map;

/**
 * Predicts the mean label of the k nearest among the last samples, 0 before the first. Search, cost
 * and memory are those of {@link NearestRows}: to predict costs window times features products, to
 * learn O(features). Fix and Hodges, "Discriminatory analysis: nonparametric discrimination"
 * (1951); Cover and Hart, "Nearest neighbor pattern classification", IEEE Trans. Information Theory
 * 13 (1967).
 */
public final class KnnModel implements Model {
  public static final MemberInfo INFO =
      new MemberInfo(
              "knn",
              NearestRows.ARGUMENTS,
              Classifier.UNIT_OF_EITHER,
              "Cover and Hart 1967, Nearest neighbor pattern classification; exact search")
          .example("k", "1", "window", "100", "scale", "none")
          .example("k", "3", "window", "50", "scale", Map.of("type", "robust", "window", "20"));

  private final NearestRows rows;

  private KnnModel(final Settings settings, final int features) {
    rows = new NearestRows(settings, features);
  }

  public static Model of(final Settings settings, final int features) {
    return new KnnModel(settings, features);
  }

  @Override
  public double predict(final double[] x) {
    final int found = rows.find(x);
    double sum = 0;
    for (int i = 0; i < found; i++) {
      sum += rows.label(i);
    }
    return found == 0 ? 0 : sum / found;
  }

  @Override
  public void learn(final double[] x, final double label) {
    if (Double.isFinite(label) && NearestRows.canLearn(x)) {
      rows.add(x, label);
    }
  }

  @Override
  public boolean isFinite() {
    return rows.isFinite();
  }

  @Override
  public void reset() {
    rows.reset();
  }

  @Override
  public void transferState(final StateTransfer state) {
    rows.transferState(state);
  }
}
