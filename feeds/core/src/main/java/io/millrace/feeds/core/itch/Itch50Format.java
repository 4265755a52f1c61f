package io.millrace.feeds.core.itch;

import io.millrace.engine.tick.Decoder;
import io.millrace.engine.tick.FieldNames;
import io.millrace.engine.tick.InstrumentCounters;
import io.millrace.engine.tick.Instruments;
import io.millrace.engine.tick.Schema;
import io.millrace.feeds.core.FeedFormat;
import io.millrace.feeds.core.Framer;
import io.millrace.feeds.core.Router;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The format {@code itch50}: length-prefixed NASDAQ TotalView-ITCH 5.0. The date that its times of
 * day belong to, and the zone's offset on it, come with each source.
 */
public final class Itch50Format implements FeedFormat {
  /** The zone of the times of day. */
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  /** How many price levels of a side can be fields. */
  public static final int MAX_LEVELS = 10;

  private static final FieldNames FIELDS = names();

  /** Makes the format; it needs no settings. */
  public Itch50Format() {}

  /**
   * @param header not used; may be null
   * @return the market fields and {@code bid2 bid_size2 ask2 ask_size2} to level 10
   */
  @Override
  public FieldNames fields(final String header) {
    return FIELDS;
  }

  @Override
  public Decoder decoder(
      final Schema schema, final Instruments instruments, final InstrumentCounters counters) {
    return new Itch50Decoder(schema, instruments, counters);
  }

  @Override
  public Router router() {
    return new Itch50Router();
  }

  @Override
  public Framer framer() {
    return new Itch50Framer();
  }

  @Override
  public boolean isText() {
    return false;
  }

  private static FieldNames names() {
    final List<String> names = new ArrayList<>(FieldNames.MARKET);
    for (int level = 2; level <= MAX_LEVELS; level++) {
      names.addAll(List.of("bid" + level, "bid_size" + level, "ask" + level, "ask_size" + level));
    }
    return new FieldNames(names, false);
  }
}
