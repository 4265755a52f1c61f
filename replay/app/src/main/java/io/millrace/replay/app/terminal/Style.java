package io.millrace.replay.app.terminal;

/** Colours, or none. */
public enum Style {
  /** Text alone: piped, or where {@code NO_COLOR} is set. */
  PLAIN,
  /** With ANSI escape sequences. */
  COLOURED;

  /**
   * @param text of a heading
   * @return it, to stand out
   */
  public String heading(final String text) {
    return escape("1", text);
  }

  /**
   * @param text of less weight
   * @return it, to step back
   */
  public String faint(final String text) {
    return escape("2", text);
  }

  /**
   * @param text that says that something is well
   * @return it, in green
   */
  public String good(final String text) {
    return escape("32", text);
  }

  /**
   * @param text that says that something is wrong
   * @return it, in red
   */
  public String bad(final String text) {
    return escape("31", text);
  }

  private String escape(final String code, final String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
  }
}
