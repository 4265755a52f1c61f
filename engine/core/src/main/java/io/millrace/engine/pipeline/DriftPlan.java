package io.millrace.engine.pipeline;

import io.millrace.engine.definition.DriftDefinition;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.definition.TargetDefinition;
import io.millrace.learning.drift.DriftCatalogue;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.DefinitionException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntBiFunction;
import java.util.stream.IntStream;

/** What each drift detector watches. Immutable. */
public final class DriftPlan {
  /** No expression, or no model. */
  public static final int NONE = -1;

  private final List<DriftDefinition> definitions;
  private final int[] handles;
  private final int[] models;

  /**
   * @param expressions lays out an expression that a path leads to, and gives its handle
   */
  DriftPlan(final PipelineDefinition pipeline, final ToIntBiFunction<String, String> expressions) {
    definitions = pipeline.drifts();
    handles = new int[definitions.size()];
    models = new int[definitions.size()];
    final List<String> names = pipeline.models().stream().map(ModelDefinition::name).toList();
    for (int i = 0; i < handles.length; i++) {
      final DriftDefinition drift = definitions.get(i);
      final String path = "drift/" + i;
      if (drift.model() == null) {
        models[i] = NONE;
        handles[i] = expressions.applyAsInt(path + "/of", drift.of());
      } else {
        handles[i] = NONE;
        models[i] = names.indexOf(drift.model());
      }
      DriftCatalogue.create(drift.type(), drift.parameters());
      checkAction(pipeline, path, i);
    }
  }

  private void checkAction(final PipelineDefinition pipeline, final String path, final int drift) {
    if (definitions.get(drift).action() == DriftDefinition.Action.RATE) {
      boolean rated = false;
      for (int i = 0; i < pipeline.models().size(); i++) {
        rated |= concerns(drift, i) && hasRate(pipeline, i);
      }
      if (!rated) {
        throw DefinitionException.at(
            path,
            "action",
            "'rate' needs a model whose learning rate can be changed, such as linear with sgd");
      }
    }
  }

  private static boolean hasRate(final PipelineDefinition pipeline, final int index) {
    final ModelDefinition model = pipeline.models().get(index);
    final int features = pipeline.features().size();
    final TargetDefinition target = pipeline.target();
    return target != null && target.isClass()
        ? ModelCatalogue.createClassifier(model, features).rateFactor(1)
        : ModelCatalogue.create(model, features).rateFactor(1);
  }

  /** {@return the detectors, in order} */
  public List<DriftDefinition> definitions() {
    return definitions;
  }

  /**
   * @param drift index of a detector
   * @return handle of the expression that it watches, {@link #NONE} where it watches errors
   */
  public int handle(final int drift) {
    return handles[drift];
  }

  /**
   * @param drift index of a detector
   * @return model whose errors it watches, {@link #NONE} where it watches an expression
   */
  public int model(final int drift) {
    return models[drift];
  }

  /**
   * @param drift index of a detector
   * @param model index of a model
   * @return whether the detector's action is for the model
   */
  public boolean concerns(final int drift, final int model) {
    return models[drift] == NONE || models[drift] == model;
  }

  /** {@return whether any detector watches an expression} */
  public boolean hasExpressions() {
    return expressions().findAny().isPresent();
  }

  /** Handles of the expressions that are watched. */
  IntStream expressions() {
    return Arrays.stream(handles).filter(handle -> handle != NONE);
  }
}
