package io.millrace.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class PeersTest {
  @Test
  void shouldRunAndErrNoMoreThanTheirPeersWhenCalledOnAShortStream() throws RunnerException {
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
                    .param("samples", "2000")
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run()
            .size();
    assertEquals(9, runs);
  }
}
