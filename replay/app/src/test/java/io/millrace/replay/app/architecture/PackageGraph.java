package io.millrace.replay.app.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The packages of one module and which of them each uses, as the compiled classes say. A package's
 * layer is 0 where it uses none, else one more than the highest layer that it uses.
 */
final class PackageGraph {
  private static final int WIDTH = 116;

  private final String base;
  private final Map<String, Set<String>> uses = new TreeMap<>();
  private final Map<String, Integer> layers = new TreeMap<>();

  private PackageGraph(final String base) {
    this.base = base;
  }

  /** Reads the graph of the packages that begin with a base. */
  static PackageGraph of(final JavaClasses classes, final String base) {
    final PackageGraph graph = new PackageGraph(base);
    for (final JavaClass one : classes) {
      if (graph.contains(one)) {
        final Set<String> used =
            graph.uses.computeIfAbsent(one.getPackageName(), name -> new TreeSet<>());
        for (final Dependency dependency : one.getDirectDependenciesFromSelf()) {
          final JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (graph.contains(target) && !target.getPackageName().equals(one.getPackageName())) {
            used.add(target.getPackageName());
          }
        }
      }
    }
    for (final String name : graph.uses.keySet()) {
      graph.layer(name, new ArrayDeque<>());
    }
    return graph;
  }

  private boolean contains(final JavaClass one) {
    return (one.getPackageName() + ".").startsWith(base + ".")
        && !one.getSimpleName().equals("package-info");
  }

  private int layer(final String name, final Deque<String> path) {
    if (path.contains(name)) {
      throw new AssertionError("a cycle of packages: " + path + " " + name);
    }
    final Integer known = layers.get(name);
    if (known != null) {
      return known;
    }
    path.addLast(name);
    int layer = 0;
    for (final String used : uses.get(name)) {
      layer = Math.max(layer, 1 + layer(used, path));
    }
    path.removeLast();
    layers.put(name, layer);
    return layer;
  }

  /** Returns the full names, a package after those that it uses. */
  List<String> inOrder() {
    return layers.keySet().stream()
        .sorted(Comparator.<String>comparingInt(layers::get).thenComparing(name -> name))
        .toList();
  }

  /** Returns one line for each package: its layer, highest first, its name, and what it uses. */
  String picture() {
    final int nameWidth =
        uses.keySet().stream().mapToInt(name -> shortened(name).length()).max().orElse(0);
    final StringBuilder text = new StringBuilder();
    int layer = -1;
    for (final String name : highestFirst()) {
      final boolean isFirst = layers.get(name) != layer;
      layer = layers.get(name);
      final String head =
          String.format("%5s  %-" + nameWidth + "s", isFirst ? layer : "", shortened(name));
      append(text, head, uses.get(name).stream().map(this::shortened).toList());
    }
    return text.toString();
  }

  private List<String> highestFirst() {
    return layers.keySet().stream()
        .sorted(
            Comparator.<String>comparingInt(name -> -layers.get(name)).thenComparing(name -> name))
        .toList();
  }

  private static void append(final StringBuilder text, final String head, final List<String> used) {
    StringBuilder line = new StringBuilder(head).append(used.isEmpty() ? "" : "  ->");
    for (final String one : used) {
      if (line.length() + 1 + one.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(" ".repeat(head.length() + 4));
      }
      line.append(' ').append(one);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  private String shortened(final String name) {
    return name.equals(base)
        ? base.substring(base.lastIndexOf('.') + 1)
        : name.substring(base.length() + 1);
  }
}
