package io.millrace.engine.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code millrace models} says of a model, or of a part of one.
 *
 * @param name as the key {@code type} takes it
 * @param arguments its parameters with their defaults, such as {@code forgetting=1, ridge=1e-6}
 * @param unit of what it gives
 * @param reference where its formula stands
 * @param examples parameters besides the defaults with which the contract suite tries it
 */
public record ModelInfo(
    String name,
    String arguments,
    String unit,
    String reference,
    List<Map<String, Object>> examples) {
  /** What a model for numbers gives. */
  public static final String LABEL = "of the label";

  /** What a classifier gives. */
  public static final String PROBABILITIES = "class probabilities";

  /** What a type gives that is for either kind of target. */
  public static final String EITHER = LABEL + ", or " + PROBABILITIES;

  public ModelInfo {
    examples = List.copyOf(examples);
  }

  public ModelInfo(
      final String name, final String arguments, final String unit, final String reference) {
    this(name, arguments, unit, reference, List.of());
  }

  /**
   * Adds an example.
   *
   * @param keysAndValues parameters: a key, its value (a text, or a mapping of such), and so on
   * @return what says the same, with the example
   */
  public ModelInfo example(final Object... keysAndValues) {
    final Map<String, Object> example = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      example.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    final List<Map<String, Object>> more = new ArrayList<>(examples);
    more.add(example);
    return new ModelInfo(name, arguments, unit, reference, more);
  }
}
