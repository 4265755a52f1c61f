package io.millrace.replay.app.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.replay.journal.JournalDirectory;
import io.millrace.replay.journal.JournalEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages' Java is compiled here and runs, with the JVM flags that the README says. */
class SnippetsTest {
  private static final Page README = Page.read("README.md");
  private static final Pattern REGION =
      Pattern.compile("( *)// \\[(\\w+)\\n(.*?)\\n *// \\2\\]", Pattern.DOTALL);

  @TempDir private Path dir;

  @Test
  void shouldShowCompiledCode() throws IOException {
    assertEquals(
        List.of(
            region("EmbeddedExample", "definition") + "\n" + region("EmbeddedExample", "engine"),
            region("JournaledExample", "journal"),
            region("LearningExample", "learning")),
        java(README));
    assertEquals(List.of(region("OneByOneExample", "model")), java(Page.read("docs/RIVER.md")));
  }

  private static List<String> java(final Page page) {
    return page.blocks().stream()
        .filter(block -> block.language().equals("java"))
        .map(Page.Block::text)
        .toList();
  }

  @Test
  void shouldLearnOneByOneWithoutAnEngine() {
    final double[][] samples = new double[1_000][2];
    final double[] labels = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i][0] = i % 7;
      samples[i][1] = i % 5;
      labels[i] = samples[i][0] - samples[i][1];
    }
    final double first = OneByOneExample.meanAbsoluteError(Arrays.copyOf(samples, 50), labels);
    final double all = OneByOneExample.meanAbsoluteError(samples, labels);
    assertTrue(all < first, first + " then " + all);
  }

  @Test
  void shouldLearnAndRestoreInFiveLines() throws IOException {
    assertEquals(5, region("LearningExample", "learning").lines().count());
    final double[] predictions = LearningExample.beforeAndAfter(new double[] {1, 2, 3}, 7);
    assertEquals(0, predictions[0]);
    assertEquals(7, predictions[1]);
  }

  @Test
  void shouldNameTheLibraryByItsCoordinates() throws IOException {
    final String pom =
        Files.readString(
            Path.of(System.getProperty("millrace.root")).resolve("engine/learning/pom.xml"));
    final List<String> shown =
        README.block("millrace-learning").lines().filter(line -> line.startsWith("  ")).toList();
    assertEquals(3, shown.size(), shown.toString());
    for (final String line : shown) {
      assertTrue(pom.contains(line.strip()), line);
    }
  }

  private static String region(final String type, final String name) throws IOException {
    final Path source =
        Path.of(System.getProperty("millrace.root"))
            .resolve("replay/app/src/test/java/io/millrace/replay/app/docs/" + type + ".java");
    final Matcher matcher = REGION.matcher(Files.readString(source));
    while (matcher.find()) {
      if (matcher.group(2).equals(name)) {
        return matcher.group(3).replaceAll("(?m)^" + matcher.group(1), "") + "\n";
      }
    }
    throw new AssertionError(source + " has no region " + name);
  }

  private String java(final int expectedCode, final List<String> flags, final String... arguments)
      throws IOException, InterruptedException {
    final List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    final Path output = dir.resolve("output");
    final int code =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    final String text = Files.readString(output, StandardCharsets.UTF_8);
    assertEquals(expectedCode, code, text);
    return text;
  }

  @Test
  void shouldNeedNoJvmFlagForTheEngineAlone() throws IOException, InterruptedException {
    assertEquals(
        "3 SIMA wide: spread is wide\n", java(0, List.of(), EmbeddedExample.class.getName()));
  }

  @Test
  void shouldKeepAJournalWithTheFlagsOfTheReadme() throws IOException, InterruptedException {
    final List<String> flags = List.of(README.block("JAVA_TOOL_OPTIONS").split("\\s+"));
    final Path journal = dir.resolve("journal");
    java(0, flags, JournaledExample.class.getName(), journal.toString());
    try (JournalDirectory written = JournalDirectory.open(journal)) {
      final JournalEnd end = written.readToEnd();
      assertEquals(2, end.nextSequence());
      assertEquals(null, end.damage());
    }
  }

  @Test
  void shouldNameTheFlagsOfTheBuild() throws IOException {
    final String pom = Files.readString(Path.of(System.getProperty("millrace.root"), "pom.xml"));
    final String built =
        pom.substring(
            pom.indexOf("<journal.jvm.flags>") + "<journal.jvm.flags>".length(),
            pom.indexOf("</journal.jvm.flags>"));
    assertFalse(built.isBlank());
    assertTrue(built.startsWith("--add-exports"), built);
    assertEquals(
        List.of(built.strip().split("\\s+")),
        List.of(README.block("JAVA_TOOL_OPTIONS").split("\\s+")));
  }
}
