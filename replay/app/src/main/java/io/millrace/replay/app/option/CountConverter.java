package io.millrace.replay.app.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number from 0, such as {@code 1000} or {@code 1_000}. */
public final class CountConverter implements ITypeConverter<Long> {
  @Override
  public Long convert(final String value) {
    if (value.matches("\\d[\\d_]*")) {
      try {
        return Long.valueOf(value.replace("_", ""));
      } catch (final NumberFormatException tooLarge) {
        throw new TypeConversionException("'" + value + "' is too large");
      }
    }
    throw new TypeConversionException("'" + value + "' is not a whole number from 0");
  }
}
