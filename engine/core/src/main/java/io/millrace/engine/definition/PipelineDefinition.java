package io.millrace.engine.definition;

import io.millrace.engine.tick.Instruments;
import io.millrace.learning.model.catalogue.ModelDefinition;
import io.millrace.learning.setting.DefinitionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that decides what a pipeline computes from its ticks. Immutable; made by {@link
 * #builder} or by {@link PipelineReader}.
 */
public final class PipelineDefinition {
  /** How many entries a time window or queue of labels may hold, unless the pipeline says so. */
  public static final int DEFAULT_MAX_WINDOW = 1_048_576;

  /** How far ahead an event time may jump, in ns: seven days. */
  public static final long DEFAULT_MAX_JUMP_NS = 7 * 86_400_000_000_000L;

  /** How many records lie between two checkpoints, unless the pipeline says so. */
  public static final long DEFAULT_CHECKPOINT = 1_000_000;

  private final List<String> instruments;
  private final Map<String, String> features;
  private final SampleRule sample;
  private final TargetDefinition target;
  private final List<ModelDefinition> models;
  private final List<DriftDefinition> drifts;
  private final List<AnomalyDefinition> anomalies;
  private final List<AlertDefinition> alerts;
  private final long metricsAfter;
  private final int maxInstruments;
  private final int maxWindow;
  private final long maxJumpNs;
  private final long checkpointEvery;

  private PipelineDefinition(final Builder from) {
    instruments = List.copyOf(from.instruments);
    features = Collections.unmodifiableMap(new LinkedHashMap<>(from.features));
    sample = from.sample;
    target = from.target;
    models = List.copyOf(from.models);
    drifts = List.copyOf(from.drifts);
    anomalies = List.copyOf(from.anomalies);
    alerts = List.copyOf(from.alerts);
    metricsAfter = from.metricsAfter;
    maxInstruments = from.maxInstruments;
    maxWindow = from.maxWindow;
    maxJumpNs = from.maxJumpNs;
    checkpointEvery = from.checkpointEvery;
  }

  /** {@return a builder whose every setting has its default} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return a builder whose every setting is that of this definition} */
  public Builder toBuilder() {
    final Builder builder = new Builder();
    builder.instruments.addAll(instruments);
    builder.features.putAll(features);
    builder.sample = sample;
    builder.target = target;
    builder.models.addAll(models);
    builder.drifts.addAll(drifts);
    builder.anomalies.addAll(anomalies);
    builder.alerts.addAll(alerts);
    builder.metricsAfter = metricsAfter;
    builder.maxInstruments = maxInstruments;
    builder.maxWindow = maxWindow;
    builder.maxJumpNs = maxJumpNs;
    builder.checkpointEvery = checkpointEvery;
    return builder;
  }

  /** {@return names of the selected instruments; empty for all} */
  public List<String> instruments() {
    return instruments;
  }

  /** {@return expressions by name, in order; the models' inputs} */
  public Map<String, String> features() {
    return features;
  }

  /** {@return when features are sampled} */
  public SampleRule sample() {
    return sample;
  }

  /** {@return what is predicted, null where nothing is} */
  public TargetDefinition target() {
    return target;
  }

  /** {@return models, side by side on the same samples} */
  public List<ModelDefinition> models() {
    return models;
  }

  /** {@return drift detectors} */
  public List<DriftDefinition> drifts() {
    return drifts;
  }

  /** {@return anomaly detectors} */
  public List<AnomalyDefinition> anomalies() {
    return anomalies;
  }

  /** {@return alert rules} */
  public List<AlertDefinition> alerts() {
    return alerts;
  }

  /** {@return how many samples of an instrument pass before its metrics count} */
  public long metricsAfter() {
    return metricsAfter;
  }

  /** {@return how many instruments there may be; records of further ones are counted alone} */
  public int maxInstruments() {
    return maxInstruments;
  }

  /** {@return how many entries a time window or queue of labels may hold} */
  public int maxWindow() {
    return maxWindow;
  }

  /**
   * {@return how far ahead of its instrument's last tick an event time may be, in ns, before it
   * waits for the next tick to confirm it}
   */
  public long maxJumpNs() {
    return maxJumpNs;
  }

  /** {@return how many records lie between two checkpoints} */
  public long checkpointEvery() {
    return checkpointEvery;
  }

  /** Collects the settings of a {@link PipelineDefinition}. One thread at a time. */
  public static final class Builder {
    private final List<String> instruments = new ArrayList<>();
    private final Map<String, String> features = new LinkedHashMap<>();
    private final List<String> duplicates = new ArrayList<>();
    private SampleRule sample = SampleRule.EVERY_TICK;
    private TargetDefinition target;
    private final List<ModelDefinition> models = new ArrayList<>();
    private final List<DriftDefinition> drifts = new ArrayList<>();
    private final List<AnomalyDefinition> anomalies = new ArrayList<>();
    private final List<AlertDefinition> alerts = new ArrayList<>();
    private long metricsAfter;
    private int maxInstruments = Instruments.DEFAULT_MAX;
    private int maxWindow = DEFAULT_MAX_WINDOW;
    private long maxJumpNs = DEFAULT_MAX_JUMP_NS;
    private long checkpointEvery = DEFAULT_CHECKPOINT;

    private Builder() {}

    /**
     * @param name of a selected instrument; without any, all are
     * @return this
     */
    public Builder instrument(final String name) {
      instruments.add(name);
      return this;
    }

    /**
     * @param names of the selected instruments; empty for all
     * @return this
     */
    public Builder instruments(final List<String> names) {
      instruments.clear();
      instruments.addAll(names);
      return this;
    }

    /**
     * @param name of the feature
     * @param expression of fields and of features added before
     * @return this
     */
    public Builder feature(final String name, final String expression) {
      Refusals.missing("features", "name", name);
      if (features.containsKey(name)) {
        duplicates.add(name);
      }
      features.put(name, expression);
      return this;
    }

    /**
     * @param rule when features are sampled
     * @return this
     */
    public Builder sample(final SampleRule rule) {
      sample = Objects.requireNonNull(rule, "rule");
      return this;
    }

    /**
     * @param definition what is predicted
     * @return this
     */
    public Builder target(final TargetDefinition definition) {
      target = definition;
      return this;
    }

    /**
     * @param definition one more model
     * @return this
     */
    public Builder model(final ModelDefinition definition) {
      models.add(definition.at("models/" + models.size()));
      return this;
    }

    /**
     * @param definition one more drift detector
     * @return this
     */
    public Builder drift(final DriftDefinition definition) {
      drifts.add(definition.at("drift/" + drifts.size()));
      return this;
    }

    /**
     * @param definition one more anomaly detector
     * @return this
     */
    public Builder anomaly(final AnomalyDefinition definition) {
      anomalies.add(definition.at("anomaly/" + anomalies.size()));
      return this;
    }

    /**
     * @param definition one more rule
     * @return this
     */
    public Builder alert(final AlertDefinition definition) {
      alerts.add(definition);
      return this;
    }

    /**
     * @param samples of an instrument that pass before its metrics count
     * @return this
     */
    public Builder metricsAfter(final long samples) {
      metricsAfter = samples;
      return this;
    }

    /**
     * @param max instruments that there may be, at least 1
     * @return this
     */
    public Builder maxInstruments(final int max) {
      maxInstruments = max;
      return this;
    }

    /**
     * @param entries that a time window or queue of labels may hold
     * @return this
     */
    public Builder maxWindow(final int entries) {
      maxWindow = entries;
      return this;
    }

    /**
     * @param ns that an event time may be ahead of its instrument's last one before it waits for
     *     the next tick to confirm it, whatever gaps the instrument has shown
     * @return this
     */
    public Builder maxJumpNs(final long ns) {
      maxJumpNs = ns;
      return this;
    }

    /**
     * @param records between two checkpoints
     * @return this
     */
    public Builder checkpointEvery(final long records) {
      checkpointEvery = records;
      return this;
    }

    /**
     * Checks everything that does not need the fields of the feed.
     *
     * @return the definition
     * @throws DefinitionException for the first rule that is broken, with the path and the words
     *     that a pipeline file gets
     */
    public PipelineDefinition build() {
      if (!duplicates.isEmpty()) {
        final String name = duplicates.get(0);
        throw DefinitionException.at("features", name, DefinitionNames.duplicate(name));
      }
      final PipelineDefinition definition = new PipelineDefinition(this);
      DefinitionRules.check(definition);
      return definition;
    }
  }
}
