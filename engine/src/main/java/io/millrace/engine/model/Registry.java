package io.millrace.engine.model;

import io.millrace.engine.definition.Nearest;
import io.millrace.engine.definition.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Names, what they stand for, and how it is made, in the order of registration.
 *
 * @param <F> makes one
 */
public final class Registry<F> {
  private final List<ModelInfo> infos = new ArrayList<>();
  private final Map<String, F> factories = new LinkedHashMap<>();

  public Registry<F> with(final ModelInfo info, final F factory) {
    infos.add(info);
    factories.put(info.name(), factory);
    return this;
  }

  public List<ModelInfo> infos() {
    return List.copyOf(infos);
  }

  /**
   * @param which of them
   * @return what is said of those, in the order of registration
   */
  public List<ModelInfo> infos(final Predicate<F> which) {
    return infos.stream().filter(info -> which.test(factories.get(info.name()))).toList();
  }

  /** Finds what {@code name}, the value of {@code key}, stands for, or refuses it. */
  public F find(final String name, final Settings settings, final String key) {
    final F factory = factories.get(name);
    if (factory == null) {
      throw settings.error(
          key, "'" + name + "' is not known" + Nearest.hint(name, factories.keySet()));
    }
    return factory;
  }
}
