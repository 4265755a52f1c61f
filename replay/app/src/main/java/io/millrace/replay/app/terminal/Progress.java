package io.millrace.replay.app.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows how far long work has come, on standard error, where somebody is watching. Called by the
 * thread that does the work; a call costs an atomic store, the drawing is another thread's.
 */
public final class Progress implements AutoCloseable {
  private static final int INTERVAL_MS = 200;

  private final ProgressBar bar;

  private Progress(final ProgressBar bar) {
    this.bar = bar;
  }

  /** {@return a progress that shows nothing} */
  public static Progress none() {
    return new Progress(null);
  }

  /**
   * Begins to show progress.
   *
   * @param task its name
   * @param total how many records there are; -1 where not known
   * @return the progress, to be closed at the end
   */
  public static Progress onTerminal(final String task, final long total) {
    final ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(INTERVAL_MS)
            .setUnit("", 1)
            .showSpeed()
            .clearDisplayOnFinish();
    if (total < 0) { // no bar where nobody knows how much is to come
      builder.setRenderer(
          (state, width) ->
              line(task, state.getCurrent(), state.getElapsedAfterStart().toMillis() / 1e3));
    }
    return new Progress(builder.build());
  }

  static String line(final String task, final long records, final double elapsedSeconds) {
    final String line = String.format("%s  %s records", task, Figures.count(records));
    return elapsedSeconds > 0
        ? line + String.format("  %s/s", Figures.count((long) (records / elapsedSeconds)))
        : line;
  }

  /**
   * To be called once a batch.
   *
   * @param records how many are done
   */
  public void at(final long records) {
    if (bar != null) {
      bar.stepTo(records);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
