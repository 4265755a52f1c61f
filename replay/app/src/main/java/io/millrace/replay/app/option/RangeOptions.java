package io.millrace.replay.app.option;

import io.millrace.replay.app.console.UsageException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which records of a journal are meant. */
@Command
public final class RangeOptions {
  /** Whose clock times are of. */
  public enum By {
    /** The event time in the record. */
    EVENT,
    /** The receive time in its envelope. */
    RECEIVED;
  }

  /** {@link By} as it is typed. */
  static final class ByConverter implements ITypeConverter<By> {
    @Override
    public By convert(final String value) {
      return switch (value) {
        case "event" -> By.EVENT;
        case "received" -> By.RECEIVED;
        default ->
            throw new TypeConversionException("'" + value + "' is neither event nor received");
      };
    }
  }

  @Option(
      names = "--from",
      paramLabel = "BOUND",
      converter = BoundConverter.class,
      description = "the first record: a sequence, a time in ns (123ns) or an ISO-8601 time")
  private Bound from;

  @Option(
      names = "--to",
      paramLabel = "BOUND",
      converter = BoundConverter.class,
      description = "the first record that is left out again, likewise")
  private Bound to;

  @Option(
      names = "--by",
      paramLabel = "event|received",
      converter = ByConverter.class,
      defaultValue = "event",
      description = "whose clock times are of (event)")
  private By by;

  @Option(
      names = "--instrument",
      paramLabel = "NAME",
      description = "only this instrument; may be given again")
  private final List<String> instruments = new ArrayList<>();

  /** {@return the first record, null for the first of all} */
  public Bound from() {
    return from;
  }

  /** {@return the first record that is left out again, null for none} */
  public Bound to() {
    return to;
  }

  /** {@return whose clock times are of} */
  public By by() {
    return by;
  }

  /** {@return names, empty for all} */
  public List<String> instruments() {
    return List.copyOf(instruments);
  }

  /**
   * Refuses a range that ends before it begins.
   *
   * @throws UsageException where it does
   */
  public void check() {
    if (from != null && to != null && from.kind() == to.kind() && from.value() > to.value()) {
      throw new UsageException(
          "--to is before --from: --from " + from.value() + " --to " + to.value());
    }
  }
}
