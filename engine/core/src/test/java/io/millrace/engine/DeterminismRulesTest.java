package io.millrace.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds what makes a replay give the same bits on every JVM: no library mathematics that a JVM may
 * round its own way, no clock, no unseeded randomness, no order that comes from a hash, no parallel
 * reduction. Each rule is tried on a class that breaks it.
 */
class DeterminismRulesTest {
  /** The methods of Math that are exactly specified, so that every JVM gives the same bits. */
  private static final Set<String> EXACT =
      Set.of(
          "sqrt",
          "fma",
          "abs",
          "min",
          "max",
          "floor",
          "ceil",
          "rint",
          "round",
          "floorDiv",
          "floorMod",
          "ceilDiv",
          "ceilMod",
          "addExact",
          "subtractExact",
          "multiplyExact",
          "incrementExact",
          "decrementExact",
          "negateExact",
          "toIntExact",
          "absExact",
          "multiplyHigh",
          "multiplyFull",
          "unsignedMultiplyHigh",
          "clamp",
          "signum",
          "copySign",
          "ulp",
          "scalb",
          "getExponent",
          "nextUp",
          "nextDown",
          "nextAfter");

  private static final Set<String> CLOCKS =
      Set.of(
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalTime.now",
          "java.time.LocalDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.time.OffsetDateTime.now",
          "java.time.Clock.systemUTC",
          "java.time.Clock.systemDefaultZone",
          "java.time.Clock.system",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime");

  private static final Set<String> RANDOM_TYPES =
      Set.of(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.security.SecureRandom",
          "java.util.UUID");

  private static final Set<String> HASHED =
      Set.of(
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.Hashtable",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap",
          "java.util.concurrent.ConcurrentHashMap");

  private static ArchRule noAccess(
      final String what, final DescribedPredicate<JavaAccess<?>> forbidden) {
    return noClasses().should().accessTargetWhere(forbidden).as(what).allowEmptyShould(true);
  }

  private static ArchRule noCall(final String what, final java.util.function.Predicate<Call> is) {
    return noAccess(
        what,
        new DescribedPredicate<>(what) {
          @Override
          public boolean test(final JavaAccess<?> access) {
            return is.test(
                new Call(access.getTargetOwner().getFullName(), access.getTarget().getName()));
          }
        });
  }

  /** What is called or referred to. */
  private record Call(String owner, String method) {
    String name() {
      return owner + "." + method;
    }
  }

  private static final ArchRule NO_INEXACT_MATH =
      noCall(
          "no method of Math that a JVM may round its own way: StrictMath has them all",
          call -> call.owner().equals("java.lang.Math") && !EXACT.contains(call.method()));

  private static final ArchRule NO_CLOCK =
      noCall("no clock: time comes with the records", call -> CLOCKS.contains(call.name()));

  private static final ArchRule NO_RANDOM =
      noCall(
          "no randomness of the JVM: a seeded generator is part of the state",
          call ->
              RANDOM_TYPES.contains(call.owner()) || call.name().equals("java.lang.Math.random"));

  private static final ArchRule NO_HASH_ORDER =
      noCall(
          "no hash maps or sets of the JDK: their order is not defined",
          call ->
              HASHED.contains(call.owner())
                  || call.name().equals("java.lang.System.identityHashCode"));

  private static final ArchRule NO_PARALLEL =
      noCall(
          "no parallel streams or sorts: their order of summation is not defined",
          call ->
              call.method().startsWith("parallel")
                  && (call.owner().startsWith("java.util.stream")
                      || call.owner().equals("java.util.Arrays")
                      || call.method().equals("parallelStream")));

  private static final ArchRule NO_VECTORS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jdk.incubator..")
          .as("no vectors: their order of summation is not defined")
          .allowEmptyShould(true);

  private static Stream<ArchRule> rules() {
    return Stream.of(NO_INEXACT_MATH, NO_CLOCK, NO_RANDOM, NO_HASH_ORDER, NO_PARALLEL, NO_VECTORS);
  }

  /** Held once: reading all classes takes most of the time. */
  private static final class Engine {
    static final JavaClasses CLASSES =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.millrace.engine", "io.millrace.learning");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldHoldInTheEngine(final ArchRule rule) {
    rule.check(Engine.CLASSES);
  }

  @Test
  void shouldSeeTheEngine() {
    assertTrue(Engine.CLASSES.contain("io.millrace.engine.Engine"));
    assertTrue(Engine.CLASSES.contain("io.millrace.learning.model.rls.RlsModel"));
  }

  private static void assertBreaks(final ArchRule rule, final Class<?>... fixtures) {
    for (final Class<?> fixture : fixtures) {
      assertTrue(
          rule.evaluate(new ClassFileImporter().importClasses(fixture)).hasViolation(),
          fixture + " passes: " + rule.getDescription());
    }
  }

  @Test
  void shouldFindWhatBreaksARule() {
    assertBreaks(NO_INEXACT_MATH, Exponential.class, ExponentialByReference.class);
    assertBreaks(NO_CLOCK, Nanos.class, Now.class, NowByReference.class);
    assertBreaks(NO_RANDOM, Seeded.class, ThreadRandom.class, MathRandom.class);
    assertBreaks(NO_HASH_ORDER, Hashed.class, HashedByReference.class);
    assertBreaks(NO_PARALLEL, Parallel.class, ParallelSort.class);
  }

  @Test
  void shouldLetExactArithmeticPass() {
    final JavaClasses exact = new ClassFileImporter().importClasses(Exact.class);
    rules()
        .forEach(rule -> assertFalse(rule.evaluate(exact).hasViolation(), rule.getDescription()));
  }

  private static final class Exponential {
    static double of(final double x) {
      return Math.exp(x);
    }
  }

  private static final class ExponentialByReference {
    static java.util.function.DoubleUnaryOperator of() {
      return Math::log;
    }
  }

  private static final class Nanos {
    static long of() {
      return System.nanoTime();
    }
  }

  private static final class Now {
    static LocalDate of() {
      return LocalDate.now(java.time.ZoneOffset.UTC);
    }
  }

  private static final class NowByReference {
    static java.util.function.Supplier<Instant> of() {
      return Instant::now;
    }
  }

  private static final class Seeded {
    static int of() {
      return new java.util.Random().nextInt();
    }
  }

  private static final class ThreadRandom {
    static int of() {
      return ThreadLocalRandom.current().nextInt();
    }
  }

  private static final class MathRandom {
    static double of() {
      return Math.random();
    }
  }

  private static final class Hashed {
    static Set<String> of() {
      return new HashSet<>();
    }
  }

  private static final class HashedByReference {
    static java.util.function.Supplier<Map<String, String>> of() {
      return HashMap::new;
    }
  }

  private static final class Parallel {
    static long of(final List<Long> list) {
      return list.parallelStream().mapToLong(x -> x).sum();
    }
  }

  private static final class ParallelSort {
    static void of(final double[] values) {
      java.util.Arrays.parallelPrefix(values, Double::sum);
    }
  }

  private static final class Exact {
    static double of(final double x) {
      return Math.sqrt(Math.fma(x, x, Math.abs(x)))
          + StrictMath.exp(Math.min(x, Math.floor(x)))
          + Math.floorMod(Math.addExact(1, 2), 2);
    }
  }
}
