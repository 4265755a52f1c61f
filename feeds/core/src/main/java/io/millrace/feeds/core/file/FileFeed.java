package io.millrace.feeds.core.file;

import io.millrace.engine.record.NanoClock;
import io.millrace.engine.record.RecordBatch;
import io.millrace.engine.record.Source;
import io.millrace.engine.record.ZoneOffsets;
import io.millrace.engine.tick.Schema;
import io.millrace.feeds.core.Feed;
import io.millrace.feeds.core.FeedFormat;
import io.millrace.feeds.core.RecordSource;
import io.millrace.feeds.core.RecordStream;
import io.millrace.feeds.core.SourceFile;
import io.millrace.feeds.core.SourceProgress;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.learning.setting.DefinitionException;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads files, one after the other, as far as they go. Each poll reads once and takes every whole
 * record of what came, so a burst is one batch and a lone line of standard input waits for nobody.
 *
 * <p>After a restart the records that were journaled of a source are skipped. A source keeps its
 * number, and is announced again only when it continues; one whose header has changed is left out,
 * with a line in {@link #cuts}; new sources get the next numbers. Standard input is another stream
 * each time: nothing of it is skipped, it keeps its number and is announced again.
 */
public final class FileFeed implements Feed {
  private final FeedDefinition definition;
  private final FeedFormat format;
  private final NanoClock clock;
  private final List<SourceProgress> progress;
  private final List<RecordSource> sources;
  private final int[] numbers;
  private final FeedPaths paths;
  private final List<String> cuts;
  private final YieldlessSources yieldless = new YieldlessSources();
  private final RecordPlaces places = new RecordPlaces();
  private final ZoneOffsets zone;
  private Schema schema;
  private RecordStream opened;
  private int openedIndex = -1;
  private String openedHeader;
  private int nextIndex;
  private RecordStream stream;
  private String name;
  private Source opening;
  private Source present;
  private String header;
  private long skip;
  private long found;
  private boolean resumed;
  private boolean announced;
  private boolean held;
  private boolean checked;
  private long arrivedNs;

  private FileFeed(
      final FeedDefinition definition,
      final FeedFormat format,
      final NanoClock clock,
      final FeedPaths paths,
      final List<SourceProgress> progress) {
    this.definition = definition;
    this.format = format;
    this.clock = clock;
    this.paths = paths;
    this.sources = format.sources(paths.files());
    this.cuts = new ArrayList<>(paths.cuts());
    this.progress = List.copyOf(progress);
    this.numbers = new int[sources.size()];
    this.zone = definition.columns().isEmpty() ? null : definition.time().zoneOffsets();
    int next = 0;
    for (final SourceProgress before : progress) {
      next = Math.max(next, before.source().number() + 1);
    }
    for (int i = 0; i < numbers.length; i++) {
      final SourceProgress before = before(sources.get(i).name());
      numbers[i] = before == null ? next++ : before.source().number();
      if (before == null) {
        definition.time().dateOf(sources.get(i).name());
      }
    }
  }

  /**
   * Finds the files of a feed, and detects what they are from their first bytes.
   *
   * @param definition of the feed
   * @param format of its records
   * @param clock the injected clock, for the receive times
   * @param standardInput the bytes of {@code -}
   * @param progress how far each source was journaled before a restart; empty for a first start
   * @return the feed, before its first source
   * @throws DefinitionException where a file is missing
   * @throws IOException where a folder or archive cannot be read, or a file is none of records
   */
  public static FileFeed open(
      final FeedDefinition definition,
      final FeedFormat format,
      final NanoClock clock,
      final InputStream standardInput,
      final List<SourceProgress> progress)
      throws IOException {
    final FeedPaths found =
        FeedPaths.find(definition.paths(), definition.baseDir(), standardInput, format.isText());
    return new FileFeed(definition, format, clock, found, progress);
  }

  /**
   * Reads as far as the first header line, so that the fields are known before an engine is built.
   * May wait for it. To be called before the first {@link #poll}, if at all.
   *
   * @return the header of the first source that has one; null where none has
   * @throws IOException where reading fails
   */
  public String firstHeader() throws IOException {
    if (!format.hasHeader()) {
      openFirst();
      return null;
    }
    for (int i = 0; i < sources.size(); i++) {
      final SourceProgress before = before(sources.get(i).name());
      String header = before == null || isLive(i) ? null : before.source().header();
      if (header == null) {
        header = headerOf(i);
      }
      if (header != null) {
        return header;
      }
    }
    return null;
  }

  /** Opens the first source ahead, so that one that cannot be read is refused before all else. */
  private void openFirst() throws IOException {
    if (!sources.isEmpty() && !isLive(0)) {
      opened = SourceOpening.open(sources.get(0));
      openedIndex = 0;
    }
  }

  private String headerOf(final int index) throws IOException {
    if (index == 0) {
      opened = SourceOpening.open(sources.get(0));
      openedIndex = 0;
      openedHeader = SourceOpening.header(sources.get(0), opened);
      return openedHeader;
    }
    try (RecordStream one = SourceOpening.open(sources.get(index))) {
      return SourceOpening.header(sources.get(index), one);
    }
  }

  /**
   * Has sources whose header lacks what the pipeline uses left out, each with a line in {@link
   * #cuts}. To be called before the first {@link #poll}. Reads the first record of the first
   * source, unless that is standard input or a pipe, or was begun before.
   *
   * @param used fields that the pipeline uses
   * @throws DefinitionException where the first time of the first source is in another unit than
   *     the declared one
   */
  public void use(final Schema used) {
    schema = used;
    if (definition.columns().containsKey(FeedDefinition.TIME)
        && definition.time().isNumber()
        && !sources.isEmpty()
        && !paths.isReadOnce(sources.get(0).name())
        && before(sources.get(0).name()) == null) {
      checkFirst(sources.get(0));
    }
  }

  private void checkFirst(final RecordSource first) {
    try (RecordStream one = SourceOpening.open(first)) {
      final Source source = describe(0, first, SourceOpening.header(first, one));
      boolean found = one.next();
      while (!found && one.fill()) {
        found = one.next();
      }
      final String wrong = found ? wrongTimes(source, one) : null;
      if (wrong != null) {
        throw new DefinitionException("feed/time/unit", first.name() + ": " + wrong);
      }
    } catch (final IOException cannotRead) {
      // Reading the whole source meets the same failure, and reports it with the records before.
      return;
    }
  }

  private String wrongTimes(final Source source, final RecordStream of) {
    return format.wrongTimes(source, of.bytes(), of.offset(), of.length());
  }

  private SourceProgress before(final String sourceName) {
    return SourceProgress.of(sourceName, progress);
  }

  private boolean isLive(final int index) {
    return sources.get(index).name().equals(SourceFile.STANDARD_INPUT);
  }

  @Override
  public Poll poll(final RecordBatch batch) throws IOException {
    while (true) {
      if (stream == null) {
        if (nextIndex == sources.size()) {
          return Poll.END;
        }
        begin(nextIndex++);
      } else if (!announced && (held || !resumed)) {
        announced = true;
        places.source(name);
        present = opening;
        return Poll.SOURCE;
      } else if (held || find()) {
        held = true;
        if (isOfAnotherUnit()) {
          continue;
        }
        if (announced) {
          take(batch);
          return Poll.RECORDS;
        }
      } else if (fill()) {
        arrivedNs = clock.nowNs();
      } else {
        finish();
      }
    }
  }

  /** Looks at the first record of a source; leaves the source out where its time is wrong. */
  private boolean isOfAnotherUnit() throws IOException {
    if (checked) {
      return false;
    }
    checked = true;
    final String wrong = wrongTimes(opening, stream);
    if (wrong != null) {
      cuts.add(SourceOpening.shown(name) + ": left out: " + wrong);
      stream.close();
      stream = null;
    }
    return wrong != null;
  }

  private void begin(final int index) throws IOException {
    final RecordSource source = sources.get(index);
    final SourceProgress before = isLive(index) ? null : before(source.name());
    final boolean ready = openedIndex == index;
    name = source.name();
    try {
      stream = ready ? opened : SourceOpening.open(source);
    } catch (final IOException cannotOpen) {
      if (index == 0) {
        throw cannotOpen;
      }
      // Records of earlier sources are under way: they count, and the loss is told with them.
      cuts.add(cannotOpen.getMessage());
      return;
    }
    header = ready ? openedHeader : SourceOpening.header(source, stream);
    found = 0;
    opened = null;
    openedIndex = -1;
    arrivedNs = clock.nowNs();
    // A file that was empty before has no place to resume from: it begins now, under its number.
    final boolean begun =
        before != null && (before.records() > 0 || before.source().header() != null);
    resumed = begun || (before != null && !format.hasHeader());
    skip = resumed ? before.records() : 0;
    announced = false;
    held = false;
    checked = resumed;
    opening = resumed ? before.source() : describe(index, source, header);
    final String wrong = wrong();
    if (wrong != null) {
      cuts.add(SourceOpening.shown(name) + ": left out: " + wrong);
      stream.close();
      stream = null;
    }
  }

  /** Why the source just opened cannot be read under its header, or null. */
  private String wrong() {
    if (resumed && !Objects.equals(header, opening.header())) {
      return "its header is no longer the one that was journaled";
    }
    return schema == null ? null : format.missing(header, schema);
  }

  private Source describe(final int index, final RecordSource source, final String header) {
    final LocalDate date = definition.time().dateOf(source.name());
    return new Source(
        numbers[index],
        source.name(),
        source.instrument(),
        date,
        definition.time().zoneOffsetNs(date),
        header,
        zone);
  }

  /** Finds the next record that was not journaled before. */
  private boolean find() {
    while (stream.next()) {
      found++;
      if (skip == 0) {
        return true;
      }
      skip--;
    }
    return false;
  }

  private void take(final RecordBatch batch) {
    batch.clear(opening.number(), arrivedNs);
    held = false;
    do {
      places.add(stream.line());
      batch.add(stream.bytes(), stream.offset(), stream.length(), stream.receivedNs(arrivedNs));
    } while (!batch.isFull() && stream.next());
    found += batch.count() - 1; // find() has counted the first one
  }

  private boolean fill() throws IOException {
    try {
      return stream.fill();
    } catch (final IOException failed) {
      throw SourceOpening.named(name, failed);
    }
  }

  private void finish() throws IOException {
    final String shown = SourceOpening.shown(name);
    if (stream.cut() != null) {
      cuts.add(shown + ": " + stream.cut() + ", after " + counted(found));
    } else if (found > 0) {
      yieldless.yielded(header);
    } else if (stream.withoutRecords() != null) {
      yieldless.add(shown, header, stream.withoutRecords());
    }
    if (skip > 0) {
      cuts.add(shown + ": holds " + skip + " records fewer than were journaled of it");
    }
    stream.close();
    stream = null;
  }

  private static String counted(final long records) {
    return records == 1 ? "1 record" : records + " records";
  }

  @Override
  public Source source() {
    return present;
  }

  @Override
  public String place(final long record) {
    return places.of(record);
  }

  @Override
  public List<String> cuts() {
    return List.copyOf(cuts);
  }

  @Override
  public List<String> withoutRecords() {
    return yieldless.mistakes();
  }

  @Override
  public List<String> quietSources() {
    return yieldless.quiet();
  }

  @Override
  public void close() throws IOException {
    if (opened != null) {
      opened.close();
      opened = null;
      openedIndex = -1;
    }
    if (stream != null) {
      stream.close();
      stream = null;
    }
    nextIndex = sources.size();
  }
}
