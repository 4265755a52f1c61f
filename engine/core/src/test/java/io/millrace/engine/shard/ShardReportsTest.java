package io.millrace.engine.shard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.report.Quarantine;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.stage.StageProbe;
import io.millrace.engine.stage.decode.DecodeStage;
import io.millrace.engine.stage.learning.LearningStage;
import io.millrace.engine.stage.signals.SignalStage;
import io.millrace.engine.stage.statistics.StatisticsStage;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.typed.TypedDecoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShardReportsTest {
  private static final int INSTRUMENTS = 5;

  private final PipelinePlan plan =
      PipelinePlan.of(
          PipelineDefinition.builder().feature("m", "mean(bid, n=5)").build(),
          new FieldNames(FieldNames.MARKET, false));
  private final SignalStage signals = new SignalStage(plan, SignalListener.NONE);

  /** The end of a feed can fail for several instruments at one sequence. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void shouldListQuarantinesByInstrumentWhenSeveralStagesFailedAtOneSequence(final int stages) {
    final List<StatisticsStage> statistics = new ArrayList<>();
    final List<LearningStage> learning = new ArrayList<>();
    for (int i = 0; i < stages; i++) {
      learning.add(new LearningStage(plan, signals, StageProbe.NONE));
      statistics.add(new StatisticsStage(plan, learning.get(i), number -> false, StageProbe.NONE));
    }
    final DecodeStage decode = new DecodeStage(plan, TypedDecoder::new, StageProbe.NONE);
    for (int number = 0; number < INSTRUMENTS; number++) {
      decode.restore("I" + number, number);
      final LearningStage own = learning.get(number % stages);
      own.begin(7, true);
      own.appear(number, "I" + number);
      own.fail(number, 0, new IllegalStateException("x"));
    }
    assertEquals(
        List.of("I0", "I1", "I2", "I3", "I4"),
        new ShardReports(plan, decode, statistics, learning, signals)
            .report(8).quarantines().stream().map(Quarantine::instrument).toList());
  }
}
