package io.millrace.learning.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The members of a catalogue in the order of registration. Filled once by one thread, then only
 * read.
 *
 * @param <F> makes one
 */
public final class Registry<F> {
  private final List<MemberInfo> infos = new ArrayList<>();
  private final Map<String, F> factories = new LinkedHashMap<>();

  /** Makes an empty one. */
  public Registry() {}

  /**
   * @param info what is said of the member
   * @param factory makes it
   * @return this
   */
  public Registry<F> with(final MemberInfo info, final F factory) {
    infos.add(info);
    factories.put(info.name(), factory);
    return this;
  }

  /** {@return what is said of each member, in order} */
  public List<MemberInfo> infos() {
    return List.copyOf(infos);
  }

  /**
   * @param which of them
   * @return what is said of those, in order
   */
  public List<MemberInfo> infos(final Predicate<F> which) {
    return infos.stream().filter(info -> which.test(factories.get(info.name()))).toList();
  }

  /**
   * @param name value of the key
   * @param settings that hold the key
   * @param key whose value it is
   * @return what makes the member of that name
   * @throws io.millrace.learning.setting.DefinitionException where there is none, with the nearest
   *     names
   */
  public F find(final String name, final Settings settings, final String key) {
    final F factory = factories.get(name);
    if (factory == null) {
      throw settings.error(
          key, "'" + name + "' is not known" + Suggestions.hint(name, factories.keySet()));
    }
    return factory;
  }
}
