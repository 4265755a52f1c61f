package io.millrace.engine.function;

import io.millrace.engine.expression.Expression;
import io.millrace.engine.expression.ExpressionException;
import io.millrace.engine.expression.Sign;
import io.millrace.learning.decimal.Arithmetic;
import io.millrace.learning.setting.Durations;
import io.millrace.learning.setting.Suggestions;
import io.millrace.learning.statistic.WindowSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/**
 * The arguments of one call, read by its function's {@link FunctionDefinition.Binding}. Every
 * getter marks what it reads and adds it to the call's canonical form; {@link #finish} refuses the
 * rest.
 */
public final class Arguments {
  private final String text;
  private final Expression.Call call;
  private final int maxWindow;
  private final ToIntFunction<Expression> compiler;
  private final IntPredicate decimals;
  private final Set<String> knownKeys = new TreeSet<>();
  private final List<String> canonical = new ArrayList<>();
  private int positionsRead;
  private boolean givesDecimals;

  /**
   * @param text of the whole expression, for errors
   * @param call in it
   * @param maxWindow largest {@code n}, and how many values a time window may hold
   * @param compiler gives the node of an argument that is an expression
   * @param decimals whether the values of a node are decimals
   */
  public Arguments(
      final String text,
      final Expression.Call call,
      final int maxWindow,
      final ToIntFunction<Expression> compiler,
      final IntPredicate decimals) {
    this.text = text;
    this.call = call;
    this.maxWindow = maxWindow;
    this.compiler = compiler;
    this.decimals = decimals;
  }

  /** Returns how many arguments have no key. */
  public int count() {
    return call.arguments().size();
  }

  /** Returns how many entries a window may hold. */
  public int maxWindow() {
    return maxWindow;
  }

  /**
   * @param key of an argument
   * @return whether the call has it; marks it as known
   */
  public boolean has(final String key) {
    knownKeys.add(key);
    return find(key) != null;
  }

  /**
   * Reads the next positional argument as an expression.
   *
   * @param name that the documentation gives it
   * @return its node
   */
  public int input(final String name) {
    if (positionsRead == count()) {
      throw error("the argument '" + name + "' is missing");
    }
    final int node = compiler.applyAsInt(call.arguments().get(positionsRead++));
    canonical.add("#" + node);
    return node;
  }

  /**
   * Reads all positional arguments as expressions.
   *
   * @return their nodes
   */
  public int[] inputs() {
    final int[] nodes = new int[count()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = input("x");
    }
    return nodes;
  }

  /**
   * @param inputs nodes of arguments
   * @return how their values are added and subtracted: as decimals where all of them are
   */
  public Arithmetic arithmetic(final int... inputs) {
    return Arithmetic.of(Arrays.stream(inputs).allMatch(decimals));
  }

  /**
   * Declares that the result is a decimal where all of some arguments are.
   *
   * @param inputs nodes of those arguments; none where it always is
   */
  public void givesDecimalOf(final int... inputs) {
    givesDecimals = arithmetic(inputs) == Arithmetic.DECIMAL;
  }

  /** Returns whether the call's results are decimals. */
  public boolean givesDecimals() {
    return givesDecimals;
  }

  /**
   * Reads a whole number, by key or as the next positional argument.
   *
   * @param key of it
   * @param min allowed
   * @param max allowed
   * @return the number
   */
  public int integer(final String key, final int min, final int max) {
    final String allowed = "a whole number from " + min + " to " + max;
    final double value = numberValue(key, allowed);
    if (!(value >= min && value <= max) || value != (int) value) {
      throw outOfRange(key, value, allowed);
    }
    canonical.add(key + "=" + (int) value);
    return (int) value;
  }

  /**
   * Reads a number above a bound, by key or as the next positional argument.
   *
   * @param key of it
   * @param above bound that it must be above
   * @param max allowed
   * @return the number, finite
   */
  public double number(final String key, final double above, final double max) {
    final String allowed =
        "above "
            + ArgumentText.shown(above)
            + (max == Double.MAX_VALUE ? "" : ", at most " + ArgumentText.shown(max));
    final double value = numberValue(key, allowed);
    if (!(value > above && value <= max) || Double.isInfinite(value)) {
      throw outOfRange(key, value, allowed);
    }
    canonical.add(key + "=" + value);
    return value;
  }

  /**
   * Reads a number within bounds, by key or as the next positional argument.
   *
   * @param key of it
   * @param min allowed
   * @param max allowed
   * @return the number
   */
  public double numberFrom(final String key, final double min, final double max) {
    final String allowed = "from " + ArgumentText.shown(min) + " to " + ArgumentText.shown(max);
    final double value = numberValue(key, allowed);
    if (!(value >= min && value <= max)) {
      throw outOfRange(key, value, allowed);
    }
    canonical.add(key + "=" + value);
    return value;
  }

  /**
   * Reads a duration that may have a minus before it, by key or as the next positional argument.
   *
   * @param key of it
   * @param maxNs its greatest length either way, in ns
   * @return its length in ns; 0 where it is the number 0
   */
  public long offsetNs(final String key, final long maxNs) {
    Expression value = required(key);
    long sign = 1;
    final Expression negated = negated(value);
    if (negated instanceof Expression.Duration) {
      value = negated;
      sign = -1;
    }
    final long ns;
    if (value instanceof Expression.Duration) {
      ns = sign * ((Expression.Duration) value).ns();
    } else if (value instanceof Expression.Number && ((Expression.Number) value).value() == 0) {
      ns = 0;
    } else {
      throw error(
          column(key),
          key
              + " must be a duration such as 2h or -5h, or 0"
              + ArgumentText.butIs(value)
              + ": at most "
              + Durations.format(maxNs)
              + " either way");
    }
    if (Math.abs(ns) > maxNs) {
      throw error(
          column(key),
          key
              + "="
              + (sign < 0 ? "-" : "")
              + Durations.format(Math.abs(ns))
              + " is out of range: at most "
              + Durations.format(maxNs)
              + " either way");
    }
    canonical.add(key + "=" + ns + "ns");
    return ns;
  }

