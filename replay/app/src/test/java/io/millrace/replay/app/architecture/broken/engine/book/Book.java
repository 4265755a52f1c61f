package io.millrace.replay.app.architecture.broken.engine.book;

/** What only decoders may see. */
public final class Book {}
