package io.millrace.engine.operator;

import io.millrace.engine.function.OperatorFactory;
import io.millrace.engine.tick.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The nodes laid out so far, each once by its canonical form. A node comes after those it reads, so
 * that the order of numbers is an order of evaluation.
 */
final class PlanLayout {
  private final Map<String, Integer> nodes = new LinkedHashMap<>();
  private final List<OperatorFactory> factories = new ArrayList<>();
  private final List<Double> initial = new ArrayList<>();
  private final List<Boolean> scored = new ArrayList<>();
  private final List<String> fieldNames = new ArrayList<>();
  private final Map<Integer, Integer> fieldOfNode = new LinkedHashMap<>();
  private final Map<Integer, Integer> scoreOfNode = new LinkedHashMap<>();
  private final List<Integer> features = new ArrayList<>();

  int constant(final double value) {
    final String key = "=" + Long.toHexString(Double.doubleToLongBits(value));
    final Integer known = nodes.get(key);
    return known != null ? known : add(key, null, value, false);
  }

  int field(final String name) {
    final int index = fieldNames.indexOf(name);
    if (index >= 0) {
      return index;
    }
    fieldNames.add(name);
    return fieldNames.size() - 1;
  }

  int fieldNode(final String name) {
    final String key = "field " + name;
    final Integer known = nodes.get(key);
    if (known != null) {
      return known;
    }
    final int node = add(key, null, Double.NaN, false);
    fieldOfNode.put(node, field(name));
    return node;
  }

  int score(final String name, final int index) {
    final String key = "score " + name;
    final Integer known = nodes.get(key);
    if (known != null) {
      return known;
    }
    final int node = add(key, null, Double.NaN, true);
    scoreOfNode.put(node, index);
    return node;
  }

  int operator(final String key, final OperatorFactory factory, final List<Integer> inputs) {
    final Integer known = nodes.get(key);
    if (known != null) {
      return known;
    }
    boolean dependsOnScore = false;
    for (final int input : inputs) {
      dependsOnScore |= scored.get(input);
    }
    return add(key, factory, Double.NaN, dependsOnScore);
  }

  private int add(
      final String key, final OperatorFactory factory, final double value, final boolean onScore) {
    final int node = factories.size();
    nodes.put(key, node);
    factories.add(factory);
    initial.add(value);
    scored.add(onScore);
    return node;
  }

  void addFeature(final int node) {
    features.add(node);
  }

  Schema schema() {
    return new Schema(fieldNames);
  }

  OperatorPlan plan(final int scores) {
    final int[] scoreNodes = new int[scores];
    Arrays.fill(scoreNodes, -1);
    scoreOfNode.forEach((node, score) -> scoreNodes[score] = node);
    return new OperatorPlan(
        factories.toArray(new OperatorFactory[0]),
        initial.stream().mapToDouble(Double::doubleValue).toArray(),
        operators(false),
        operators(true),
        toArray(fieldOfNode.keySet()),
        toArray(fieldOfNode.values()),
        scoreNodes,
        toArray(features));
  }

  private int[] operators(final boolean onScore) {
    final List<Integer> found = new ArrayList<>();
    for (int node = 0; node < factories.size(); node++) {
      if (factories.get(node) != null && scored.get(node) == onScore) {
        found.add(node);
      }
    }
    return toArray(found);
  }

  private static int[] toArray(final Collection<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
