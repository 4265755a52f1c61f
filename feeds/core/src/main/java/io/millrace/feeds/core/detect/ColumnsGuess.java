package io.millrace.feeds.core.detect;

import io.millrace.feeds.core.definition.FormatKind;
import io.millrace.feeds.core.definition.TextDialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes a guess of rows of cells: which row names the columns, and what they hold. */
final class ColumnsGuess {
  private static final String NUMBER = "[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?";

  private final FormatKind format;
  private final TextDialect dialect;
  private final String fileName;
  private final boolean hasHeader;
  private final List<List<String>> rows;
  private final List<List<String>> cells = new ArrayList<>();
  private final List<Map<String, String>> times = new ArrayList<>();
  private final List<String> names;

  /**
   * @param format of the feed
   * @param dialect how it is written
   * @param fileName may hold a date
   * @param rows of equal length, at least one
   * @param mayHaveHeader whether the first row may name the columns
   */
  ColumnsGuess(
      final FormatKind format,
      final TextDialect dialect,
      final String fileName,
      final List<List<String>> rows,
      final boolean mayHaveHeader) {
    this.format = format;
    this.dialect = dialect;
    this.fileName = fileName;
    this.rows = rows;
    hasHeader = mayHaveHeader && namesColumns(rows.get(0));
    for (int i = 0; i < rows.get(0).size(); i++) {
      final int column = i;
      cells.add(
          rows.subList(hasHeader ? 1 : 0, rows.size()).stream()
              .map(row -> row.get(column))
              .toList());
      times.add(TimeTexts.of(cells.get(i)));
    }
    preferFineUnits();
    names = hasHeader ? rows.get(0) : KnownLayouts.names(shape());
  }

  /** A header has no number, and a name in more than half of its cells. */
  private boolean namesColumns(final List<String> row) {
    final boolean numbers = row.stream().anyMatch(this::isNumber);
    final long texts = row.stream().filter(cell -> cell.matches(".*\\p{L}.*")).count();
    return !numbers && texts * 2 > row.size() && TimeTexts.of(row) == null;
  }

  private boolean isNumber(final String cell) {
    return (dialect.decimal() == ',' ? cell.replace(',', '.') : cell).matches(NUMBER);
  }

  private boolean isNumber(final int column) {
    final List<String> some = cells.get(column).stream().filter(cell -> !cell.isEmpty()).toList();
    return some.stream().allMatch(this::isNumber)
        && (!some.isEmpty() || cells.get(column).isEmpty());
  }

  /** Identifiers look like seconds; where a column has finer times, seconds are none. */
  private void preferFineUnits() {
    final boolean fine =
        times.stream()
            .anyMatch(time -> time != null && !"s".equals(time.getOrDefault("unit", "s")));
    for (int i = 0; fine && i < times.size(); i++) {
      if (times.get(i) != null && "s".equals(times.get(i).get("unit"))) {
        times.set(i, null);
      }
    }
  }

