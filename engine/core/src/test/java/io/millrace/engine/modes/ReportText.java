package io.millrace.engine.modes;

import io.millrace.learning.state.StateDigest;
import io.millrace.learning.state.Stateful;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** Every field of a report as text, numbers to the last bit, whatever fields it gets. */
final class ReportText {
  private final StringBuilder text = new StringBuilder();

  private ReportText() {}

  static String of(final Object value) {
    final ReportText report = new ReportText();
    report.add("", value);
    return report.text.toString();
  }

  private void add(final String path, final Object value) {
    if (value instanceof Record) {
      for (final RecordComponent component : value.getClass().getRecordComponents()) {
        add(path + "." + component.getName(), of(component, value));
      }
    } else if (value instanceof Collection<?> all) {
      text.append(path).append(" of ").append(all.size()).append('\n');
      int number = 0;
      for (final Object one : all) {
        add(path + "[" + number++ + "]", one);
      }
    } else if (value instanceof Map<?, ?> all) {
      all.forEach((key, one) -> add(path + "." + key, one));
    } else {
      text.append(path).append(' ').append(plain(path, value)).append('\n');
    }
  }

  private static Object of(final RecordComponent component, final Object from) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(from);
    } catch (final ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String plain(final String path, final Object value) {
    if (value instanceof double[] numbers) {
      return Arrays.toString(
          Arrays.stream(numbers).mapToLong(Double::doubleToRawLongBits).toArray());
    }
    if (value instanceof Double number) {
      return number + " " + Double.doubleToRawLongBits(number);
    }
    if (value instanceof Stateful state) {
      return Long.toHexString(StateDigest.of(state));
    }
    if (value == null
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof String
        || value instanceof Enum) {
      return String.valueOf(value);
    }
    throw new AssertionError("no text for " + path + ": " + value.getClass());
  }
}
