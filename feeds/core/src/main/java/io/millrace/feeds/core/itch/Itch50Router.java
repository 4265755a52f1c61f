package io.millrace.feeds.core.itch;

import io.millrace.engine.record.BigEndian;
import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Route;
import io.millrace.feeds.core.Router;

/** Routes messages by their stock locate code. */
final class Itch50Router implements Router {
  private final Itch50Check check = new Itch50Check();

  @Override
  public void source(final Source source) {
    // messages say all there is to know
  }

  @Override
  public long route(final byte[] bytes, final int offset, final int length, final int source) {
    if (!check.isValid(bytes, offset, length)) {
      return Route.NO_SHARD;
    }
    return switch (bytes[offset]) {
      case 'A', 'F', 'E', 'C', 'X', 'D', 'U', 'P', 'Q' ->
          BigEndian.get2(bytes, offset + Itch50Layout.LOCATE);
      case 'R', 'S' -> Route.ALL_SHARDS;
      default -> Route.NO_SHARD;
    };
  }
}
