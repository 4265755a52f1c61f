package io.millrace.replay.app.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The file of goldens, one line a case. With {@code -Dmillrace.regenerate=true} the first mode of a
 * case writes its line and the other modes are compared with it; lines of cases that do not run
 * stay.
 */
final class GoldenFile {
  static final Path PATH =
      Path.of(System.getProperty("millrace.root"))
          .resolve("replay/app/src/test/resources/io/millrace/replay/app/golden/golden.txt");

  /** Whether goldens are renewed. */
  static final boolean RENEW = Boolean.getBoolean("millrace.regenerate");

  private static final List<String> HEADER =
      List.of(
          "# case, lines of its signals file, SHA-256 of that file, of the same without ordinals and with"
              + " values as bits, of its report.",
          "# Below ordinals/ the end of the feed closes boundaries of several instruments; below"
              + " shared-classes/ several instruments share a class target.",
          "# docs/HACKING.md says what is compared and when a line may change.");
  private static final Set<String> RENEWED = new HashSet<>();

  private final TreeMap<String, Golden> goldens = new TreeMap<>();

  private GoldenFile() {}

  static GoldenFile read() throws IOException {
    final GoldenFile file = new GoldenFile();
    if (Files.exists(PATH)) {
      for (final String line : Files.readAllLines(PATH)) {
        if (!line.startsWith("#")) {
          final Golden golden = Golden.parse(line);
          if (file.goldens.put(golden.name(), golden) != null) {
            throw new AssertionError("duplicate golden: " + golden.name());
          }
        }
      }
    }
    return file;
  }

  /** Returns the names of all goldens; where goldens are renewed, drops those of no case first. */
  Set<String> names(final Set<String> cases) throws IOException {
    if (RENEW && goldens.keySet().retainAll(cases)) {
      write();
    }
    return goldens.keySet();
  }

  /** Returns the golden of a case, which the run just made becomes where goldens are renewed. */
  Golden expected(final Golden actual) throws IOException {
    if (RENEW && RENEWED.add(actual.name())) {
      if (Runtime.version().feature() >= Golden.SHORTEST_TEXT) {
        throw new AssertionError("goldens are made on Java 17, not on " + Runtime.version());
      }
      goldens.put(actual.name(), actual);
      write();
    }
    final Golden expected = goldens.get(actual.name());
    if (expected == null) {
      throw new AssertionError("no golden for the case " + actual.name() + " in " + PATH);
    }
    return expected;
  }

  private void write() throws IOException {
    final StringBuilder text = new StringBuilder();
    HEADER.forEach(line -> text.append(line).append('\n'));
    goldens.values().forEach(golden -> text.append(golden.line()).append('\n'));
    Files.writeString(PATH, text);
  }
}
