package io.millrace.replay.app.defaults;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.replay.app.docs.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The models at their defaults on many series. {@code -Dtest=ModelsPageTest
 * -Dmillrace.regenerate=true} writes the tables of the page again.
 */
class ModelsPageTest {
  @TempDir private Path dir;

  @Test
  void shouldErrLittleMoreThanTheBaselinesWhenSeriesAreGenerated() throws IOException {
    shouldKeepTheBound("generated", GeneratedSeries.write(dir));
  }

  @Test
  void shouldErrLittleMoreThanTheBaselinesWhenSeriesAreRecorded() throws IOException {
    shouldKeepTheBound("recorded", RecordedSeries.all());
  }

  private void shouldKeepTheBound(final String table, final List<Series> all) throws IOException {
    final DefaultsRun run = new DefaultsRun(dir);
    final List<Row> rows = new ArrayList<>();
    for (final Series series : all) {
      rows.addAll(run.rows(series));
    }
    final Page page = ModelsPage.read();
    final String text = ModelsPage.with(page, table, rows);
    if (Boolean.getBoolean("millrace.regenerate")) {
      Files.writeString(page.path(), text);
    }
    assertAll(
        () -> assertEquals(excepted(rows), above(rows), "above the bound"),
        () ->
            assertEquals(
                text,
                ModelsPage.read().text(),
                "stale; regenerate with -Dtest=ModelsPageTest -Dmillrace.regenerate=true"));
  }

  /** Returns the cells of judged models that are above the bound. */
  private static Set<String> above(final List<Row> rows) {
    final Set<String> above = new TreeSet<>();
    for (final Row row : rows) {
      for (final String model : Bound.JUDGED) {
        if (!row.passes(model)) {
          above.add(Bound.cell(row, model));
        }
      }
    }
    return above;
  }

  /** Returns the exceptions among the cells; one that keeps the bound is none any more. */
  private static Set<String> excepted(final List<Row> rows) {
    final Set<String> excepted = new TreeSet<>();
    for (final Row row : rows) {
      for (final String model : Bound.JUDGED) {
        final String cell = Bound.cell(row, model);
        if (Bound.EXCEPTIONS.containsKey(cell)) {
          excepted.add(cell);
        }
      }
    }
    return excepted;
  }

  @Test
  void shouldSayOnThePageWhyACellIsExcepted() {
    assertTrue(Bound.EXCEPTIONS.size() <= Bound.MAX_EXCEPTIONS, () -> "" + Bound.EXCEPTIONS);
    final String text = ModelsPage.read().text();
    Bound.EXCEPTIONS.forEach(
        (cell, reason) -> assertTrue(text.contains("- " + cell + ": " + reason), cell));
  }

  @Test
  void shouldHaveAParagraphForEveryModel() {
    final String text = ModelsPage.read().text();
    for (final String model : DefaultsRun.MODELS) {
      assertTrue(text.contains("\n**`" + model + "`"), model);
    }
  }
}
