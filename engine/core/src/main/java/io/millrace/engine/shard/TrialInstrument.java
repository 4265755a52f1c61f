package io.millrace.engine.shard;

import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.stage.learning.LearningStage;
import io.millrace.engine.stage.signals.SignalStage;
import io.millrace.engine.stage.statistics.StatisticsStage;

/** What an instrument gets at its first record, and that nothing runs. */
public final class TrialInstrument {
  private TrialInstrument() {}

  /**
   * Makes it, to measure its memory; allocates.
   *
   * @param plan of a pipeline
   * @return what holds it
   * @throws io.millrace.learning.setting.DefinitionException where there is not enough memory
   */
  public static Object of(final PipelinePlan plan) {
    return PipelinePlan.fits("", () -> made(plan));
  }

  private static Object made(final PipelinePlan plan) {
    final SignalStage signals = new SignalStage(plan, SignalListener.NONE);
    final LearningStage learning = new LearningStage(plan, signals, StageProbe.NONE);
    final StatisticsStage statistics =
        new StatisticsStage(plan, learning, instrument -> true, StageProbe.NONE);
    learning.restore(0, "");
    statistics.restore(0);
    return statistics;
  }
}
