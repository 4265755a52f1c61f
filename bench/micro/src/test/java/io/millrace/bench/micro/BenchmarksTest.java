package io.millrace.bench.micro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.learning.anomaly.AnomalyBenchmark;
import io.millrace.learning.anomaly.AnomalyCatalogue;
import io.millrace.learning.drift.DriftBenchmark;
import io.millrace.learning.drift.DriftCatalogue;
import io.millrace.learning.model.catalogue.ClassifierBenchmark;
import io.millrace.learning.model.catalogue.ModelBenchmark;
import io.millrace.learning.model.catalogue.ModelCatalogue;
import io.millrace.learning.setting.MemberInfo;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {
  @Test
  void shouldRunAndPassItsOwnChecksWhenEachBenchmarkIsCalledAFewTimes() throws RunnerException {
    // another benchmark on this machine does no harm, since nothing is measured
    System.setProperty("jmh.ignoreLock", "true");
    final int runs =
        new Runner(
                new OptionsBuilder()
                    .mode(Mode.SingleShotTime)
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementBatchSize(3)
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run()
            .size();
    assertTrue(runs >= 50, "runs=" + runs);
  }

  @Test
  void shouldNameAllMembersWhenACatalogueGrows() throws NoSuchFieldException {
    final List<String> models = ModelCatalogue.forNumbers().stream().map(MemberInfo::name).toList();
    assertEquals(sorted(models.stream()), sorted(types(ModelBenchmark.class)));
    assertEquals(
        sorted(ModelCatalogue.forClasses().stream().map(MemberInfo::name)),
        sorted(types(ClassifierBenchmark.class)));
    assertEquals(
        sorted(DriftCatalogue.all().stream().map(MemberInfo::name)),
        sorted(types(DriftBenchmark.class)));
    assertEquals(
        sorted(AnomalyCatalogue.all().stream().map(MemberInfo::name)),
        sorted(types(AnomalyBenchmark.class)));
  }

  private static Stream<String> types(final Class<?> benchmark) throws NoSuchFieldException {
    return Stream.of(benchmark.getDeclaredField("type").getAnnotation(Param.class).value());
  }

  private static List<String> sorted(final Stream<String> names) {
    return names.sorted().toList();
  }
}
