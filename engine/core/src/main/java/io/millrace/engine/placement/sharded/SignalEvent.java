package io.millrace.engine.placement.sharded;

import io.millrace.engine.record.SectionDigests;

/**
 * A slot of the ring between a shard and the thread that merges signals: a signal, or how far the
 * shard has come. Written by the shard's thread, read by the merging one.
 */
final class SignalEvent {
  /** What a slot holds. */
  enum Kind {
    APPEAR,
    PREDICTION,
    ALERT,
    /** The shard has finished all slots up to a place. */
    PROGRESS,
    /** Digests are taken. */
    CHECKPOINT,
    /** Ends the thread. */
    POISON
  }

  Kind kind;

  /** Slot of the ring of records: what shards have in common. */
  long place;

  long sequence;
  int instrument;
  int index;
  long timeNs;
  double value;
  String text;
  SectionDigests digests;

  /** Of a run of records that a progress is about; 0 records for none. */
  long arrivedNs;

  long records;

  boolean isSignal() {
    return kind == Kind.PREDICTION || kind == Kind.ALERT;
  }
}
