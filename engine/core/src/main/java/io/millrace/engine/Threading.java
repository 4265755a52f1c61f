package io.millrace.engine;

/** Which threads run a pipeline. The digests are the same for all. */
public enum Threading {
  /** No ring: the pipeline runs on the feed thread. For tests and backfill. */
  INLINE,
  /** A feed thread that journals and an engine thread, with the ring between them. */
  FUSED
}
