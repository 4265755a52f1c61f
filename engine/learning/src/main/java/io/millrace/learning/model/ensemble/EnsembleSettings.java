package io.millrace.learning.model.ensemble;

import io.millrace.learning.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads what the ensembles' definitions share. */
public final class EnsembleSettings {
  static final long MAX_MEMBERS = 1000;
  private static final String OF = "of";

  private EnsembleSettings() {}

  /**
   * Makes the experts of {@code of}, a list of mappings or types; those of the given types without
   * it.
   */
  static <M> List<M> experts(
      final Settings settings, final List<String> defaultValue, final Function<Settings, M> maker) {
    final List<M> experts = new ArrayList<>();
    MemberCount.check(settings, 1);
    if (settings.has(OF)) {
      final List<Settings> parts = settings.typedList(OF);
      if (parts.isEmpty() || parts.size() > MAX_MEMBERS) {
        throw settings.error(
            OF, parts.size() + " models are out of range: from 1 to " + MAX_MEMBERS);
      }
      for (final Settings part : parts) {
        experts.add(make(part, maker));
      }
      return experts;
    }
    for (final String type : defaultValue) {
      experts.add(maker.apply(new Settings(settings.pathOf(OF), Map.of("type", type))));
    }
    return experts;
  }

  /** Makes {@code size} models of {@code of}, a mapping or a type; of the given type without it. */
  static <M> List<M> members(
      final Settings settings, final String defaultValue, final Function<Settings, M> maker) {
    final int size = size(settings);
    MemberCount.check(settings, size);
    final List<M> members = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      members.add(make(settings.typed(OF, defaultValue), maker));
    }
    return members;
  }

  private static <M> M make(final Settings part, final Function<Settings, M> maker) {
    try (Settings settings = part) {
      settings.has("name");
      return maker.apply(settings);
    }
  }

  /** Reads {@code size}, 10 without it. */
  public static int size(final Settings settings) {
    return (int) settings.integer("size", MemberCount.DEFAULT_SIZE, 1, MAX_MEMBERS);
  }

  /** Reads {@code seed}, 1 without it. */
  public static long seed(final Settings settings) {
    return settings.integer("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Reads {@code eta}; 0 where there is none. */
  static double eta(final Settings settings) {
    return settings.number("eta", 0, Double.MIN_VALUE, Double.MAX_VALUE);
  }

  static double forgetting(final Settings settings) {
    return settings.number("forgetting", 1, Double.MIN_VALUE, 1);
  }
}
