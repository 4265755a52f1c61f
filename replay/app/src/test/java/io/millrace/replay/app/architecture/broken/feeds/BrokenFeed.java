package io.millrace.replay.app.architecture.broken.feeds;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.replay.app.architecture.broken.engine.ring.BrokenRing;
import io.millrace.replay.app.architecture.broken.replay.app.BrokenProgram;
import net.openhft.chronicle.queue.ChronicleQueue;

/** Sees what only others may. */
public final class BrokenFeed {
  /** Not a feed's. */
  public BrokenProgram program;

  /** Not a feed's. */
  public BrokenRing ring;

  /** Not a feed's. */
  public ChronicleQueue queue;

  /** Not a feed's. */
  public JsonNode json;
}
