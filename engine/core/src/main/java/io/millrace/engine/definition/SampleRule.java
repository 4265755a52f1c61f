package io.millrace.engine.definition;

import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Durations;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * When an instrument's features are sampled.
 *
 * @param by what is counted
 * @param every how many of it: ticks, ns of event time, traded size or traded value
 * @param idle for time only: how many boundaries in a row close without a tick between them
 */
public record SampleRule(By by, double every, int idle) {
  /** What a sample rule counts. */
  public enum By {
    /** Ticks of the instrument. */
    TICKS,
    /** Event time, at multiples since the epoch. */
    TIME,
    /** Traded size: the field {@code size}. */
    VOLUME,
    /** Traded value: the fields {@code price} times {@code size}. */
    VALUE
  }

  /** How many boundaries in a row may be asked to close without a tick. */
  static final int MAX_IDLE = 1 << 30;

  /** How many boundaries in a row close without a tick unless the pipeline says otherwise. */
  public static final int DEFAULT_IDLE = 10;

  /** Checks that something is counted. */
  public SampleRule {
    Objects.requireNonNull(by, "by");
  }

  /** Every tick. */
  public static final SampleRule EVERY_TICK = ticks(1);

  /**
   * @param count of ticks, above 0
   * @return a sample after each so many ticks
   */
  public static SampleRule ticks(final long count) {
    return new SampleRule(By.TICKS, count, DEFAULT_IDLE);
  }

  /**
   * @param ns above 0
   * @return a sample at each multiple of a duration since the epoch
   */
  public static SampleRule time(final long ns) {
    return new SampleRule(By.TIME, ns, DEFAULT_IDLE);
  }

  /**
   * @param size above 0
   * @return a sample on the tick that completes each so much traded size
   */
  public static SampleRule volume(final double size) {
    return new SampleRule(By.VOLUME, size, DEFAULT_IDLE);
  }

  /**
   * @param value price times size, above 0
   * @return a sample on the tick that completes each so much traded value
   */
  public static SampleRule value(final double value) {
    return new SampleRule(By.VALUE, value, DEFAULT_IDLE);
  }

  /** Throws a {@link DefinitionException} where a number is out of range. */
  void check() {
    if (by == By.TIME) {
      checkDuration();
    } else {
      final String text = Refusals.text(every) + " " + by.name().toLowerCase(Locale.ROOT);
      Refusals.badCount("sample", "every", text, every, by == By.TICKS);
    }
    Refusals.badNumber("sample", "idle", idle, 0, MAX_IDLE);
  }

  private void checkDuration() {
    if (!(every > 0 && every <= Long.MAX_VALUE && every == StrictMath.rint(every))) {
      final String text = Refusals.text(every) + "ns";
      final OptionalLong ns = Durations.parseNs(text.replace("-", ""));
      throw DefinitionException.at(
          "sample",
          "every",
          Durations.refusal(
              ns.isPresent() ? Durations.format(every < 0 ? -ns.getAsLong() : 0) : text));
    }
  }
}