  private String shape() {
    final StringBuilder shape = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      if (times.get(i) != null) {
        shape.append(isDate(i) ? 'd' : 't');
      } else if (TimeTexts.areTimesOfDay(cells.get(i))) {
        shape.append('h');
      } else if (isNumber(i)) {
        shape.append('n');
      } else {
        shape.append(cells.get(i).stream().allMatch(c -> c.matches("(?i)true|false")) ? 'w' : 'x');
      }
    }
    // A date alone is the time of the row, unless a time of day comes with it.
    return shape.indexOf("h") < 0 ? shape.toString().replace('d', 't') : shape.toString();
  }

  private boolean isDate(final int column) {
    return cells.get(column).stream().allMatch(cell -> cell.matches("[\\d./-]{8,10}"))
            && !times.get(column).containsKey("unit")
        || cells.get(column).stream().allMatch(cell -> cell.matches("\\d{4}-\\d\\d-\\d\\d"));
  }

  FeedGuess guess() {
    final FeedGuess guess =
        new FeedGuess(
            format,
            dialect,
            hasHeader,
            hasHeader ? List.of() : names,
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new ArrayList<>(),
            new ArrayList<>());
    if (!hasHeader && LeanNames.apply(fileName, cells.size(), guess)) {
      return LeanNames.named(guess, cells.size());
    }
    time(guess);
    final List<String> numbers = new ArrayList<>();
    final List<String> texts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!isRepeated(i) && !guess.columns().containsValue(names.get(i))) {
        (isNumber(i) && !names.get(i).isEmpty() ? numbers : texts).add(names.get(i));
      }
    }
    final String instrument = ColumnRoles.instrument(texts, false);
    if (instrument != null) {
      guess.columns().put("instrument", instrument);
    }
    fields(guess, numbers);
    noteRepeated(guess);
    return guess;
  }

  /** A feed refuses to use a column whose name another one has too. */
  private boolean isRepeated(final int column) {
    return Collections.frequency(names, names.get(column)) > 1;
  }

  private void noteRepeated(final FeedGuess guess) {
    for (int i = 0; i < names.size(); i++) {
      final String name = names.get(i);
      if (isRepeated(i) && !name.isEmpty() && names.indexOf(name) == i) {
        guess
            .notes()
            .add(
                "left out: more than one column is named '"
                    + name
                    + "'; to use them, name all columns by header, and skip the line of names");
      }
    }
  }

  private void fields(final FeedGuess guess, final List<String> numbers) {
    final List<String> left = new ArrayList<>(numbers);
    ColumnRoles.fields(numbers, false)
        .forEach(
            (field, column) -> {
              guess.fields().add(field);
              left.remove(column);
              if (!field.equals(column)) {
                guess.columns().put(field, column);
              }
            });
    left.stream().filter(name -> name.matches("[A-Za-z_]\\w*")).forEach(guess.fields()::add);
  }

  private void time(final FeedGuess guess) {
    final List<String> candidates = new ArrayList<>();
    String date = null;
    String timeOfDay = null;
    for (int i = 0; i < names.size(); i++) {
      if (isRepeated(i)) {
        continue;
      }
      if (times.get(i) != null) {
        candidates.add(names.get(i));
        date = date == null && isDate(i) ? names.get(i) : date;
      } else if (timeOfDay == null && TimeTexts.areTimesOfDay(cells.get(i))) {
        timeOfDay = names.get(i);
      }
    }
    if (date != null && timeOfDay != null) {
      joined(guess, date, timeOfDay);
    } else if (!candidates.isEmpty()) {
      final String named = ColumnRoles.time(candidates, false);
      final String time = named == null ? candidates.get(0) : named;
      guess.columns().put("time", time);
      guess.time().putAll(times.get(names.indexOf(time)));
      note(guess, cells.get(names.indexOf(time)));
    } else {
      guess.notes().add("no column is a time: the number of a record is its time in seconds");
    }
  }

  /** A date and a time of day in columns of their own are read as one text, a space between. */
  private void joined(final FeedGuess guess, final String date, final String timeOfDay) {
    final List<String> dates = cells.get(names.indexOf(date));
    final List<String> hours = cells.get(names.indexOf(timeOfDay));
    final List<String> texts = new ArrayList<>();
    for (int i = 0; i < dates.size(); i++) {
      texts.add(dates.get(i) + " " + hours.get(i));
    }
    guess.columns().put("date", date);
    guess.columns().put("time", timeOfDay);
    final Map<String, String> time = TimeTexts.of(texts);
    guess.time().putAll(time == null ? TimeTexts.keys("unit", "iso") : time);
    note(guess, texts);
  }

  private static void note(final FeedGuess guess, final List<String> texts) {
    final boolean text =
        "iso".equals(guess.time().get("unit")) || guess.time().containsKey("pattern");
    final boolean offsets =
        texts.stream().anyMatch(one -> one.matches(".*\\d(Z|[+-]\\d\\d:?\\d\\d)"));
    if (text && !offsets) {
      guess
          .notes()
          .add("times without an offset are read as UTC: give time a zone where they are not");
    }
    if (TimeTexts.areAmbiguous(texts)) {
      guess.notes().add("day and month are ambiguous in every time: check the pattern");
    }
  }
}
