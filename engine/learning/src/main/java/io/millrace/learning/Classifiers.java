package io.millrace.learning;

import io.millrace.learning.model.Classifier;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.MemberInfo;
import java.util.List;
import java.util.Map;

/** Makes classifiers by name and parameters. */
public final class Classifiers {
  private Classifiers() {}

  /**
   * Makes a classifier at its defaults that has seen nothing. Allocates all that it needs at first.
   *
   * @param type one of {@link #types}, such as {@code hoeffding_tree}
   * @param features how many numbers a sample has, from 0
   * @return the classifier
   * @throws io.millrace.learning.setting.DefinitionException for an unknown type, with the nearest
   *     known ones
   */
  public static Classifier create(final String type, final int features) {
    return create(type, Map.of(), features);
  }

  /**
   * Makes a classifier that has seen nothing. Allocates all that it needs at first.
   *
   * @param type one of {@link #types}, such as {@code hoeffding_tree}
   * @param parameters by key, such as {@code grace}: numbers, true or false, texts, and lists and
   *     maps of such; not kept
   * @param features how many numbers a sample has, from 0
   * @return the classifier
   * @throws io.millrace.learning.setting.DefinitionException as {@link Models#create(String, Map,
   *     int)}
   */
  public static Classifier create(
      final String type, final Map<String, ?> parameters, final int features) {
    return ModelCatalogue.createClassifier(
        new ModelDefinition(type, type, Parameters.settings(parameters, "name", "type")), features);
  }

  /** {@return every type of classifier, with its parameters and their defaults} */
  public static List<MemberInfo> types() {
    return ModelCatalogue.forClasses();
  }
}
