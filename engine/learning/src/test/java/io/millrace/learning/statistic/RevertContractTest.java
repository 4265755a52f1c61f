package io.millrace.learning.statistic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.millrace.learning.state.StateBuffer;
import io.millrace.learning.state.StateDigest;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every statistic that can forget a value. They are found among the compiled
 * classes, and made with every choice that their constructors offer.
 */
class RevertContractTest {
  private record Maker(String name, Supplier<Revertible> supplier) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Maker> makers() throws ClassNotFoundException {
    final List<Maker> makers = new ArrayList<>();
    for (final JavaClass found :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.millrace.learning.statistic")) {
      if (found.isAssignableTo(Revertible.class) && !found.isInterface()) {
        add(makers, Class.forName(found.getName()));
      }
    }
    return makers.stream();
  }

  private static void add(final List<Maker> makers, final Class<?> type) {
    for (final Constructor<?> constructor : type.getConstructors()) {
      final Class<?>[] parameters = constructor.getParameterTypes();
      final Object[] choices =
          parameters.length == 0
              ? new Object[1]
              : parameters[0] == boolean.class
                  ? new Object[] {false, true}
                  : parameters[0].getEnumConstants();
      assertTrue(parameters.length <= 1 && choices != null, type + " is made in another way");
      for (final Object choice : choices) {
        final Object[] arguments = parameters.length == 0 ? new Object[0] : new Object[] {choice};
        makers.add(
            new Maker(
                type.getSimpleName() + (arguments.length == 0 ? "" : " " + choice),
                () -> make(constructor, arguments)));
      }
    }
  }

  private static Revertible make(final Constructor<?> constructor, final Object[] arguments) {
    try {
      return (Revertible) constructor.newInstance(arguments);
    } catch (final ReflectiveOperationException e) {
      throw new AssertionError(constructor.toString(), e);
    }
  }

  @Test
  void shouldFindThemAll() throws ClassNotFoundException {
    assertTrue(makers().count() >= 6, "found " + makers().toList());
  }

  @ParameterizedTest
  @MethodSource("makers")
  void shouldBeAsBeforeWhenAnUpdateIsReverted(final Maker maker) {
    for (long seed = 0; seed < 20; seed++) {
      final SplittableRandom random = new SplittableRandom(seed);
      final Revertible used = maker.supplier().get();
      final Revertible never = maker.supplier().get();
      for (int i = 0; i < 300; i++) {
        final double x = 100 + random.nextDouble();
        final double undone = 100 + 10 * random.nextDouble();
        used.update(undone, i);
        used.revert(undone);
        used.update(x, i);
        never.update(x, i);
        final double expected = never.get();
        final double tolerance =
            Double.isNaN(expected) ? 0 : 1e-8 * Math.max(1, Math.abs(expected));
        assertEquals(expected, used.get(), tolerance, "seed=" + seed + " i=" + i);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("makers")
  void shouldBeAsNewWhenAllValuesAreReverted(final Maker maker) {
    final Revertible used = maker.supplier().get();
    final Revertible fresh = maker.supplier().get();
    for (int i = 0; i < 5; i++) {
      used.update(1.5 * i, i);
    }
    for (int i = 4; i >= 0; i--) {
      used.revert(1.5 * i);
    }
    assertEquals(fresh.get(), used.get());
    assertThrows(IllegalStateException.class, () -> used.revert(1));
    used.update(7, 9);
    fresh.update(7, 9);
    assertEquals(fresh.get(), used.get());
  }

  @ParameterizedTest
  @MethodSource("makers")
  void shouldChangeNothingWhenWhatIsRevertedIsNotKnown(final Maker maker) {
    final Revertible statistic = maker.supplier().get();
    statistic.update(3, 0);
    statistic.update(4, 1);
    final long digest = StateDigest.of(statistic);
    for (final double nothing :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      statistic.update(nothing, 1);
      statistic.revert(nothing);
    }
    assertEquals(digest, StateDigest.of(statistic));
  }

  @ParameterizedTest
  @MethodSource("makers")
  void shouldGoOnWithTheSameBitsWhenStateIsRestoredAfterARevert(final Maker maker) {
    final Revertible one = maker.supplier().get();
    final Revertible two = maker.supplier().get();
    for (int i = 0; i < 50; i++) {
      one.update(0.1 * i, i);
    }
    one.revert(0.1 * 7);
    final StateBuffer state = new StateBuffer();
    state.write(one);
    state.read(two);
    for (int i = 0; i < 50; i++) {
      one.update(0.3 * i, i);
      two.update(0.3 * i, i);
      one.revert(0.1 * i / 2 + 0.3);
      two.revert(0.1 * i / 2 + 0.3);
      assertEquals(one.get(), two.get(), 0, "i=" + i);
    }
    assertEquals(StateDigest.of(one), StateDigest.of(two));
  }
}
