package io.millrace.replay.app.session;

import io.millrace.engine.Engine;
import io.millrace.engine.EngineBuilder;
import io.millrace.engine.definition.PipelineDefinition;
import io.millrace.engine.pipeline.PipelinePlan;
import io.millrace.engine.signal.SignalListener;
import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.DecoderFactory;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.feeds.core.FeedFormat;
import io.millrace.feeds.core.definition.FeedDefinition;
import io.millrace.feeds.core.definition.FormatKind;
import io.millrace.feeds.core.formats.Formats;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.replay.app.pipeline.PipelineFile;
import io.millrace.replay.app.pipeline.PipelineSettings;
import io.millrace.replay.app.pipeline.Speed;
import java.util.List;
import java.util.function.UnaryOperator;

/** A pipeline file made ready to run: settings, feed and format, then plan and pipeline. */
public final class Stages {
  private final PipelineFile file;
  private final PipelineSettings settings;
  private final PipelineDefinition definition;
  private final FeedDefinition feed;
  private final FeedFormat format;
  private PipelinePlan plan;
  private Instruments instruments;
  private long instrumentBytes;

  /**
   * @param file to be read
   * @param instruments the only ones wanted; empty for what the file says
   */
  public Stages(final PipelineFile file, final List<String> instruments) {
    this.file = file;
    settings = file.pipeline();
    definition =
        instruments.isEmpty()
            ? settings.definition()
            : file.located(
                () -> settings.definition().toBuilder().instruments(instruments).build());
    feed = file.located(() -> FeedDefinition.read(settings.feed(), file.baseDir()));
    format = file.located(() -> Formats.of(feed));
  }

  public PipelineFile file() {
    return file;
  }

  public PipelineSettings settings() {
    return settings;
  }

  public FeedDefinition feed() {
    return feed;
  }

  public FeedFormat format() {
    return format;
  }

  /** Returns the plan made last. */
  public PipelinePlan plan() {
    return plan;
  }

  /**
   * Returns about how many bytes of heap an instrument of the plan takes when it is new, {@link
   * InstrumentMemory#UNKNOWN} where this JVM does not count it.
   */
  public long instrumentBytes() {
    return instrumentBytes;
  }

  /** Returns how many instruments the engine made last has numbered, once that has stopped. */
  int instruments() {
    return instruments == null ? 0 : instruments.count();
  }

  /**
   * Warns where the instruments that records may name do not fit into the heap.
   *
   * @return one line; null where they do, or where the pipeline or its files say which there are
   */
  public String memoryWarning() {
    final boolean ofRecords =
        feed.format() == FormatKind.ITCH50 || feed.columns().containsKey(FeedDefinition.INSTRUMENT);
    return ofRecords && definition.instruments().isEmpty()
        ? InstrumentMemory.warning(
            instrumentBytes, definition.maxInstruments(), Runtime.getRuntime().maxMemory())
        : null;
  }

  /** Returns how fast the pipeline wants recorded event time to pass. */
  public Speed speed() {
    return Double.isInfinite(feed.speed()) ? settings.speed() : new Speed(feed.speed());
  }

  /** Resolves the names against the fields under a header line, null where there is none. */
  public PipelinePlan plan(final String header) {
    plan = file.located(() -> planned(header));
    instrumentBytes = file.located(() -> InstrumentMemory.bytes(plan));
    return plan;
  }

  private PipelinePlan planned(final String header) {
    final PipelinePlan made = PipelinePlan.of(definition, format.fields(header));
    final String wrong = format.missing(header, made.schema());
    if (wrong != null) {
      throw new DefinitionException("feed", wrong);
    }
    return made;
  }

  /** Makes a decoder for the plan that shares nothing with the engine's: for event times. */
  public Decoder timesDecoder() {
    return format.decoder(plan.schema(), new Instruments(List.of()), new InstrumentCounters());
  }

  /** Starts an engine for the plan. */
  public EngineBuilder engine(
      final SignalListener listener, final UnaryOperator<Decoder> wrap, final SystemClock clock) {
    final DecoderFactory decoders =
        (schema, numbered, counters) -> {
          instruments = numbered;
          return wrap.apply(format.decoder(schema, numbered, counters));
        };
    return Engine.builder(plan, decoders, listener).clock(clock).threads(settings.threads());
  }
}
