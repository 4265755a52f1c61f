package io.millrace.feeds.core.detect;

import io.millrace.feeds.core.definition.FormatKind;
import io.millrace.feeds.core.definition.TextDialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes a guess of JSON records, each given as path to text. */
final class JsonGuess {
  private static final String NUMBER = "[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?";
  private static final List<String> KINDS =
      List.of("stream", "type", "e", "event", "channel", "topic", "kind");
  private static final int MAX_KINDS = 64;

  private JsonGuess() {}

  /** A guess of records that are arrays: their positions are columns. */
  static FeedGuess ofArrays(final String fileName, final List<Map<String, String>> records) {
    final int width =
        records.stream()
            .flatMap(record -> record.keySet().stream())
            .mapToInt(path -> 1 + position(path))
            .max()
            .orElse(0);
    final List<List<String>> rows =
        records.stream()
            .map(
                record ->
                    IntStream.range(0, width)
                        .mapToObj(i -> record.getOrDefault(Integer.toString(i), "-"))
                        .toList())
            .toList();
    return new ColumnsGuess(FormatKind.JSONL, TextDialect.STANDARD, fileName, rows, false).guess();
  }

  /** Where in its array a value is; -1 where it is in an object among the arrays. */
  private static int position(final String path) {
    final String first = path.split("\\.", 2)[0];
    return first.matches("\\d{1,6}") ? Integer.parseInt(first) : -1;
  }

  /** A guess of records that are objects: of several kinds, the one with the most market fields. */
  static FeedGuess ofObjects(final List<Map<String, String>> records) {
    List<Map<String, String>> best = records;
    Map<String, String> where = Map.of();
    int bestScore = score(records);
    for (final String kind : kindPaths(records)) {
      final Map<String, List<Map<String, String>>> groups = new LinkedHashMap<>();
      records.stream()
          .filter(record -> record.containsKey(kind))
          .forEach(r -> groups.computeIfAbsent(r.get(kind), text -> new ArrayList<>()).add(r));
      for (final Map.Entry<String, List<Map<String, String>>> group : groups.entrySet()) {
        final int score = score(group.getValue());
        if (groups.size() <= MAX_KINDS && score > bestScore) {
          bestScore = score;
          best = group.getValue();
          where = Map.of(kind, group.getKey());
        }
      }
    }
    return guess(best, where);
  }

  private static Set<String> kindPaths(final List<Map<String, String>> records) {
    final Set<String> paths = new LinkedHashSet<>();
    for (final String name : KINDS) {
      for (final Map<String, String> record : records) {
        record.keySet().stream().filter(path -> last(path).equals(name)).forEach(paths::add);
      }
    }
    return paths;
  }

  private static String last(final String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static int score(final List<Map<String, String>> records) {
    final Set<String> fields = ColumnRoles.fields(numbers(records), true).keySet();
    return fields.size() + (fields.containsAll(Set.of("bid", "ask")) ? 2 : 0);
  }

  /** Paths that every record has with a number; those into arrays left out. */
  private static List<String> numbers(final List<Map<String, String>> records) {
    final List<String> numbers = new ArrayList<>();
    for (final String path : records.get(0).keySet()) {
      final boolean item = path.matches("(.*\\.)?\\d+(\\..*)?");
      if (!item && records.stream().allMatch(r -> r.getOrDefault(path, "-").matches(NUMBER))) {
        numbers.add(path);
      }
    }
    return numbers;
  }

  private static FeedGuess guess(
      final List<Map<String, String>> records, final Map<String, String> where) {
    final FeedGuess guess = FeedGuess.of(FormatKind.JSONL);
    final List<String> paths = new ArrayList<>(records.get(0).keySet());
    paths.removeIf(path -> !records.stream().allMatch(record -> record.containsKey(path)));
    time(guess, paths, records);
    final List<String> texts = new ArrayList<>(paths);
    final List<String> numbers = numbers(records);
    texts.removeAll(numbers);
    final String instrument = ColumnRoles.instrument(texts, true);
    if (instrument != null && !where.containsKey(instrument)) {
      guess.columns().put("instrument", instrument);
    }
    numbers.removeAll(guess.columns().values());
    fields(guess, numbers);
    if (!where.isEmpty()) {
      guess.other().put("where", where);
    }
    return guess;
  }

  private static void fields(final FeedGuess guess, final List<String> numbers) {
    final Map<String, String> roles = ColumnRoles.fields(numbers, true);
    final List<String> left = new ArrayList<>(numbers);
    left.removeAll(roles.values());
    for (final String path : left) {
      final String name = last(path);
      final boolean plain = name.matches("[A-Za-z_]\\w*");
      if (plain && (name.equals(path) || (roles.isEmpty() && !guess.columns().containsKey(name)))) {
        guess.fields().add(name);
        if (!name.equals(path)) {
          guess.columns().put(name, path);
        }
      }
    }
    int at = 0;
    for (final Map.Entry<String, String> role : roles.entrySet()) {
      guess.fields().add(at++, role.getKey());
      if (!role.getKey().equals(role.getValue())) {
        guess.columns().put(role.getKey(), role.getValue());
      }
    }
  }

  private static void time(
      final FeedGuess guess, final List<String> paths, final List<Map<String, String>> records) {
    final Map<String, Map<String, String>> times = new LinkedHashMap<>();
    for (final String path : paths) {
      final Map<String, String> time =
          TimeTexts.of(records.stream().map(record -> record.get(path)).toList());
      if (time != null) {
        times.put(path, time);
      }
    }
    if (times.isEmpty()) {
      guess.notes().add("no key is a time: the number of a record is its time in seconds");
      return;
    }
    final List<String> candidates = new ArrayList<>(times.keySet());
    final String named = ColumnRoles.time(candidates, true);
    final String first = times.containsKey("received") ? "received" : candidates.get(0);
    final String time = named == null ? first : named;
    guess.columns().put("time", time);
    guess.time().putAll(times.get(time));
  }
}
