package io.millrace.engine.function.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.function.FunctionDefinition;
import io.millrace.engine.graph.OperatorGraph;
import io.millrace.engine.graph.OperatorPlanner;
import io.millrace.engine.tick.FieldNames;
import io.millrace.learning.endurance.AllocationMeter;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every function of the registry, on its examples; a new one is found by itself. */
class FunctionContractTest {
  private static final List<String> FIELDS = List.of("x", "y", "z");
  private static final long STEP_NS = 300_000_000L;

  /** More distinct values than a sketch has room for. */
  private static final int WARM = 20_000;

  /** One operator graph whose only feature is an example. */
  private static final class Probe {
    private final OperatorGraph graph;
    private final int handle;
    private final double[] fields = new double[FIELDS.size()];

    Probe(final String example) {
      final OperatorPlanner planner = new OperatorPlanner(new FieldNames(FIELDS, false), 1_000);
      FIELDS.forEach(planner::field);
      handle = planner.feature("f", example);
      graph = planner.plan().newGraph();
    }

    double update(final long timeNs, final double x, final double y, final double z) {
      fields[0] = x;
      fields[1] = y;
      fields[2] = z;
      graph.update(fields, timeNs);
      return graph.value(handle);
    }

    double moveTo(final long timeNs) {
      graph.moveTo(timeNs);
      return graph.value(handle);
    }

    double random(final SplittableRandom random, final long timeNs) {
      return update(
          timeNs, 100 + random.nextDouble(), random.nextInt(-3, 4), 1e3 * random.nextDouble());
    }
  }

  static Stream<String> examples() {
    return FunctionCatalogue.all().stream().flatMap(definition -> definition.examples().stream());
  }

  /** Whether event time decides: a duration among the arguments, or time is all it tells. */
  private static boolean isTimed(final String example) {
    return example.matches(".*[0-9](ms|s|m|h)[,)].*")
        || example.matches("(rate|hour|minute|time_of_day|twap)\\(.*");
  }

  private static boolean isWindow(final String example) {
    return example.contains("n=") || example.contains("window=");
  }

  @Test
  void shouldDescribeEveryFunctionOnce() {
    final Set<String> names = new TreeSet<>();
    for (final FunctionDefinition definition : FunctionCatalogue.all()) {
      assertTrue(names.add(definition.name()), definition.name());
      assertSame(definition, FunctionCatalogue.find(definition.name()));
      assertFalse(definition.examples().isEmpty(), definition.name());
      for (final String text :
          List.of(
              definition.arguments(), definition.unit(), definition.summary(), definition.cost())) {
        assertFalse(text.isBlank(), definition.name());
        assertFalse(text.contains("\n"), definition.name());
      }
      assertNotNull(definition.reference());
      for (final String example : definition.examples()) {
        assertTrue(example.contains(definition.name() + "("), example);
      }
    }
  }

