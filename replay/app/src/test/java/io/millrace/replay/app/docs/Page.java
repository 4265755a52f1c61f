package io.millrace.replay.app.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 *
 * @param path of it
 * @param text of it
 */
public record Page(Path path, String text) {
  private static final Path ROOT = Path.of(System.getProperty("millrace.root"));
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");

  /**
   * A fenced block.
   *
   * @param label the last word in backticks on the line of text before it; empty where there is
   *     none
   * @param language after the fence; may be empty
   * @param line where it begins, from 1
   * @param text its lines
   */
  public record Block(String label, String language, int line, String text) {}

  public static Page read(final String name) {
    final Path path = ROOT.resolve(name);
    try {
      return new Page(path, Files.readString(path));
    } catch (final IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Returns the README and every page below docs. */
  static List<Page> all() {
    try (Stream<Path> below = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), below.sorted())
          .filter(path -> path.toString().endsWith(".md"))
          .map(path -> read(ROOT.relativize(path).toString()))
          .toList();
    } catch (final IOException cannotList) {
      throw new UncheckedIOException(cannotList);
    }
  }

  List<Block> blocks() {
    final List<Block> blocks = new ArrayList<>();
    final String[] lines = text.split("\n", -1);
    String before = "";
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].startsWith("```")) {
        before = lines[i].isBlank() ? before : lines[i];
        continue;
      }
      final int first = i + 1;
      final StringBuilder block = new StringBuilder();
      for (i++; !lines[i].startsWith("```"); i++) {
        block.append(lines[i]).append('\n');
      }
      blocks.add(
          new Block(lastName(before), lines[first - 1].substring(3), first, block.toString()));
      before = "";
    }
    return blocks;
  }

  private static String lastName(final String line) {
    final Matcher matcher = NAME.matcher(line);
    String name = "";
    while (matcher.find()) {
      name = matcher.group(1);
    }
    return name;
  }

  /** Returns the text of the first block with a label. */
  public String block(final String label) {
    return blocks().stream()
        .filter(block -> block.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + ": no block after `" + label + "`"))
        .text();
  }
}
