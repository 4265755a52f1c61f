package io.millrace.replay.app.option;

import io.millrace.replay.app.pipeline.Speed;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A {@link Speed} such as {@code max}, {@code 1x} or {@code 10x}. */
public final class SpeedConverter implements ITypeConverter<Speed> {
  @Override
  public Speed convert(final String value) {
    try {
      return Speed.parse(value);
    } catch (final IllegalArgumentException noSpeed) {
      throw new TypeConversionException(noSpeed.getMessage());
    }
  }
}
