package io.millrace.learning.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    return join(path, key);
  }

  static String join(final String path, final Object key) {
    return path.isEmpty() ? key.toString() : path + "/" + key;
  }

  /**
   * @param newPath that leads to the same settings
   * @return these where the path is theirs, else a copy with that path
   */
  public Settings at(final String newPath) {
    if (newPath.equals(path)) {
      return this;
    }
    final Settings moved = new Settings(newPath, values);
    moved.known.addAll(known);
    return moved;
  }

  /**
   * @param key below this
   * @param message what is wrong with its value
   * @return the error, to be thrown
   */
  public DefinitionException error(final String key, final String message) {
    failed = true;
    return DefinitionException.at(path, key, message);
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
   * @return the settings as one text, the same for the same keys and values in whatever order
   */
  public String canonical() {
    return CanonicalText.of(values);
  }

  /**
   * @param key below this
   * @return its raw value, null where there is none
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
      throw error(key, "expected a single value, not a list or a mapping");
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
      throw DefinitionException.missing(path, key);
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
   * @param <E> an enum whose constants are named as the texts, in upper case
   * @param key below this
   * @param defaultValue where there is no value
   * @return the constant that its text names
   */
  public <E extends Enum<E>> E oneOf(final String key, final E defaultValue) {
    final Class<E> type = defaultValue.getDeclaringClass();
    final List<String> allowed =
        Stream.of(type.getEnumConstants()).map(Settings::lowerCase).toList();
    final String text = oneOf(key, lowerCase(defaultValue), allowed);
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }

  private static String lowerCase(final Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
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
    // Java's own doubles may also end in d or be hexadecimal
    if (!DECIMAL.matcher(value).matches()) {
      throw error(key, "'" + value + "' is not a number: " + Ranges.text(min, max));
    }
    final double number = Double.parseDouble(value.replace("_", ""));
    if (!(number >= min && number <= max) || Double.isInfinite(number)) {
      throw error(key, Ranges.outOfRange(value, min, max));
    }
    return number;
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
      throw error(key, "'" + value + "' is not a whole number: " + Ranges.text(min, max));
    }
    final long number;
    try {
      number = Long.parseLong(value.replace("_", ""));
    } catch (final NumberFormatException tooLong) {
      throw error(key, Ranges.outOfRange(value, min, max));
    }
    if (number < min || number > max) {
      throw error(key, Ranges.outOfRange(value, min, max));
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
      throw error(key, Durations.refusal(value));
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
      throw error(key, "expected a list" + butIs(value));
    }
    final List<String> texts = new ArrayList<>();
    for (final Object item : (List<?>) value) {
      if (!(item instanceof String)) {
        throw error(key, "expected a list of single values");
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
      throw error(key, "expected a list" + butIs(value));
    }
    return (List<?>) value;
  }

  private static String butIs(final Object value) {
    return value instanceof String ? ", not '" + value + "'" : "";
  }

  @SuppressWarnings("unchecked")
  private Settings asMapping(final String key, final Object value) {
    if (!(value instanceof Map)) {
      throw error(key, "expected a mapping such as {key: value}" + butIs(value));
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
