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

  /**
   * Makes one for the value of a key.
   *
   * @param path that leads to the mapping; empty for the root
   * @param key in it
   * @param message what is wrong with its value
   * @return the error, whose message begins with the key
   */
  public static DefinitionException at(final String path, final String key, final String message) {
    return new DefinitionException(Settings.join(path, key), key + ": " + message);
  }

  /**
   * Makes one for a key without a value.
   *
   * @param path that leads to the mapping; empty for the root
   * @param key that is missing from it
   * @return the error
   */
  public static DefinitionException missing(final String path, final String key) {
    return new DefinitionException(path, "key '" + key + "' is missing");
  }

  /** {@return keys and list indices joined by {@code /}; empty for the whole} */
  public String path() {
    return path;
  }
}
