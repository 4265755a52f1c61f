package io.millrace.replay.app.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.stage.SignalOutput;
import io.millrace.engine.stage.Steps;
import io.millrace.engine.stage.TickEvent;
import io.millrace.engine.stage.decode.DecodeStage;
import io.millrace.engine.stage.learning.LearningStage;
import io.millrace.engine.stage.signals.SignalStage;
import io.millrace.engine.stage.statistics.StatisticsStage;
import io.millrace.replay.app.docs.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page on architecture: its packages, the picture of their dependencies and the table of stages
 * come from the compiled classes. {@code -Dtest=ArchitecturePageTest -Dmillrace.regenerate=true}
 * writes them again.
 */
class ArchitecturePageTest {
  private static final Path ROOT = Path.of(System.getProperty("millrace.root"));
  private static final Pattern FIRST_SENTENCE =
      Pattern.compile("/\\*\\*(.*?)(\\.\\s|\\.?\\s*<|\\.?\\s*\\*/)", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("\\{@\\w+\\s+(?:[\\w.]+\\.)?([^}]+)}");
  private static final JavaClasses MILLRACE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.millrace");

  /** Modules with their base packages, in the order of their dependencies. */
  private static final Map<String, String> MODULES = new LinkedHashMap<>();

  static {
    MODULES.put("engine/learning", "io.millrace.learning");
    MODULES.put("engine/core", "io.millrace.engine");
    MODULES.put("feeds/core", "io.millrace.feeds.core");
    MODULES.put("replay/journal", "io.millrace.replay.journal");
    MODULES.put("replay/app", "io.millrace.replay.app");
  }

  private static Stream<StageRow> stages() {
    return Stream.of(
        new StageRow(
            DecodeStage.class,
            "bytes of a record",
            byte[].class,
            TickEvent.class,
            List.of(
                "Decoder",
                "Instruments",
                "TimeGate",
                "TickGate",
                "MalformedRecords",
                "DataQualityCounters")),
        new StageRow(
            StatisticsStage.class,
            "`TickEvent`",
            TickEvent.class,
            Steps.class,
            List.of(
                "OperatorGraph",
                "AnomalyScores",
                "AnomalyDetector",
                "SampleClock",
                "DueTimes",
                "DataQualityCounters")),
        new StageRow(
            LearningStage.class,
            "`Steps`",
            Steps.class,
            SignalOutput.class,
            List.of(
                "PrequentialEvaluator",
                "PendingRows",
                "ScoreGraph",
                "DriftMonitor",
                "DriftDetector",
                "AlertRule",
                "DataQualityCounters")),
        new StageRow(
            SignalStage.class,
            "`SignalOutput`",
            SignalOutput.class,
            SignalListener.class,
            List.of("OutputDigest", "InstrumentSignals")));
  }

  private static Map<String, String> parts() throws IOException {
    final Map<String, String> parts = new LinkedHashMap<>();
    parts.put("packages", packages());
    parts.put("engine/learning", picture("io.millrace.learning"));
    parts.put("engine/core", picture("io.millrace.engine"));
    parts.put("stages", stageTable());
    return parts;
  }

  private static String packages() throws IOException {
    final StringBuilder table = new StringBuilder("| module | package | what lives there |\n");
    table.append("|---|---|---|\n");
    for (final Map.Entry<String, String> module : MODULES.entrySet()) {
      for (final String name : PackageGraph.of(MILLRACE, module.getValue()).inOrder()) {
        table.append("| `" + module.getKey() + "` | `" + name.replace("io.millrace.", ""));
        table.append("` | " + purpose(module.getKey(), name) + " |\n");
      }
    }
    return table.toString();
  }

  /** Returns the first sentence of a package's description. */
  private static String purpose(final String module, final String name) throws IOException {
    final Path info =
        ROOT.resolve(module)
            .resolve("src/main/java")
            .resolve(name.replace('.', '/'))
            .resolve("package-info.java");
    final Matcher sentence = FIRST_SENTENCE.matcher(Files.readString(info));
    assertTrue(sentence.find(), () -> info + ": no description");
    final String text = sentence.group(1).replaceAll("\\s*\n \\*\\s*", " ").strip();
    return TAG.matcher(text).replaceAll("`$1`").replace("|", "\\|");
  }

  private static String picture(final String base) {
    return "```\nlayer  package and the packages that it uses\n"
        + PackageGraph.of(MILLRACE, base).picture()
        + "```\n";
  }

  private static String stageTable() {
    final StringBuilder table = new StringBuilder("| stage | package | in | out | owns |\n");
    table.append("|---|---|---|---|---|\n");
    stages().forEach(row -> table.append(row.text()));
    return table.toString();
  }

  @Test
  void shouldShowWhatTheCompiledClassesSay() throws IOException {
    final Page page = Page.read("docs/ARCHITECTURE.md");
    String text = page.text();
    for (final Map.Entry<String, String> part : parts().entrySet()) {
      final String begin = "<!-- generated: " + part.getKey() + " -->\n\n";
      final int from = text.indexOf(begin) + begin.length();
      final int to = text.indexOf("\n<!-- end -->", from);
      assertTrue(from > begin.length() && to >= 0, begin);
      text = text.substring(0, from) + part.getValue() + text.substring(to);
    }
    if (Boolean.getBoolean("millrace.regenerate")) {
      Files.writeString(page.path(), text);
    } else {
      assertEquals(
          text,
          page.text(),
          "stale; regenerate with -Dtest=ArchitecturePageTest -Dmillrace.regenerate=true");
    }
  }

  @ParameterizedTest
  @MethodSource("stages")
  void shouldAgreeWithTheClassesOfAStage(final StageRow row) {
    assertTrue(row.takesItsInput(), row::text);
    assertTrue(row.writesItsOutput(), row::text);
    final Set<String> missing = new TreeSet<>(row.owned());
    missing.removeAll(row.typesOfFields(MILLRACE));
    assertEquals(Set.of(), missing, "owned by no field");
    final Set<String> unlisted = new TreeSet<>(row.stateOfFields(MILLRACE));
    unlisted.removeAll(row.owned());
    assertEquals(Set.of(), unlisted, "state that the page does not list");
  }
}
