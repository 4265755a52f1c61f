package io.millrace.learning;

import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Settings;
import java.util.Map;

/** Parameters of a program as settings. */
final class Parameters {
  private Parameters() {}

  /**
   * @param parameters by key
   * @param ofPipelines keys that a pipeline file has beside the parameters; the catalogues pass
   *     over them, a program that gives one means something else
   */
  static Settings settings(final Map<String, ?> parameters, final String... ofPipelines) {
    for (final String key : ofPipelines) {
      if (parameters.containsKey(key)) {
        throw new DefinitionException(key, "unknown key '" + key + "'");
      }
    }
    return Settings.of("", parameters);
  }
}
