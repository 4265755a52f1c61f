package io.millrace.replay.app.option;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command takes. */
@Command
public final class CommonOptions {
  @Option(
      names = "--json",
      description = "the result as one JSON object on standard output, messages on standard error")
  private boolean json;

  @Option(names = "--debug", description = "the stack trace where the program itself fails")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "this text")
  private boolean help;

  /** {@return whether the result is one JSON object} */
  public boolean json() {
    return json;
  }

  /** {@return whether an internal error shows its stack trace} */
  public boolean debug() {
    return debug;
  }
}
