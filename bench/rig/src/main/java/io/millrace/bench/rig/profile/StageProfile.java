package io.millrace.bench.rig.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Execution samples of a run by stage and by thread. A sample belongs to the stage of the innermost
 * frame of Millrace that has one. The JVM's sampler misses code between safepoint polls now and
 * then, and the recording itself costs some time: shares are a guide, not a measurement.
 *
 * @param samplesByStage from the most samples to the fewest
 * @param samplesByThread the same samples by the name of their thread
 */
public record StageProfile(Map<String, Long> samplesByStage, Map<String, Long> samplesByThread) {
  private static final String SAMPLE = "jdk.ExecutionSample";

  /**
   * {@return flags that make a JVM record itself}
   *
   * @param recording the file that it writes at its end
   */
  public static List<String> flags(final Path recording) {
    return List.of(
        "-XX:StartFlightRecording=settings=profile,filename=" + recording,
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:+DebugNonSafepoints",
        "-Xlog:jfr*=off");
  }

  /**
   * {@return the samples of a recording}
   *
   * @param recording file of the JVM's flight recorder
   */
  public static StageProfile of(final Path recording) throws IOException {
    final Map<String, Long> stages = new TreeMap<>();
    final Map<String, Long> threads = new TreeMap<>();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        final RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null) {
          stages.merge(stage(event.getStackTrace()), 1L, Long::sum);
          threads.merge(thread(event.getThread("sampledThread")), 1L, Long::sum);
        }
      }
    }
    return new StageProfile(sorted(stages), sorted(threads));
  }

  private static Map<String, Long> sorted(final Map<String, Long> samples) {
    final Map<String, Long> sorted = new LinkedHashMap<>();
    samples.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  private static String stage(final RecordedStackTrace trace) {
    return Stages.of(
        trace.getFrames().stream()
            .filter(RecordedFrame::isJavaFrame)
            .map(frame -> frame.getMethod().getType().getName())
            .toList());
  }

  private static String thread(final RecordedThread thread) {
    return thread == null || thread.getJavaName() == null ? "not known" : thread.getJavaName();
  }

  /** {@return samples of all stages} */
  public long samples() {
    return samplesByStage.values().stream().mapToLong(Long::longValue).sum();
  }
}
