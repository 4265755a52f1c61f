package io.millrace.learning.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code millrace models} prints of a member of a catalogue: a model, a part of one, or a
 * detector.
 *
 * @param name as the key {@code type} takes it
 * @param arguments its parameters with their defaults, such as {@code delta=0.002, clock=32}
 * @param unit of what it gives
 * @param reference where its formula is
 * @param examples parameters besides the defaults with which a contract suite tries it
 */
public record MemberInfo(
    String name,
    String arguments,
    String unit,
    String reference,
    List<Map<String, Object>> examples) {
  /** Copies the list. */
  public MemberInfo {
    examples = List.copyOf(examples);
  }

  /** Without examples. */
  public MemberInfo(
      final String name, final String arguments, final String unit, final String reference) {
    this(name, arguments, unit, reference, List.of());
  }

  /**
   * Adds an example.
   *
   * @param keysAndValues parameters: a key, its value (a text, or a mapping of such), and so on
   * @return the same, with the example
   */
  public MemberInfo example(final Object... keysAndValues) {
    final Map<String, Object> example = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      example.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    final List<Map<String, Object>> more = new ArrayList<>(examples);
    more.add(example);
    return new MemberInfo(name, arguments, unit, reference, more);
  }
}
