package io.millrace.replay.app.architecture.broken.engine.tick;

/** What only decoding and statistics may see. */
public final class Tick {}
