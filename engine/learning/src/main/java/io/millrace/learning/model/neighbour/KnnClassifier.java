package io.millrace.learning.model.neighbour;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.setting.Settings;
import io.millrace.learning.state.StateTransfer;
import java.util.Arrays;

/**
 * Gives each class its share among the k nearest of the last samples. A class whose samples have
 * all left the window gets 0. Search, cost and memory are those of {@link NearestRows}.
 */
public final class KnnClassifier implements Classifier {
  private final NearestRows rows;

  private KnnClassifier(final Settings settings, final int features) {
    rows = new NearestRows(settings, features);
  }

  public static Classifier of(final Settings settings, final int features) {
    return new KnnClassifier(settings, features);
  }

  @Override
  public void predict(final double[] x, final double[] probabilities) {
    final int found = rows.find(x);
    Arrays.fill(probabilities, 0);
    double votes = 0;
    for (int i = 0; i < found; i++) {
      final int label = (int) rows.label(i);
      if (label < probabilities.length) {
        probabilities[label]++;
        votes++;
      }
    }
    for (int c = 0; c < probabilities.length; c++) {
      probabilities[c] = votes == 0 ? 1.0 / probabilities.length : probabilities[c] / votes;
    }
  }

  @Override
  public void learn(final double[] x, final int label) {
    if (label < 0 || label >= MAX_CLASSES) {
      throw new IllegalArgumentException("not a class: label=" + label);
    }
    if (NearestRows.canLearn(x)) {
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
