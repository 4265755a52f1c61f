package io.millrace.replay.app.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A {@link Bound}. */
public final class BoundConverter implements ITypeConverter<Bound> {
  @Override
  public Bound convert(final String value) {
    try {
      return Bound.parse(value);
    } catch (final IllegalArgumentException noBound) {
      throw new TypeConversionException(noBound.getMessage());
    }
  }
}
