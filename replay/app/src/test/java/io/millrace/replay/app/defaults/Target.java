package io.millrace.replay.app.defaults;

import java.util.Locale;

/** What is predicted of a series, one step ahead. */
enum Target {
  VALUE("level"),
  CHANGE("difference");

  private final String change;

  Target(final String change) {
    this.change = change;
  }

  /** Returns the word of the pipeline file. */
  String change() {
    return change;
  }

  /** Returns the word of the page. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