  /** A label moves time for what its target depends on; all others skip that. */
  @ParameterizedTest
  @MethodSource("examples")
  void shouldGiveTheSameBitsWhateverTimesWereMovedToBefore(final String example) {
    for (long seed = 0; seed < 20; seed++) {
      final Probe plain = new Probe(example);
      final Probe moved = new Probe(example);
      final SplittableRandom random = new SplittableRandom(seed);
      long timeNs = 0;
      for (int i = 0; i < 200; i++) {
        final long stepNs = random.nextLong(1, STEP_NS * (random.nextInt(20) == 0 ? 40 : 1));
        for (long part = 1; part <= random.nextInt(4); part++) {
          moved.moveTo(timeNs + stepNs * part / 8);
        }
        timeNs += stepNs;
        final long tick = random.nextLong();
        assertEquals(
            plain.random(new SplittableRandom(tick), timeNs),
            moved.random(new SplittableRandom(tick), timeNs),
            example + " seed=" + seed);
        if (random.nextInt(5) == 0) {
          timeNs += STEP_NS;
          assertEquals(plain.moveTo(timeNs), moved.moveTo(timeNs), example + " seed=" + seed);
        }
      }
      assertEquals(StateDigest.of(plain.graph), StateDigest.of(moved.graph), example);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldGoOnWithTheSameBitsWhenStateIsRestored(final String example) {
    for (long seed = 0; seed < 20; seed++) {
      final Probe one = new Probe(example);
      final Probe two = new Probe(example);
      final SplittableRandom random = new SplittableRandom(seed);
      long timeNs = 0;
      for (int i = 0; i < seed * 7; i++) {
        timeNs += random.nextLong(STEP_NS);
        one.random(random, timeNs);
      }
      final StateBuffer state = new StateBuffer();
      state.write(one.graph);
      state.read(two.graph);
      assertEquals(0, state.remaining(), example);
      assertEquals(StateDigest.of(one.graph), StateDigest.of(two.graph), example);
      final SplittableRandom same = new SplittableRandom(seed);
      final SplittableRandom again = new SplittableRandom(seed);
      for (int i = 0; i < 100; i++) {
        timeNs += random.nextLong(STEP_NS);
        final String where = example + " seed=" + seed + " i=" + i;
        assertEquals(one.random(same, timeNs), two.random(again, timeNs), 0, where);
        assertEquals(one.moveTo(timeNs + 1), two.moveTo(timeNs + 1), 0, where);
      }
      assertEquals(StateDigest.of(one.graph), StateDigest.of(two.graph), example);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldOnlyMoveTimeWhenInputIsNotKnown(final String example) {
    final Probe disturbed = new Probe(example);
    final Probe quiet = new Probe(example);
    final SplittableRandom one = new SplittableRandom(5);
    final SplittableRandom two = new SplittableRandom(5);
    final double[] unknown = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    final boolean pointwise = isPointwise(example);
    for (int i = 0; i < 300; i++) {
      final long timeNs = i * STEP_NS;
      final double nothing = unknown[i % 3];
      final double kept = disturbed.update(timeNs, nothing, nothing, nothing);
      final double moved = quiet.moveTo(timeNs);
      if (i > 0 && !pointwise) {
        assertEquals(moved, kept, 0, example + " i=" + i);
      }
      assertEquals(
          quiet.random(two, timeNs), disturbed.random(one, timeNs), 0, example + " i=" + i);
    }
  }

  /** Whether the last inputs alone decide the result: then its state is that of the fields. */
  private static boolean isPointwise(final String example) {
    final Probe fresh = new Probe(example);
    final Probe used = new Probe(example);
    used.update(0, 3, 7, 9);
    final double value = used.update(1, 1, 2, 3);
    return value == fresh.update(1, 1, 2, 3)
        && Double.compare(
                used.update(2, Double.NaN, Double.NaN, Double.NaN),
                new Probe(example).update(2, Double.NaN, Double.NaN, Double.NaN))
            == 0;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldGiveTheSameBitsWhenAllTimesAreShifted(final String example) {
    final Probe one = new Probe(example);
    final Probe two = new Probe(example);
    final SplittableRandom times = new SplittableRandom(1);
    final SplittableRandom left = new SplittableRandom(2);
    final SplittableRandom right = new SplittableRandom(2);
    // Whole weeks, as some functions tell the time of day.
    final long shiftNs = 2_810 * 7 * 86_400_000_000_000L;
    long timeNs = 0;
    for (int i = 0; i < 200; i++) {
      timeNs += times.nextLong(STEP_NS);
      assertEquals(
          one.random(left, timeNs), two.random(right, timeNs + shiftNs), 0, example + " i=" + i);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldHeedTimeOnlyWhenExampleSaysSo(final String example) {
    final Probe one = new Probe(example);
    final Probe two = new Probe(example);
    final SplittableRandom left = new SplittableRandom(2);
    final SplittableRandom right = new SplittableRandom(2);
    for (int i = 0; i < 200; i++) {
      final double slow = one.random(left, i * STEP_NS);
      final double fast = two.random(right, i * (STEP_NS / 4));
      if (!isTimed(example)) {
        assertEquals(slow, fast, 0, example + " i=" + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldBeNotKnownOrFiniteWhenInputIsExtreme(final String example) {
    final Probe probe = new Probe(example);
    if (isPointwise(example)) {
      return;
    }
    final double[] values = {
      1, Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, 0, -0.0, 1e300, Double.NaN, 3
    };
    final SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 500; i++) {
      final double x = values[random.nextInt(values.length)];
      final double value = probe.update(i * STEP_NS, x, x, x);
      assertFalse(
          Double.isInfinite(value) && !example.contains("diff") && !example.contains("change"),
          example + " i=" + i + " value=" + value);
    }
    // Windows are clean again once the extremes have left.
    if (isWindow(example)) {
      final Probe clean = new Probe(example);
      double last = 0;
      double expected = 0;
      for (int i = 500; i < 560; i++) {
        last = probe.update(i * STEP_NS, i % 7, i % 5, i % 3);
        expected = clean.update(i * STEP_NS, i % 7, i % 5, i % 3);
      }
      final double tolerance =
          Double.isNaN(expected) ? 0 : 1e-12 * Math.max(0.1, Math.abs(expected));
      assertEquals(expected, last, tolerance, example);
    }
  }

  @Test
  void shouldHoldABoundedStateHoweverManyValuesCome() {
    for (final String example : examples().toList()) {
      final Probe probe = new Probe(example);
      final SplittableRandom random = new SplittableRandom(6);
      for (int i = 0; i < 80_000; i++) {
        probe.random(random, i * STEP_NS / 10);
      }
      final StateBuffer state = new StateBuffer();
      state.write(probe.graph);
      assertTrue(state.remaining() < 35_000, example + " holds " + state.remaining() + " numbers");
    }
  }

  @Test
  void shouldAllocateNothingWhenWarm() {
    for (final String example : examples().toList()) {
      final Probe probe = new Probe(example);
      final SplittableRandom random = new SplittableRandom(5);
      for (int i = 0; i < WARM; i++) {
        probe.random(random, i * STEP_NS / 10);
        probe.moveTo(i * STEP_NS / 10);
      }
      final int[] next = {WARM};
      AllocationMeter.assertNothing(
          example,
          () -> {
            final int end = next[0] + 5_000;
            for (int i = next[0]; i < end; i++) {
              probe.random(random, i * STEP_NS / 10);
              probe.moveTo(i * STEP_NS / 10);
            }
            next[0] = end;
          });
    }
  }
}
