package io.millrace.learning.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Typed reading of a tree of text: each value a {@code String}, a {@code List<Object>} or a {@code
 * Map<String, Object>} of the same. Every getter marks its key as known; {@link #close} refuses the
 * keys that nobody asked for. Errors are {@link DefinitionException}s that carry the path.
 */
public final class Settings implements AutoCloseable {
  private static final String DIGITS = "\\d+(_\\d+)*";
  private static final Pattern WHOLE = Pattern.compile("[+-]?" + DIGITS);
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(" + DIGITS + "(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?|NaN|[+-]?Infinity");

  private final String path;
  private final Map<String, Object> values;
  private final Set<String> known = new LinkedHashSet<>();
  private boolean failed;

  /**
   * @param path keys and indices that lead here, joined by {@code /}; empty for the root
   * @param values the tree
   */
  public Settings(final String path, final Map<String, Object> values) {
    this.path = path;
    this.values = new LinkedHashMap<>(values);
  }

  /**
   * Takes values of a Java program.
   *
   * @param path keys and indices that lead here, joined by {@code /}; empty for the root
   * @param values by key: numbers, true or false, texts, and lists and maps of such; copied
   * @return the settings
   * @throws DefinitionException for a key that is no text and a value of another type
   */
  public static Settings of(final String path, final Map<String, ?> values) {
    return new Settings(path, JavaValues.texts(path, values));
  }

  /**
   * @param path that leads here
   * @return settings without a key: every getter gives its default
   */
  public static Settings empty(final String path) {
    return new Settings(path, Map.of());
  }

  /** {@return keys and indices that lead here} */
  public String path() {
    return path;
  }

  /**
   * @param key below this
   * @return the path that leads to it
   */
  public String pathOf(final Object key) {
    return path.isEmpty() ? key.toString() : path + "/" + key;
  }

  /**
   * @param key below this
   * @param message what is wrong with its value
   * @return the error, to be thrown
   */
  public DefinitionException error(final String key, final String message) {
    failed = true;
    return new DefinitionException(pathOf(key), key + ": " + message);
  }

  /**
   * @param key below this
   * @return whether it has a value
   */
  public boolean has(final String key) {
    known.add(key);
    return values.containsKey(key);
  }

  /** {@return the keys in the order of the file; marks none as known} */
  public List<String> keys() {
    return new ArrayList<>(values.keySet());
  }

  /**
   * @param key below this
   * @return its value as it stands, null where there is none
   */
  public Object raw(final String key) {
    known.add(key);
    return values.get(key);
  }

  /**
   * @param key below this
   * @param defaultValue where there is no value; may be null
   * @return its text
   */
  public String text(final String key, final String defaultValue) {
    final Object value = raw(key);
    if (value == null) {
      if (values.containsKey(key)) {
        throw error(key, "has no value");
      }
      return defaultValue;
    }
    if (!(value instanceof String)) {
      throw error(key, "a single value is wanted here, not a list or a mapping");
    }
    return (String) value;
  }

  /**
   * @param key below this
   * @return its text
   * @throws DefinitionException where there is none
   */
  public String required(final String key) {
    final String value = text(key, null);
    if (value == null) {
      failed = true;
      throw new DefinitionException(path, "key '" + key + "' is missing");
    }
    return value;
  }

  /**
   * @param key below this
   * @param defaultValue where there is no value
   * @param allowed the texts it may be
   * @return its text
   */
  public String oneOf(final String key, final String defaultValue, final List<String> allowed) {
    final String value = text(key, defaultValue);
    if (value != null && !allowed.contains(value)) {
      throw error(key, "'" + value + "' is not known" + Suggestions.hint(value, allowed));
    }
    return value;
  }

  /**
   * @param key below this
   * @param defaultValue where there is no value
   * @param min allowed
   * @param max allowed
   * @return its number, finite
   */
  public double number(
      final String key, final double defaultValue, final double min, final double max) {
    final String value = text(key, null);
    if (value == null) {
      return defaultValue;
    }
    // Java's own doubles may also end in d or stand in hexadecimal
    if (!DECIMAL.matcher(value).matches()) {
      throw error(key, "'" + value + "' is not a number: " + range(min, max));
    }
    final double number = Double.parseDouble(value.replace("_", ""));
    if (!(number >= min && number <= max) || Double.isInfinite(number)) {
      throw error(key, value + " is out of range: " + range(min, max));
    }
    return number;
  }

  private static String range(final double min, final double max) {
    final String from = min == -Double.MAX_VALUE ? "any finite number" : "from " + min;
    final String to = max == Double.MAX_VALUE ? "" : " to " + max;
    final boolean isAboveZero = min > 0 && min <= Double.MIN_NORMAL;
    return isAboveZero ? "above 0" + to : from + to;
  }

  /**
   * @param key below this
   * @param defaultValue where there is no value
   * @param min allowed
   * @param max allowed
   * @return its whole number
   */
  public long integer(final String key, final long defaultValue, final long min, final long max) {
    final String value = text(key, null);
    if (value == null) {
      return defaultValue;
    }
    if (!WHOLE.matcher(value).matches()) {
      throw error(key, "'" + value + "' is not a whole number: from " + min + " to " + max);
    }
    final long number;
    try {
      number = Long.parseLong(value.replace("_", ""));
    } catch (final NumberFormatException tooLong) {
      throw error(key, value + " is out of range: from " + min + " to " + max);
    }
    if (number < min || number > max) {
      throw error(key, value + " is out of range: from " + min + " to " + max);
    }
    return number;
  }

  /**
   * @param key below this
   * @param defaultValue where there is no value
   * @return whether it says {@code true}
   */
  public boolean flag(final String key, final boolean defaultValue) {
    return "true".equals(oneOf(key, defaultValue ? "true" : "false", List.of("true", "false")));
  }

  /**
   * @param key below this
   * @param defaultValue where there is no value, in ns
   * @return its duration in ns, above 0
   */
  public long durationNs(final String key, final long defaultValue) {
    final String value = text(key, null);
    if (value == null) {
      return defaultValue;
    }
    final OptionalLong ns = Durations.parseNs(value);
    if (ns.isEmpty() || ns.getAsLong() <= 0) {
      throw error(
          key,
          "'" + value + "' is not a duration above 0, such as 10s (units " + Durations.UNITS + ")");
    }
    return ns.getAsLong();
  }

  /**
   * @param key below this
   * @return the mapping below it, empty where there is none
   */
  public Settings mapping(final String key) {
    final Object value = raw(key);
    if (value == null && !values.containsKey(key)) {
      return empty(pathOf(key));
    }
    return asMapping(key, value);
  }

  /**
   * @param key below this
   * @param defaultValue the type where there is no value
   * @return settings with a key {@code type}, also where the value is the type alone
   */
  public Settings typed(final String key, final String defaultValue) {
    final Object value = raw(key);
    if (value == null || value instanceof String) {
      return new Settings(pathOf(key), Map.of("type", text(key, defaultValue)));
    }
    return asMapping(key, value);
  }

  /**
   * @param key below this
   * @return its items, each with a key {@code type}, also where an item is the type alone; no value
   *     is an empty list
   */
  public List<Settings> typedList(final String key) {
    final List<Settings> settings = new ArrayList<>();
    int index = 0;
    for (final Object item : items(key)) {
      final String at = key + "/" + index++;
      settings.add(
          item instanceof String
              ? new Settings(pathOf(at), Map.of("type", item))
              : asMapping(at, item));
    }
    return settings;
  }

  /**
   * @param key below this
   * @return its items as texts; a single text is a list of one, no value an empty list
   */
  public List<String> texts(final String key) {
    final Object value = raw(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof String) {
      return List.of((String) value);
    }
    if (!(value instanceof List)) {
      throw error(key, "a list is wanted here" + butIs(value));
    }
    final List<String> texts = new ArrayList<>();
    for (final Object item : (List<?>) value) {
      if (!(item instanceof String)) {
        throw error(key, "a list of single values is wanted here");
      }
      texts.add((String) item);
    }
    return texts;
  }

  /**
   * @param key below this
   * @return its items, each a mapping; no value is an empty list
   */
  public List<Settings> mappings(final String key) {
    final List<Settings> settings = new ArrayList<>();
    int index = 0;
    for (final Object item : items(key)) {
      settings.add(asMapping(key + "/" + index++, item));
    }
    return settings;
  }

  private List<?> items(final String key) {
    final Object value = raw(key);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List)) {
      throw error(key, "a list is wanted here" + butIs(value));
    }
    return (List<?>) value;
  }

  private static String butIs(final Object value) {
    return value instanceof String ? ", not '" + value + "'" : "";
  }

  @SuppressWarnings("unchecked")
  private Settings asMapping(final String key, final Object value) {
    if (!(value instanceof Map)) {
      throw error(key, "a mapping is wanted here, such as {key: value}" + butIs(value));
    }
    return new Settings(pathOf(key), (Map<String, Object>) value);
  }

  /**
   * Refuses keys that nobody asked for; to be called after the last getter.
   *
   * @throws DefinitionException for the first of them, with the nearest known keys
   */
  @Override
  public void close() {
    if (failed) {
      return;
    }
    for (final String key : values.keySet()) {
      if (!known.contains(key)) {
        throw new DefinitionException(
            pathOf(key), "unknown key '" + key + "'" + Suggestions.hint(key, known));
      }
    }
  }
}
