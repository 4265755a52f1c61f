package io.millrace.replay.app.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.feeds.core.text.PrintableText;
import io.millrace.replay.app.report.JsonReports;
import io.millrace.replay.app.terminal.Progress;
import io.millrace.replay.app.terminal.Style;
import java.io.PrintWriter;
import java.util.function.Function;

/**
 * Where a command writes: its result on standard output, as text or as one JSON object; everything
 * else on standard error.
 */
public final class Output {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final Style style;
  private final boolean interactive;

  /**
   * @param out standard output
   * @param err standard error
   * @param json whether the result is one JSON object
   * @param style of text
   * @param interactive whether somebody is watching
   */
  public Output(
      final PrintWriter out,
      final PrintWriter err,
      final boolean json,
      final Style style,
      final boolean interactive) {
    this.out = out;
    this.err = err;
    this.json = json;
    this.style = style;
    this.interactive = interactive;
  }

  /**
   * @param line a message that is no part of the result
   */
  public void say(final String line) {
    err.println(PrintableText.of(line));
    err.flush();
  }

  /**
   * Writes the result, once, as the last thing.
   *
   * @param object the result for programs
   * @param text makes the result for people
   */
  public void result(final ObjectNode object, final Function<Style, String> text) {
    if (json) {
      out.println(JsonReports.line(object));
    } else {
      out.print(text.apply(style));
    }
    out.flush();
  }

  /**
   * @param task its name
   * @param total how many records there are; -1 where not known
   * @return progress, shown where somebody is watching; to be closed before the result is written
   */
  public Progress progress(final String task, final long total) {
    return interactive && !json ? Progress.onTerminal(task, total) : Progress.none();
  }
}
