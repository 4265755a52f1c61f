package io.millrace.learning.model.catalogue;

import io.millrace.learning.setting.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model and its parameters.
 *
 * @param name of the model in this pipeline
 * @param type one of those that {@code millrace models} lists
 * @param parameters the remaining settings, with the path that leads to them
 */
public record ModelDefinition(String name, String type, Settings parameters) {
  /**
   * Makes one by hand.
   *
   * @param name of the model in this pipeline
   * @param type such as {@code rls}
   * @param keysAndValues parameters: a key, its value, and so on
   * @return the definition
   */
  public static ModelDefinition of(
      final String name, final String type, final String... keysAndValues) {
    if (keysAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "a key without a value: " + keysAndValues[keysAndValues.length - 1]);
    }
    final Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return of(name, type, values);
  }

  /**
   * Makes one by hand.
   *
   * @param name of the model in this pipeline
   * @param type such as {@code linear}
   * @param parameters by key: texts, numbers, true or false, and lists and mappings of such
   * @return the definition
   */
  public static ModelDefinition of(
      final String name, final String type, final Map<String, ?> parameters) {
    return new ModelDefinition(name, type, Settings.of("models/" + name, parameters));
  }

  /**
   * @param path that leads to the model in its pipeline
   * @return the same with parameters of that path
   */
  public ModelDefinition at(final String path) {
    return new ModelDefinition(name, type, parameters.at(path));
  }
}
