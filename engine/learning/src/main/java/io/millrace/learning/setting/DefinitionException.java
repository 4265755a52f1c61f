package io.millrace.learning.setting;

/**
 * Says what is wrong with a definition, and where. The path of keys leads to the place in a
 * pipeline file, for example {@code models/0/optimizer/rate}.
 */
public final class DefinitionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String path;

  /**
   * @param path keys and list indices joined by {@code /}; empty for the whole
   * @param message what is wrong, with the value and what is allowed
   */
  public DefinitionException(final String path, final String message) {
    super(message);
    this.path = path;
  }

  /** {@return keys and list indices joined by {@code /}; empty for the whole} */
  public String path() {
    return path;
  }
}
