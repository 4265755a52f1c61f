package io.millrace.engine.graph;

import io.millrace.engine.function.OperatorFactory;
import io.millrace.engine.tick.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The nodes laid out so far, each once by its canonical form. A node comes after those it reads, so
 * that the order of numbers is an order of evaluation.
 */
final class PlanLayout {
  /** What depends on no score. */
  static final int LIVE = 0;

  /** What depends on a score that is known before the models predict. */
  static final int EARLY = 1;

  /** What depends on a score that is known once the models have predicted. */
  static final int SCORED = 2;

  private static final Pattern NODE = Pattern.compile("#(\\d+)");

  private final Map<String, Integer> nodes = new LinkedHashMap<>();
  private final List<OperatorFactory> factories = new ArrayList<>();
  private final List<Double> initial = new ArrayList<>();
  private final List<Integer> phases = new ArrayList<>();
  private final List<Boolean> decimals = new ArrayList<>();
  private final List<List<Integer>> inputs = new ArrayList<>();
  private final List<String> fieldNames = new ArrayList<>();
  private final Map<Integer, Integer> fieldOfNode = new LinkedHashMap<>();
  private final Map<Integer, Integer> scoreOfNode = new LinkedHashMap<>();
  private final List<Integer> features = new ArrayList<>();

  int constant(final double value) {
    final String key = "=" + Long.toHexString(Double.doubleToLongBits(value));
    final Integer known = nodes.get(key);
    return known != null ? known : add(key, null, List.of(), value, LIVE, true);
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
    final int node = add(key, null, List.of(), Double.NaN, LIVE, true);
    fieldOfNode.put(node, field(name));
    return node;
  }

  int score(final String name, final int index, final int phase) {
    final String key = "score " + name;
    final Integer known = nodes.get(key);
    if (known != null) {
      return known;
    }
    final int node = add(key, null, List.of(), Double.NaN, phase, false);
    scoreOfNode.put(node, index);
    return node;
  }

  int operator(
      final String key,
      final OperatorFactory factory,
      final List<Integer> reads,
      final boolean decimal) {
    final Integer known = nodes.get(key);
    if (known != null) {
      return known;
    }
    int phase = LIVE;
    for (final int input : reads) {
      phase = StrictMath.max(phase, phases.get(input));
    }
    return add(key, factory, reads, Double.NaN, phase, decimal);
  }

  private int add(
      final String key,
      final OperatorFactory factory,
      final List<Integer> reads,
      final double value,
      final int phase,
      final boolean decimal) {
    final int node = factories.size();
    nodes.put(key, node);
    factories.add(factory);
    inputs.add(List.copyOf(reads));
    initial.add(value);
    phases.add(phase);
    decimals.add(decimal);
    return node;
  }

  /** Whether a node's values are decimals, so that decimal arithmetic is theirs. */
  boolean isDecimal(final int node) {
    return decimals.get(node);
  }

  /** Whether a node is a literal power of two. */
  boolean isPowerOfTwo(final int node) {
    final double value = initial.get(node);
    return factories.get(node) == null
        && value > 0
        && value == StrictMath.scalb(1, StrictMath.getExponent(value));
  }

  void addFeature(final int node) {
    features.add(node);
  }

  Schema schema() {
    return new Schema(fieldNames);
  }

  /**
   * Lays out what was added so far.
   *
   * @param scores how many there are
   * @param target node that labels are taken from, negative for none
   * @param outputs nodes that are read once the models have predicted
   */
  OperatorPlan plan(final int scores, final int target, final int[] outputs) {
    final int[] scoreNodes = new int[scores];
    Arrays.fill(scoreNodes, -1);
    scoreOfNode.forEach((node, score) -> scoreNodes[score] = node);
    return new OperatorPlan(
        factories.toArray(new OperatorFactory[0]),
        initial.stream().mapToDouble(Double::doubleValue).toArray(),
        operators(LIVE),
        operators(EARLY),
        operators(SCORED),
        toArray(fieldOfNode.keySet()),
        toArray(fieldOfNode.values()),
        scoreNodes,
        toArray(features),
        watched(outputs),
        operatorsBehind(target),
        canonical());
  }

  /** The canonical form of each node, with those it reads written out. */
  private List<String> canonical() {
    final List<String> forms = new ArrayList<>();
    for (final String key : nodes.keySet()) {
      forms.add(
          NODE.matcher(key)
              .replaceAll(
                  node ->
                      Matcher.quoteReplacement(
                          "(" + forms.get(Integer.parseInt(node.group(1))) + ")")));
    }
    return forms;
  }

  /** The operators that a node depends on, itself among them, in order of evaluation. */
  private int[] operatorsBehind(final int target) {
    final Set<Integer> found = new TreeSet<>();
    final Deque<Integer> open = new ArrayDeque<>();
    if (target >= 0) {
      open.add(target);
    }
    while (!open.isEmpty()) {
      final int node = open.remove();
      if (found.add(node)) {
        open.addAll(inputs.get(node));
      }
    }
    found.removeIf(node -> factories.get(node) == null);
    return toArray(found);
  }

  /** What is known before the models predict and read after it, in ascending order. */
  private int[] watched(final int[] outputs) {
    final Set<Integer> found = new TreeSet<>();
    for (final int node : outputs) {
      found.add(node);
    }
    for (int node = 0; node < factories.size(); node++) {
      if (phases.get(node) == SCORED) {
        found.addAll(inputs.get(node));
      }
    }
    found.removeIf(node -> phases.get(node) == SCORED);
    return toArray(found);
  }

  private int[] operators(final int phase) {
    final List<Integer> found = new ArrayList<>();
    for (int node = 0; node < factories.size(); node++) {
      if (factories.get(node) != null && phases.get(node) == phase) {
        found.add(node);
      }
    }
    return toArray(found);
  }

  private static int[] toArray(final Collection<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
