package io.millrace.feeds.core.text;

import io.millrace.engine.record.Source;
import io.millrace.engine.tick.Route;
import io.millrace.feeds.core.Router;

/** Routes records by the instrument of their source. */
public final class SourceRouter implements Router {
  private final SourceTable sources = new SourceTable();

  /** Knows no source yet. */
  public SourceRouter() {}

  @Override
  public void source(final Source source) {
    sources.put(source);
  }

  @Override
  public long route(final byte[] bytes, final int offset, final int length, final int source) {
    final byte[] name = sources.instrument(source);
    return Route.ofName(name, 0, name.length);
  }
}
