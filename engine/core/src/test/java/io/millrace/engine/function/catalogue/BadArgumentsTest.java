package io.millrace.engine.function.catalogue;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.expression.ExpressionException;
import io.millrace.engine.function.ExpressionRun;
import io.millrace.engine.function.FunctionDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parameter of every function, found from its examples, with values that none of them can
 * take: a new function is tried by itself.
 */
class BadArgumentsTest {
  /** Never right: of the wrong sign or type, not a number, or beyond all bounds. */
  private static final List<String> NEVER =
      List.of("-1", "-0.5", "NaN", "inf", "-inf", "x", "x + 1", "-7s", "not 0", "not 7s");

  /** Known to be right for some parameters. */
  private static final List<String> SOMETIMES = List.of("0", "0.5", "2", "3s", "1e300");

  private static final Pattern LITERAL = Pattern.compile("-?[0-9][0-9.e]*(ns|us|ms|s|m|h)?");

  /** A call with a parameter left open: %s stands for its value. */
  private record Gap(String function, String key, String call) {}

  private static ExpressionException refused(final String text) {
    try {
      new ExpressionRun(1_000, text, "x", "y", "z", "NaN", "inf");
    } catch (final ExpressionException refused) {
      return refused;
    }
    return null;
  }

  private static List<Gap> gaps(final FunctionDefinition function, final String example) {
    final int open = example.indexOf('(') + 1;
    final String inside = example.substring(open, example.lastIndexOf(')'));
    final String[] arguments = inside.isEmpty() ? new String[0] : inside.split(",\\s*");
    final String[] names = function.arguments().split("\\s*[,|]\\s*");
    final Stream.Builder<Gap> gaps = Stream.builder();
    for (int i = 0; i < arguments.length; i++) {
      final String[] copy = arguments.clone();
      final int equals = arguments[i].indexOf('=');
      final String value = arguments[i].substring(equals + 1).trim();
      copy[i] = arguments[i].substring(0, equals + 1) + "%s";
      final String call = example.substring(0, open) + String.join(", ", copy) + ")";
      // a literal in whose place any expression is right is an input
      if (LITERAL.matcher(value).matches() && refused(call.replace("%s", "y")) != null) {
        final String key = equals > 0 ? arguments[i].substring(0, equals) : names[i];
        gaps.add(new Gap(function.name(), key.replaceAll("=.*", ""), call));
      }
    }
    return gaps.build().toList();
  }

  static Stream<Gap> gaps() {
    final Set<Gap> all = new LinkedHashSet<>();
    for (final FunctionDefinition function : FunctionCatalogue.all()) {
      function.examples().forEach(example -> all.addAll(gaps(function, example)));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("gaps")
  void shouldNameKeyValueAndRangeWhenAValueIsRefused(final Gap gap) {
    for (final String value : NEVER) {
      if (gap.key().equals("offset") && value.equals("-7s")) {
        continue;
      }
      final ExpressionException error = refused(gap.call().replace("%s", value));
      assertTrue(error != null, gap + " takes " + value);
      assertExplained(gap, value, error.getMessage());
    }
    for (final String value : SOMETIMES) {
      final ExpressionException error = refused(gap.call().replace("%s", value));
      // some keys are for another type of this one, as the bins of a period
      if (error != null && !error.getMessage().contains("unknown argument")) {
        assertExplained(gap, value, error.getMessage());
      }
    }
  }

  private static void assertExplained(final Gap gap, final String value, final String message) {
    final String where = gap + " " + value + ": " + message;
    assertTrue(message.startsWith(gap.function() + ": " + gap.key()), where);
    final boolean isSum = value.contains("+");
    final boolean showsHuge = value.equals("1e300") && message.contains("1.0E300");
    assertTrue(isSum || showsHuge || message.contains(value), where);
    assertTrue(
        message.matches(
            ".*(from -?[0-9.]+ to |above [0-9k]|at most |a duration above 0|multiple of).*"),
        where);
  }

  /** So that none is overlooked for want of an example. */
  @Test
  void shouldTryEveryParameterThatHasAKey() {
    final Set<String> tried = new TreeSet<>();
    gaps().forEach(gap -> tried.add(gap.function() + " " + gap.key()));
    for (final FunctionDefinition function : FunctionCatalogue.all()) {
      final Matcher key = Pattern.compile("([a-z_]+)=").matcher(function.arguments());
      while (key.find()) {
        final String name = function.name() + " " + key.group(1);
        assertTrue(tried.contains(name), "no example of " + name);
      }
    }
    assertTrue(tried.containsAll(List.of("quantile q", "lag k", "seasonal period")), tried + "");
  }

  @ParameterizedTest
  @MethodSource("gaps")
  void shouldRefuseANumberBeyondTheLargestDouble(final Gap gap) {
    final ExpressionException error = refused(gap.call().replace("%s", "1e309"));
    assertTrue(error != null && error.getMessage().contains("1e309"), gap + ": " + error);
  }

  @Test
  void shouldRefuseAKeyThatAFunctionDoesNotTake() {
    for (final FunctionDefinition function : FunctionCatalogue.all()) {
      final String example = function.examples().get(0);
      final String cut = example.substring(0, example.length() - 1);
      final String text = cut + (cut.endsWith("(") ? "" : ", ") + "windw=3)";
      final ExpressionException error =
          assertThrows(
              ExpressionException.class, () -> new ExpressionRun(1_000, text, "x", "y", "z"), text);
      assertTrue(error.getMessage().contains("'windw'"), error.getMessage());
    }
  }
}
