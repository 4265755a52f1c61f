package io.millrace.feeds.core.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Sources that hold bytes and yielded no record. One that has the header line of another source
 * that did yield records is a quiet one, such as the file of a holiday; any other is likely to be
 * no file of records, or to be read under the wrong settings.
 */
final class YieldlessSources {
  private static final Pattern NUMBER_CELL = Pattern.compile("(^|[,;\t|])\\s*-?\\d[^,;\t|]*");

  private record Yieldless(String name, String header, String what) {
    String line() {
      final boolean numbers = header != null && NUMBER_CELL.matcher(header).find();
      return name
          + ": "
          + what
          + (numbers ? "; for a file without a header line 'header' names the columns" : "");
    }
  }

  private final List<Yieldless> found = new ArrayList<>();
  private final List<String> headers = new ArrayList<>();

  /** Takes note of a source that yielded records. */
  void yielded(final String header) {
    if (header != null && !headers.contains(header)) {
      headers.add(header);
    }
  }

  /**
   * @param name of the source
   * @param header of the source, null where it has none
   * @param what it holds in place of records
   */
  void add(final String name, final String header, final String what) {
    found.add(new Yieldless(name, header, what));
  }

  List<String> quiet() {
    return found.stream().filter(this::isQuiet).map(Yieldless::line).toList();
  }

  List<String> mistakes() {
    return found.stream().filter(source -> !isQuiet(source)).map(Yieldless::line).toList();
  }

  private boolean isQuiet(final Yieldless source) {
    return headers.stream().anyMatch(header -> Objects.equals(header, source.header()));
  }
}
