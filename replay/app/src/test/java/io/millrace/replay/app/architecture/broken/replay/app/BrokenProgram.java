package io.millrace.replay.app.architecture.broken.replay.app;

/** What nothing below may see. */
public final class BrokenProgram {}
