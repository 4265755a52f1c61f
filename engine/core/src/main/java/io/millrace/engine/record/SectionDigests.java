package io.millrace.engine.record;

import io.millrace.learning.state.Mix64;
import io.millrace.learning.state.StateDigest;
import io.millrace.learning.state.Stateful;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Digests of the state at one sequence, by part and instrument, collected stage by stage. An
 * instrument's digests begin at 0 and depend on no other instrument; {@link #fold} brings those of
 * all together in the order of the instruments' first sequence, whichever shards computed them. One
 * thread at a time; allocates.
 */
public final class SectionDigests {
  /** The parts of an instrument's state, named as in {@link PartDigests}. */
  public enum Part {
    /** Decoder and time gate. */
    BOOK,
    /** Operators of the graph and over scores. */
    OPERATORS,
    /** Models, sample clocks, waiting samples, detectors. */
    MODELS,
    /** Counts, baselines, prequential metrics and alert rules. */
    METRICS
  }

  private static final Part[] PARTS = Part.values();

  private final long sequence;
  private final boolean isLast;
  private String[] names;
  private long[] firstSequences;
  private long[] parts;
  private final StateDigest digest = new StateDigest();
  private long shared;
  private long[] counts = {};
  private long outputs;

  /**
   * @param sequence how many records came before
   * @param isLast whether nothing was published after it when it was asked for
   */
  public SectionDigests(final long sequence, final boolean isLast) {
    this.sequence = sequence;
    this.isLast = isLast;
    room(0);
  }

  /**
   * Makes room.
   *
   * @param instruments how many there are
   */
  public void room(final int instruments) {
    names = new String[instruments];
    firstSequences = new long[instruments];
    parts = new long[instruments * PARTS.length];
  }

  /**
   * Names an instrument; others than those named have no section.
   *
   * @param instrument number, by first tick
   * @param name of the instrument
   * @param firstSequence of its first record
   */
  public void begin(final int instrument, final String name, final long firstSequence) {
    names[instrument] = name;
    firstSequences[instrument] = firstSequence;
  }

  /**
   * Adds the digest of some of an instrument's state.
   *
   * @param instrument number
   * @param part of the state
   * @param state what to digest; not changed
   */
  public void add(final int instrument, final Part part, final Stateful state) {
    digest.reset();
    digest.write(state);
    final int at = instrument * PARTS.length + part.ordinal();
    parts[at] = Mix64.fold(parts[at], digest.value());
  }

  /**
   * Leaves only name and sequence of an instrument in quarantine.
   *
   * @param instrument number
   * @param failedSequence at which a stage has failed
   */
  public void quarantine(final int instrument, final long failedSequence) {
    final int first = instrument * PARTS.length;
    Arrays.fill(parts, first, first + PARTS.length, 0);
    parts[first + Part.BOOK.ordinal()] = Mix64.fold(1, failedSequence);
  }

  /**
   * Copies what was collected of some instruments, so that several threads can add to it. What
   * belongs to no instrument goes with the first of them.
   *
   * @param isOwn whether an instrument of a number is one of them
   * @return the copy
   */
  public SectionDigests of(final IntPredicate isOwn) {
    final SectionDigests own = new SectionDigests(sequence, isLast);
    own.room(names.length);
    for (int number = 0; number < names.length; number++) {
      if (names[number] != null && isOwn.test(number)) {
        own.begin(number, names[number], firstSequences[number]);
        final int first = number * PARTS.length;
        System.arraycopy(parts, first, own.parts, first, PARTS.length);
      }
    }
    own.shared = shared;
    own.counts = isOwn.test(0) ? counts : new long[counts.length];
    return own;
  }

  /**
   * @param state of the decoder that belongs to no instrument
   */
  public void shared(final Stateful state) {
    shared = StateDigest.of(state);
  }

  /**
   * @param ofNone counts that belong to no instrument, kept; those of shards are added up
   */
  public void counts(final long... ofNone) {
    counts = ofNone;
  }

  /**
   * @param sum of all signals
   */
  public void outputs(final long sum) {
    outputs = sum;
  }

  /**
   * Says in which order the instruments came, those in quarantine among them.
   *
   * @param byName takes the sequence of each instrument's first record
   */
  public void firstSequences(final Map<String, Long> byName) {
    for (int number = 0; number < names.length; number++) {
      if (names[number] != null) {
        byName.put(names[number], firstSequences[number]);
      }
    }
  }

  /** {@return how many records came before} */
  public long sequence() {
    return sequence;
  }

  /** {@return whether nothing was published after it when it was asked for} */
  public boolean isLast() {
    return isLast;
  }

  /** {@return one digest for each part of this state alone} */
  public PartDigests fold() {
    return fold(List.of(this));
  }

  /**
   * Brings the digests of shards together.
   *
   * @param shards at one sequence, each with other instruments; at least one
   * @return one digest for each part
   */
  public static PartDigests fold(final List<SectionDigests> shards) {
    final List<Section> all = new ArrayList<>();
    final long[] counts = new long[shards.get(0).counts.length];
    long outputs = 0;
    for (final SectionDigests shard : shards) {
      for (int number = 0; number < shard.names.length; number++) {
        if (shard.names[number] != null) {
          all.add(new Section(shard, number));
        }
      }
      for (int i = 0; i < counts.length; i++) {
        counts[i] += shard.counts[i];
      }
      outputs += shard.outputs;
    }
    all.sort(Comparator.comparingLong(Section::firstSequence));
    final long[] parts = new long[PARTS.length];
    for (final Section section : all) {
      final long name = Mix64.hash(section.name());
      for (int part = 0; part < parts.length; part++) {
        parts[part] = Mix64.fold(Mix64.fold(parts[part], name), section.digest(part));
      }
    }
    for (final long count : counts) {
      parts[Part.METRICS.ordinal()] = Mix64.fold(parts[Part.METRICS.ordinal()], count);
    }
    return new PartDigests(
        Mix64.fold(parts[Part.BOOK.ordinal()], shards.get(0).shared),
        parts[Part.OPERATORS.ordinal()],
        parts[Part.MODELS.ordinal()],
        parts[Part.METRICS.ordinal()],
        outputs);
  }

  /** One instrument of one shard. */
  private record Section(SectionDigests shard, int number) {
    String name() {
      return shard.names[number];
    }

    long firstSequence() {
      return shard.firstSequences[number];
    }

    long digest(final int part) {
      return shard.parts[number * PARTS.length + part];
    }
  }
}
