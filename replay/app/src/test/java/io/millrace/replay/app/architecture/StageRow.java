package io.millrace.replay.app.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import io.millrace.learning.state.Stateful;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A row of the table of stages, and whether the classes agree with it.
 *
 * @param stage the stage
 * @param in what it takes, as it stands in the page
 * @param inType an interface that the stage implements, or a parameter of one of its methods
 * @param out a parameter of its constructor or of one of its methods
 * @param owned simple names of the types of its state: each the type of a field in its package
 */
record StageRow(Class<?> stage, String in, Class<?> inType, Class<?> out, List<String> owned) {
  /** Returns the row of the table. */
  String text() {
    return "| `"
        + stage.getSimpleName()
        + "` | `"
        + stage.getPackageName().replace("io.millrace.engine.", "")
        + "` | "
        + in
        + " | `"
        + out.getSimpleName()
        + "` | `"
        + String.join(" ", owned)
        + "` |\n";
  }

  /** Returns whether the stage implements what it takes, or has a method that takes it. */
  boolean takesItsInput() {
    return inType.isAssignableFrom(stage) || hasParameter(Stream.of(stage.getMethods()), inType);
  }

  /** Returns whether the stage is made with what it writes to, or is given it. */
  boolean writesItsOutput() {
    return hasParameter(
        Stream.concat(Stream.of(stage.getMethods()), Stream.of(stage.getConstructors())), out);
  }

  private static boolean hasParameter(final Stream<? extends Executable> of, final Class<?> type) {
    return of.anyMatch(one -> Arrays.asList(one.getParameterTypes()).contains(type));
  }

  /** Returns the simple names of types of state that fields in the stage's package have. */
  Set<String> stateOfFields(final JavaClasses classes) {
    final Set<String> found = new TreeSet<>();
    for (final JavaField field : fields(classes)) {
      for (final JavaClass type : field.getAllInvolvedRawTypes()) {
        if (type.isAssignableTo(Stateful.class) && !type.isEquivalentTo(Stateful.class)) {
          found.add(type.getBaseComponentType().getSimpleName());
        }
      }
    }
    return found;
  }

  /** Returns the simple names of all types that fields in the stage's package have. */
  Set<String> typesOfFields(final JavaClasses classes) {
    final Set<String> found = new TreeSet<>();
    for (final JavaField field : fields(classes)) {
      for (final JavaClass type : field.getAllInvolvedRawTypes()) {
        found.add(type.getBaseComponentType().getSimpleName());
      }
    }
    return found;
  }

  private List<JavaField> fields(final JavaClasses classes) {
    return classes.stream()
        .filter(one -> one.getPackageName().equals(stage.getPackageName()))
        .flatMap(one -> one.getFields().stream())
        .toList();
  }
}
