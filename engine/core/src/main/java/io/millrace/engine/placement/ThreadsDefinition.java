package io.millrace.engine.placement;

import io.millrace.engine.ring.WaitChoice;
import io.millrace.learning.setting.DefinitionException;
import io.millrace.learning.setting.Ranges;
import io.millrace.learning.setting.Settings;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How the work is divided among threads: the key {@code threads} of a pipeline file. Decides
 * nothing about what is computed. Immutable.
 *
 * @param mode which threads there are
 * @param shards for {@link Threading#SHARDED}, how many threads compute, 1 to 64; 1 for other modes
 * @param waitStrategy how a thread waits for the next event
 * @param ring slots of a ring, a power of two from 8 to 1,048,576
 * @param pin cores that the threads are bound to, from 0; empty for none
 */
public record ThreadsDefinition(
    Threading mode, int shards, Wait waitStrategy, int ring, List<Integer> pin) {
  /** How many slots a ring has unless the pipeline says otherwise. */
  public static final int DEFAULT_RING = 2_048;

  private static final int MAX_SHARDS = 64;
  private static final int MIN_RING = 8;
  private static final int MAX_RING = 1 << 20;
  private static final String PATH = "threads";

  /** How a thread waits for the next event. */
  public enum Wait {
    /** As the number of cores suggests. */
    AUTO,
    /** Without ever giving its core away: for cores that do nothing else. */
    SPIN,
    /** Spinning, with yields to other threads of its core. */
    YIELD,
    /** Parked after some spins: for cores that have other work. */
    PARK
  }

  /** Copies the list and checks ranges; throws {@link DefinitionException}. */
  public ThreadsDefinition {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(waitStrategy, "waitStrategy");
    pin = List.copyOf(pin);
    if (shards < 1 || shards > MAX_SHARDS) {
      throw error("shards", Ranges.outOfRange(shards, 1L, MAX_SHARDS));
    }
    if (mode != Threading.SHARDED && shards != 1) {
      throw error("shards", "is for the mode 'sharded', and the mode is '" + mode.label() + "'");
    }
    if (ring < MIN_RING || ring > MAX_RING) {
      throw error("ring", Ranges.outOfRange(ring, (long) MIN_RING, MAX_RING));
    }
    if (Integer.bitCount(ring) != 1) {
      throw error("ring", ring + " is not a power of two");
    }
    for (final int core : pin) {
      if (core < 0) {
        throw error("pin", Ranges.outOfRange(core, 0L, Integer.MAX_VALUE));
      }
    }
  }

  /**
   * @param mode which threads there are
   * @return a definition with everything else at its default
   */
  public static ThreadsDefinition of(final Threading mode) {
    return new ThreadsDefinition(mode, defaultShards(mode), Wait.AUTO, DEFAULT_RING, List.of());
  }

  /** One core is left to the feed thread. */
  private static int defaultShards(final Threading mode) {
    final int cores = Runtime.getRuntime().availableProcessors();
    return mode == Threading.SHARDED ? Math.max(1, Math.min(MAX_SHARDS, cores - 1)) : 1;
  }

  /**
   * @param root settings of a pipeline file, of which {@code threads} is read: a mode, or a mapping
   * @return the definition, {@link Threading#FUSED} where there is none
   * @throws DefinitionException where a value is wrong
   */
  public static ThreadsDefinition read(final Settings root) {
    if (!(root.raw(PATH) instanceof Map)) {
      return of(root.oneOf(PATH, Threading.FUSED));
    }
    try (Settings threads = root.mapping(PATH)) {
      final Threading mode = threads.oneOf("mode", Threading.FUSED);
      return new ThreadsDefinition(
          mode,
          (int) threads.integer("shards", defaultShards(mode), 1, MAX_SHARDS),
          threads.oneOf("wait", Wait.AUTO),
          (int) threads.integer("ring", DEFAULT_RING, MIN_RING, MAX_RING),
          threads.texts("pin").stream().map(text -> core(threads, text)).toList());
    }
  }

  private static int core(final Settings threads, final String text) {
    return (int)
        new Settings(threads.path(), Map.of("pin", text)).integer("pin", 0, 0, Integer.MAX_VALUE);
  }

  /**
   * @throws DefinitionException where this build does not have the binding to cores
   */
  public void requireAvailable() {
    if (!pin.isEmpty()) {
      throw error("pin", "not available in this build");
    }
  }

  /** {@return how the handlers of a ring wait; null to choose by the number of cores} */
  public WaitChoice waitChoice() {
    return switch (waitStrategy) {
      case AUTO -> null;
      case SPIN -> WaitChoice.SPIN;
      case YIELD -> WaitChoice.YIELD;
      case PARK -> WaitChoice.PARK;
    };
  }

  private static DefinitionException error(final String key, final String message) {
    return DefinitionException.at(PATH, key, message);
  }
}
