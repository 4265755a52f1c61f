package io.millrace.engine.prequential;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.report.ModelRow;
import io.millrace.engine.tick.DataQualityCounters;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.state.Stateful;
import java.util.List;
import java.util.stream.Stream;

/**
 * The models of one instrument beside the baselines, and how well each did: predict, then learn,
 * all on the same samples. One thread at a time; allocates nothing in steady state.
 *
 * <p>A sample is first predicted. Then it is learned at once, or {@link #keep kept} until its label
 * is due and {@link #recall recalled} then, to be learned or skipped.
 */
public interface PrequentialEvaluator {
  /**
   * @param definition of the pipeline
   * @param counters take the data quality counts
   * @param events takes what happens to the models
   * @return a learner that has seen nothing
   */
  static PrequentialEvaluator of(
      final PipelineDefinition definition,
      final DataQualityCounters counters,
      final ModelEvents events) {
    return definition.target() != null && definition.target().isClass()
        ? new ClassEvaluator(definition, counters, events)
        : new RegressionEvaluator(definition, counters, events);
  }

  /**
   * The names of the models' scores of each sample: first each one's prediction by the model's own
   * name, then further scores of some, as {@code model.lower}. Makes no model.
   *
   * @param definition of the pipeline
   * @return the names, in the order of {@link #score}
   * @throws io.millrace.learning.setting.DefinitionException where the type of a model is not known
   */
  static List<String> scoreNames(final PipelineDefinition definition) {
    final boolean isClass = definition.target() != null && definition.target().isClass();
    final List<ModelDefinition> models = definition.models();
    return Stream.concat(
            models.stream().map(ModelDefinition::name),
            models.stream().flatMap(model -> UncertaintyScore.names(model, isClass).stream()))
        .toList();
  }

  /**
   * Makes the models once and drops them, so that what they refuse is refused before the first
   * tick.
   *
   * @param definition of the pipeline
   * @throws io.millrace.learning.setting.DefinitionException where a parameter of a model is out of
   *     range
   */
  static void check(final PipelineDefinition definition) {
    of(definition, new DataQualityCounters(), ModelEvents.NONE);
  }

  /** {@return how many values a sample that is kept has} */
  int width();

  /** {@return the target's value at the sample that was predicted or recalled last} */
  double value();

  /** {@return how many models there are} */
  int modelCount();

  /**
   * @param score index; those of the models' predictions come first
   * @return what a model says of the present sample: a number, or the value of a class; then how
   *     sure it is
   */
  double score(int score);

  /**
   * @param model index
   * @return how far it was off on the sample that was learned last: the absolute error, 0 or 1 for
   *     classes; NaN where the label was of a class for which there is no room
   */
  double error(int model);

  /** {@return what a detected drift does to the models} */
  ModelControl control();

  /** {@return how many samples were predicted} */
  long samples();

  /**
   * Lets every model and baseline predict a sample.
   *
   * @param features one for each, finite; copied
   * @param value of the target at the sample, NaN where it is not known
   * @param reference what no-change rests on: the value, NaN where there is no horizon
   * @param spread at the sample, NaN where there is none
   */
  void predict(double[] features, double value, double reference, double spread);

  /**
   * Keeps the sample that was predicted last until its label is due.
   *
   * @param rows take it
   */
  void keep(PendingRows rows);

  /**
   * Takes the oldest sample that was kept: it is learned or skipped next.
   *
   * @param rows give it
   */
  void recall(PendingRows rows);

  /**
   * @param label of a sample
   * @return whether it can be learned
   */
  default boolean isLabel(final double label) {
    return Double.isFinite(label);
  }

  /**
   * Scores the predictions of the present sample, then lets every model and baseline learn it.
   *
   * @param label finite
   */
  void learn(double label);

  /** Withdraws the sample recalled last, which the models predicted: it has no label. */
  void skip();

  /** Withdraws the sample predicted last: it will have no label. */
  void withdraw();

  /**
   * Adds one row of the report for each model and baseline; allocates.
   *
   * @param instrument name
   * @param classTexts texts of the values of classes, by number; empty where the values are numbers
   * @param rows takes them
   */
  void report(String instrument, List<String> classTexts, List<ModelRow> rows);

  /** {@return the state of the models; to be asked for once} */
  Stateful models();

  /** {@return the state of baselines and metrics; to be asked for once} */
  Stateful metrics();
}
