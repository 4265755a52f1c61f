package io.millrace.learning.model.leaf;

import java.util.ArrayList;
import java.util.List;

/** {@link FeatureLines} by definition: all samples are kept, every line is a sum over them. */
final class ReferenceLines {
  private static final double FADING = 0.995;
  private static final double KEPT = 1 - 1.0 / 500;

  private record Sample(double[] x, double label, double[] weights) {}

  private final List<Sample> samples = new ArrayList<>();
  private final double[] errors;
  private double counted;

  ReferenceLines(final int features) {
    errors = new double[features];
  }

  double predict(final double[] x) {
    int best = 0;
    for (int i = 1; i < errors.length; i++) {
      best = errors[i] < errors[best] ? i : best;
    }
    double min = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (final Sample sample : samples) {
      min = Math.min(min, sample.label);
      greatest = Math.max(greatest, sample.label);
    }
    final double span = greatest - min;
    return Math.max(min - span, Math.min(greatest + span, along(best, x[best])));
  }

  void learn(final double[] x, final double label) {
    final double[] weights = new double[errors.length];
    for (int i = 0; i < errors.length; i++) {
      final double error = samples.isEmpty() ? 0 : Math.abs(label - along(i, x[i]));
      final double usual = errors[i] / counted;
      weights[i] = samples.size() < 2 || error <= usual ? 1 : usual / error;
      errors[i] = errors[i] * FADING + error;
    }
    counted = counted * FADING + 1;
    samples.add(new Sample(x.clone(), label, weights));
  }

  private double along(final int feature, final double x) {
    double sum = 0;
    double meanX = 0;
    double meanY = 0;
    for (int k = 0; k < samples.size(); k++) {
      final double weight = weight(k, feature);
      sum += weight;
      meanX += weight * samples.get(k).x[feature];
      meanY += weight * samples.get(k).label;
    }
    meanX /= sum;
    meanY /= sum;
    double squares = 0;
    double products = 0;
    for (int k = 0; k < samples.size(); k++) {
      final double dx = samples.get(k).x[feature] - meanX;
      squares += weight(k, feature) * dx * dx;
      products += weight(k, feature) * dx * (samples.get(k).label - meanY);
    }
    return meanY + (squares > 0 ? products / squares : 0) * (x - meanX);
  }

  private double weight(final int k, final int feature) {
    return samples.get(k).weights[feature] * Math.pow(KEPT, samples.size() - 1 - k);
  }
}
