package io.millrace.replay.app.docs.accepted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.replay.app.docs.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page on what each format accepts and refuses, made of the cases that are run here. {@code
 * -Dtest=AcceptedPageTest -Dmillrace.regenerate=true} writes it again.
 */
class AcceptedPageTest {
  private static final String PAGE = "docs/formats/ACCEPTED.md";
  private static final String HEAD =
      """
      # What each format accepts and refuses

      Each row is a test. The settings are keys of `feed` besides `format` and `path`; the input is the whole file `in`, with
      `\\n`, `\\r` and `\\t` for what they are in most languages. The result is the field `px` of each tick, `-` where it is not
      known, then how many malformed records and cuts are reported. The message is the first of these.
      """;

  @TempDir private Path dir;

  /** The lists of cases by the heading of their table. */
  private static Map<String, List<FormatCase>> lists() {
    final Map<String, List<FormatCase>> lists = new LinkedHashMap<>();
    lists.put("Rows of cells: `csv`", TextCases.ROWS);
    lists.put("Delimiters, decimal marks, quotes and comments: `csv`", TextCases.DIALECTS);
    lists.put("JSON: `jsonl`", TextCases.JSON_RECORDS);
    lists.put("Times: `csv`", TimeCases.TIMES);
    return lists;
  }

  /**
   * Every table of the page; lists of other kinds of cases, run by tests of their own, join here.
   */
  private static List<Table> tables() {
    final List<Table> tables = new ArrayList<>();
    lists()
        .forEach(
            (heading, cases) ->
                tables.add(
                    new Table(
                        heading,
                        List.of("case", "settings", "input", "result", "message"),
                        cases.stream().map(FormatCase::cells).toList())));
    return tables;
  }

  /** A table of the page: its heading, the titles of its columns, and the cells of each row. */
  private record Table(String heading, List<String> titles, List<List<String>> rows) {
    String text() {
      final StringBuilder text = new StringBuilder("\n## " + heading + "\n\n");
      row(text, titles);
      row(text, titles.stream().map(title -> "---").toList());
      rows.forEach(cells -> row(text, cells));
      return text.toString();
    }

    private static void row(final StringBuilder text, final List<String> cells) {
      text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
  }

  @Test
  void shouldMakeOfEveryCaseWhatItSays() throws IOException {
    final List<FormatCase> expected = new ArrayList<>();
    final List<FormatCase> found = new ArrayList<>();
    for (final List<FormatCase> list : lists().values()) {
      for (final FormatCase one : list) {
        expected.add(one);
        found.add(one.run(dir));
      }
    }
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), found.get(i));
    }
  }

  @Test
  void shouldShowEveryCaseOnThePage() throws IOException {
    final StringBuilder text = new StringBuilder(HEAD);
    tables().forEach(table -> text.append(table.text()));
    final Page page = Page.read(PAGE);
    if (Boolean.getBoolean("millrace.regenerate")) {
      Files.writeString(page.path(), text);
    } else {
      assertEquals(
          text.toString(),
          page.text(),
          "stale; regenerate with -Dtest=AcceptedPageTest -Dmillrace.regenerate=true");
    }
  }
}
