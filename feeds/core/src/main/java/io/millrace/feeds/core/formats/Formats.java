package io.millrace.feeds.core.formats;

import io.millrace.feeds.core.FeedFormat;
import io.millrace.feeds.core.csv.CsvFormat;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.definition.FormatKind;
import io.millrace.feeds.core.itch.Itch50Format;
import io.millrace.feeds.core.jsonl.JsonlFormat;
import io.millrace.feeds.core.lobster.LobsterFormat;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Suggestions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The formats that this build can read. */
public final class Formats {
  private static final Map<FormatKind, Function<FeedDefinition, FeedFormat>> MAKERS =
      new EnumMap<>(FormatKind.class);

  static {
    MAKERS.put(FormatKind.CSV, CsvFormat::new);
    MAKERS.put(FormatKind.ITCH50, feed -> new Itch50Format());
    MAKERS.put(FormatKind.JSONL, JsonlFormat::new);
    MAKERS.put(FormatKind.LOBSTER, LobsterFormat::new);
  }

  private Formats() {}

  /** {@return the formats that this build can read, with description and reference} */
  public static List<FormatKind> all() {
    return new ArrayList<>(MAKERS.keySet());
  }

  /**
   * @param feed what a pipeline says of its feed
   * @return its format
   * @throws DefinitionException where this build cannot read it
   */
  public static FeedFormat of(final FeedDefinition feed) {
    final Function<FeedDefinition, FeedFormat> maker = MAKERS.get(feed.format());
    if (maker == null) {
      final String name = feed.format().label();
      throw new DefinitionException(
          "feed/format",
          "format: this build cannot read '"
              + name
              + "'"
              + Suggestions.hint(name, all().stream().map(FormatKind::label).toList()));
    }
    return maker.apply(feed);
  }
}
