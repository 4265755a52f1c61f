package io.millrace.replay.app.docs.accepted;

import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Tick;
import io.millrace.feeds.core.Feed;
import io.millrace.feeds.core.FeedFormat;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.file.FileFeed;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.replay.app.pipeline.PipelineException;
import io.millrace.replay.app.pipeline.PipelineFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An input and what a feed makes of it.
 *
 * @param name says what is special about it
 * @param feed settings besides {@code path}, as they are in a flow mapping
 * @param input bytes of the file, as text of ISO 8859-1
 * @param result values of the field {@code px} of each tick, then how many malformed records and
 *     cuts are reported; or {@code refused}
 * @param message of the first malformed record, cut or refusal; empty where all is well
 */
public record FormatCase(String name, String feed, String input, String result, String message) {
  /** Returns the case with what this build makes of the input. */
  public FormatCase run(final Path dir) throws IOException {
    Files.write(dir.resolve("in"), input.getBytes(StandardCharsets.ISO_8859_1));
    final String yaml = "feed: {" + feed + ", path: in}\nfeatures: {px: px}\n";
    try {
      return decoded(PipelineFile.of("p.yaml", dir, yaml.getBytes(StandardCharsets.UTF_8)));
    } catch (final PipelineException refused) {
      return with("refused", refused.getMessage().replaceFirst("^p.yaml(:1)?: ", ""));
    }
  }

  private FormatCase decoded(final PipelineFile file) throws IOException {
    final var settings = file.pipeline();
    final FeedDefinition definition =
        file.located(() -> FeedDefinition.read(settings.feed(), file.baseDir()));
    final FeedFormat format = Formats.of(definition);
    try (FileFeed feed =
        FileFeed.open(definition, format, () -> 0, InputStream.nullInputStream(), List.of())) {
      final String header = feed.firstHeader();
      final PipelinePlan plan =
          file.located(
              () -> {
                final PipelinePlan made =
                    PipelinePlan.of(settings.definition(), format.fields(header));
                final String wrong = format.missing(header, made.schema());
                if (wrong != null) {
                  throw new DefinitionException("feed", wrong);
                }
                return made;
              });
      feed.use(plan.schema());
      return drained(feed, format, plan);
    }
  }

  private FormatCase drained(final Feed feed, final FeedFormat format, final PipelinePlan plan)
      throws IOException {
    final Decoder decoder =
        format.decoder(plan.schema(), new Instruments(List.of()), new InstrumentCounters());
    final Tick tick = new Tick(plan.schema());
    final RecordBatch batch = new RecordBatch(16, 1 << 10);
    final List<String> values = new ArrayList<>();
    final List<String> malformed = new ArrayList<>();
    long records = 0;
    for (Feed.Poll poll = feed.poll(batch); poll != Feed.Poll.END; poll = feed.poll(batch)) {
      if (poll == Feed.Poll.SOURCE) {
        decoder.source(feed.source());
      }
      for (int i = 0; poll == Feed.Poll.RECORDS && i < batch.count(); i++) {
        final Decoder.Outcome outcome =
            decoder.decode(
                batch.bytes(), batch.offset(i), batch.length(i), batch.source(), records, tick);
        if (outcome == Decoder.Outcome.TICK) {
          values.add(number(tick.fields()[plan.schema().indexOf("px")]));
        } else if (outcome == Decoder.Outcome.MALFORMED) {
          malformed.add(feed.place(records) + ": " + decoder.reason());
        }
        records++;
      }
    }
    malformed.addAll(feed.cuts());
    return with(
        (values.isEmpty() ? "none" : String.join(", ", values))
            + (malformed.isEmpty() ? "" : "; " + malformed.size() + " reported"),
        malformed.isEmpty() ? "" : malformed.get(0));
  }

  private static String number(final double value) {
    return Double.isNaN(value) ? "-" : Double.toString(value).replaceFirst("\\.0$", "");
  }

  private FormatCase with(final String newResult, final String newMessage) {
    return new FormatCase(name, feed, input, newResult, newMessage);
  }

  /** Returns the cells of its row in a table. */
  List<String> cells() {
    final String shown =
        input
            .replace("\\", "\\\\")
            .replace("\r", "\\r")
            .replace("\n", "\\n")
            .replace("\t", "\\t")
            .replace("\u00EF\u00BB\u00BF", "\\uFEFF");
    final String settings = feed.replaceFirst("format: \\w+(, )?", "");
    return List.of(name, code(settings), code(shown), result, code(message));
  }

  private static String code(final String text) {
    return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
  }
}
