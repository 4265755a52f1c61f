package io.millrace.engine.model.catalogue;

import io.millrace.engine.definition.ModelDefinition;
import io.millrace.engine.definition.Settings;
import io.millrace.engine.model.Model;
import io.millrace.engine.model.ModelInfo;
import io.millrace.engine.model.Registry;
import io.millrace.engine.model.linear.LinearModel;
import io.millrace.engine.model.linear.LinearParts;
import io.millrace.engine.model.rls.RlsModel;
import java.util.List;

/** All models that a pipeline can name. A new model is its own file and one line here. */
public final class ModelCatalogue {
  private static final Registry<Factory> MODELS =
      new Registry<Factory>()
          .with(LinearModel.INFO, LinearModel::of)
          .with(RlsModel.INFO, RlsModel::of);

  private ModelCatalogue() {}

  /** Makes a model from its parameters. */
  interface Factory {
    Model create(Settings parameters, int features);
  }

  /**
   * Makes a model that has seen nothing. Allocates all that it will ever need.
   *
   * @param definition of the model
   * @param features how many numbers a sample has
   * @return the model
   * @throws io.millrace.engine.definition.DefinitionException for an unknown type or key, with the
   *     nearest known ones, and for a value out of range, with the range allowed
   */
  public static Model create(final ModelDefinition definition, final int features) {
    if (features < 0) {
      throw new IllegalArgumentException("features must not be negative: features=" + features);
    }
    try (Settings parameters = definition.parameters()) {
      parameters.has("name");
      parameters.has("type");
      return MODELS.find(definition.type(), parameters, "type").create(parameters, features);
    }
  }

  /**
   * @return every model, in the order of {@code millrace models}
   */
  public static List<ModelInfo> all() {
    return MODELS.infos();
  }

  /**
   * @return every optimizer of gradient models
   */
  public static List<ModelInfo> optimizers() {
    return LinearParts.OPTIMIZERS.infos();
  }

  /**
   * @return every loss of gradient models
   */
  public static List<ModelInfo> losses() {
    return LinearParts.LOSSES.infos();
  }

  /**
   * @return every scaler in front of gradient models
   */
  public static List<ModelInfo> scalers() {
    return LinearParts.SCALERS.infos();
  }
}
