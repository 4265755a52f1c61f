package io.millrace.bench.rig.profile;

import java.util.List;

/** Which stage a class belongs to, by its package; for all builds since the first. */
final class Stages {
  private static final String MILLRACE = "io.millrace.";
  private static final String ELSEWHERE = "JVM and libraries";

  /** Left out of a name, the first that fits: where a package is has changed between builds. */
  private static final List<String> MODULES =
      List.of("engine.learning.", "engine.core.", "engine.", "learning.");

  private record Stage(String prefix, String name) {}

  /** The first prefix that fits decides, so a package is listed before the one that contains it. */
  private static final List<Stage> STAGES =
      List.of(
          new Stage("feeds.core.file", "read and frame"),
          new Stage("feeds.core.container", "read and frame"),
          new Stage("feeds.core.FramedStream", "read and frame"),
          new Stage("feeds.core.itch.Itch50Framer", "read and frame"),
          new Stage("feeds.core", "decode and book"),
          new Stage("book", "decode and book"),
          new Stage("tick", "decode and book"),
          new Stage("stage.decode", "decode and book"),
          new Stage("operator", "operators"),
          new Stage("graph", "operators"),
          new Stage("function", "operators"),
          new Stage("statistic", "operators"),
          new Stage("decimal", "operators"),
          new Stage("stage.statistics", "sampling and labels"),
          new Stage("stage.learning", "sampling and labels"),
          new Stage("pipeline", "sampling and labels"),
          new Stage("learn.", "sampling and labels"),
          new Stage("prequential", "sampling and labels"),
          new Stage("model", "models"),
          new Stage("metric", "metrics"),
          new Stage("anomaly", "anomaly scores"),
          new Stage("drift", "drift"),
          new Stage("stage.signals", "signals"),
          new Stage("ring", "ring"),
          new Stage("placement", "ring"),
          new Stage("shard", "ring"),
          new Stage("stage.", "ring"),
          new Stage("record", "ring"),
          new Stage("signal", "signals"),
          new Stage("state", "digests"),
          new Stage("replay.journal", "journal"),
          new Stage("replay.app", "program"));

  private Stages() {}

  /**
   * {@return the stage of a stack}
   *
   * @param classes names of the classes of its frames, the innermost first
   */
  static String of(final List<String> classes) {
    String millrace = ELSEWHERE;
    for (final String name : classes) {
      if (name.startsWith(MILLRACE)) {
        final String own = withoutModule(name.substring(MILLRACE.length()));
        for (final Stage stage : STAGES) {
          if (own.startsWith(stage.prefix())) {
            return stage.name();
          }
        }
        millrace = millrace.equals(ELSEWHERE) ? packageOf(own) : millrace;
      }
    }
    return millrace;
  }

  private static String withoutModule(final String name) {
    for (final String module : MODULES) {
      if (name.startsWith(module)) {
        return name.substring(module.length());
      }
    }
    return name;
  }

  private static String packageOf(final String name) {
    final int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