  /**
   * Reads a duration, by key or as the next positional argument.
   *
   * @param key of it
   * @return its length in ns, above 0
   */
  public long durationNs(final String key) {
    final Expression value = required(key);
    if (!(value instanceof Expression.Duration)) {
      throw error(
          column(key),
          key
              + " must be a duration above 0, such as 10s (units "
              + Durations.UNITS
              + ")"
              + ArgumentText.butIs(value));
    }
    final long ns = ((Expression.Duration) value).ns();
    canonical.add(key + "=" + ns + "ns");
    return ns;
  }

  /**
   * Looks at an argument, by key or the next positional one, without reading it.
   *
   * @param key of it
   * @return whether its value is a duration, be it one with a minus, which no reader takes
   */
  public boolean isDuration(final String key) {
    final Expression.Key found = find(key);
    if (found != null) {
      return isDuration(found.value());
    }
    return positionsRead < count() && isDuration(call.arguments().get(positionsRead));
  }

  private static boolean isDuration(final Expression value) {
    return value instanceof Expression.Duration
        || (value instanceof Expression.Unary && isDuration(((Expression.Unary) value).operand()));
  }

  /**
   * Reads {@code n=} or {@code window=}.
   *
   * @param orAll whether neither means all values so far
   * @return the extent
   */
  public WindowSpec extent(final boolean orAll) {
    final boolean byCount = has("n");
    final boolean byTime = has("window");
    if (byCount && byTime) {
      throw error(column("window"), "give n= or window=, not both");
    }
    if (byCount) {
      return WindowSpec.count(integer("n", 1, maxWindow));
    }
    if (byTime) {
      return WindowSpec.time(durationNs("window"), maxWindow);
    }
    if (!orAll) {
      throw error("give n= (known values) or window= (a duration)");
    }
    return WindowSpec.ALL;
  }

  /**
   * Checks that nothing is left.
   *
   * @throws ExpressionException for the first argument that nobody asked for
   */
  public void finish() {
    if (positionsRead < count()) {
      throw error(
          call.arguments().get(positionsRead).column(),
          "this argument is one too many; without a key there are at most " + positionsRead);
    }
    for (final Expression.Key key : call.keys()) {
      if (!knownKeys.contains(key.name())) {
        throw error(
            key.column(),
            knownKeys.isEmpty()
                ? "takes no argument with a key, not '" + key.name() + "'"
                : "unknown argument '"
                    + key.name()
                    + "'"
                    + Suggestions.hint(key.name(), knownKeys));
      }
    }
  }

  /** {@return the call with what was read from it, the same for calls that mean the same} */
  public String canonical() {
    return call.function() + "(" + String.join(",", canonical) + ")";
  }

  /**
   * @param key of an argument
   * @param message what is wrong with it
   * @return the error at its place, to be thrown
   */
  public ExpressionException errorAt(final String key, final String message) {
    return error(column(key), message);
  }

  /**
   * @param message what is missing or wrong with the whole call
   * @return the error at the function's name, to be thrown
   */
  public ExpressionException error(final String message) {
    return error(call.column(), message);
  }

  private ExpressionException error(final int column, final String message) {
    return new ExpressionException(text, column, call.function() + ": " + message);
  }

  private Expression required(final String key) {
    knownKeys.add(key);
    final Expression.Key found = find(key);
    if (found != null) {
      return found.value();
    }
    if (positionsRead < count()) {
      return call.arguments().get(positionsRead++);
    }
    throw error("the argument '" + key + "' is missing");
  }

  private int column(final String key) {
    final Expression.Key found = find(key);
    if (found != null) {
      return found.column();
    }
    return positionsRead == 0 || count() == 0
        ? call.column()
        : call.arguments().get(positionsRead - 1).column();
  }

  private Expression.Key find(final String key) {
    for (final Expression.Key candidate : call.keys()) {
      if (candidate.name().equals(key)) {
        return candidate;
      }
    }
    return null;
  }

  private ExpressionException outOfRange(
      final String key, final double value, final String allowed) {
    return error(
        column(key), key + "=" + ArgumentText.shown(value) + " is out of range: " + allowed);
  }

  private double numberValue(final String key, final String allowed) {
    final Expression value = required(key);
    if (value instanceof Expression.Number) {
      return ((Expression.Number) value).value();
    }
    final Expression negated = negated(value);
    if (negated instanceof Expression.Number) {
      return -((Expression.Number) negated).value();
    }
    throw error(
        column(key),
        key + " must be a number" + ArgumentText.butIsNoNumber(value) + ": " + allowed);
  }

  /** The operand of a minus; null for none. {@code not 0} is no number but a result. */
  private static Expression negated(final Expression value) {
    return value instanceof Expression.Unary && ((Expression.Unary) value).sign() == Sign.SUBTRACT
        ? ((Expression.Unary) value).operand()
        : null;
  }
}
