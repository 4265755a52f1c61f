package io.millrace.engine.ring;

import io.millrace.engine.record.Source;

/**
 * A slot of the ring: one record with its envelope, or one control event. Written by the feed
 * thread between claim and publish, read by the engine thread; the ring's sequences publish it. The
 * bytes are copied in, into a store that grows to the longest record the slot has held.
 */
final class TickEvent {
  /** What a slot holds. */
  enum Kind {
    /** A record. */
    RECORD,
    /** A source begins. */
    SOURCE,
    /** Time has passed without a tick. */
    TIME,
    /** Records were lost. */
    GAP,
    /** The feed has come to its natural end. */
    END,
    /** Digests are wanted. */
    DIGEST,
    /** The engine thread shall end. */
    POISON
  }

  private static final int FIRST_BYTES = 128;

  // Written by claim.
  Kind kind;
  long sequence;
  // Of a record.
  byte[] bytes = new byte[FIRST_BYTES];
  int length;
  int source;
  long arrivedNs;
  // Of a control event.
  Source newSource;
  long value;

  void record(
      final long newSequence,
      final byte[] from,
      final int offset,
      final int newLength,
      final int newSourceNumber,
      final long newArrivedNs) {
    kind = Kind.RECORD;
    sequence = newSequence;
    if (newLength > bytes.length) {
      bytes = new byte[Integer.highestOneBit(newLength) << 1];
    }
    System.arraycopy(from, offset, bytes, 0, newLength);
    length = newLength;
    source = newSourceNumber;
    arrivedNs = newArrivedNs;
  }

  void control(final Kind newKind, final long nextSequence, final long newValue) {
    kind = newKind;
    sequence = nextSequence;
    value = newValue;
    newSource = null;
  }
}
