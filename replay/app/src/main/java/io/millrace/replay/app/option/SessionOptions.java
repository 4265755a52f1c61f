package io.millrace.replay.app.option;

import io.millrace.feeds.core.simulator.ExchangeSimulator;
import io.millrace.replay.app.console.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a simulated exchange session is made of. */
@Command
public final class SessionOptions {
  @Option(
      names = "--messages",
      paramLabel = "N",
      converter = CountConverter.class,
      defaultValue = "1000000",
      description = "how many messages (${DEFAULT-VALUE})")
  private long messages;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "the same seed gives the same bytes (${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--instruments",
      paramLabel = "K",
      converter = CountConverter.class,
      defaultValue = "8",
      description = "how many instruments (${DEFAULT-VALUE})")
  private long instruments;

  /** {@return how many messages} */
  public long messages() {
    return messages;
  }

  /** {@return the seed} */
  public long seed() {
    return seed;
  }

  /** {@return how many instruments} */
  public long instruments() {
    return instruments;
  }

  /**
   * @return a new exchange, before its first message
   * @throws UsageException where a number is out of range
   */
  public ExchangeSimulator exchange() {
    try {
      return new ExchangeSimulator(seed, Math.toIntExact(instruments), messages);
    } catch (final IllegalArgumentException | ArithmeticException outOfRange) {
      throw new UsageException(outOfRange.getMessage());
    }
  }
}
