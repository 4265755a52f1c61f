package io.millrace.learning;

import io.millrace.learning.model.Model;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.MemberInfo;
import java.util.List;
import java.util.Map;

/** Makes models for numbers by name and parameters. */
public final class Models {
  private Models() {}

  /**
   * Makes a model at its defaults that has seen nothing. Allocates all that it needs at first.
   *
   * @param type one of {@link #types}, such as {@code rls}
   * @param features how many numbers a sample has, from 0
   * @return the model
   * @throws io.millrace.learning.setting.DefinitionException for an unknown type, with the nearest
   *     known ones
   */
  public static Model create(final String type, final int features) {
    return create(type, Map.of(), features);
  }

  /**
   * Makes a model that has seen nothing. Allocates all that it needs at first.
   *
   * @param type one of {@link #types}, such as {@code rls}
   * @param parameters by key, such as {@code forgetting}: numbers, true or false, texts, and lists
   *     and maps of such; not kept
   * @param features how many numbers a sample has, from 0
   * @return the model
   * @throws io.millrace.learning.setting.DefinitionException for an unknown type or key, with the
   *     nearest known ones, and for a value out of range, with the range allowed
   */
  public static Model create(
      final String type, final Map<String, ?> parameters, final int features) {
    return ModelCatalogue.create(
        new ModelDefinition(type, type, Parameters.settings(parameters, "name", "type")), features);
  }

  /** {@return every type of model for numbers, with its parameters and their defaults} */
  public static List<MemberInfo> types() {
    return ModelCatalogue.forNumbers();
  }
}
