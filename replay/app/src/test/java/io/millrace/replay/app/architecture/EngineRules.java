package io.millrace.replay.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/**
 * Which way dependencies point between the packages of the engine, for a base package: a parameter,
 * so that the rules can be tried on classes that break them.
 */
final class EngineRules {
  private EngineRules() {}

  static ArchRule stagesDoNotSeeOneAnother(final String base) {
    return slices()
        .matching(base + ".engine.stage.(*)..")
        .should()
        .notDependOnEachOther()
        .as("a stage does not see another stage");
  }

  static ArchRule onlyPlacementsAndShardsSeeStages(final String base) {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .and()
        .resideOutsideOfPackages(within(base, "stage.*..", "shard..", "placement.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(base + ".engine.stage.*..")
        .as("only placements and shards see stages");
  }

  static ArchRule learningSeesNoMarket(final String base) {
    final String engine = base + ".engine.";
    return noClasses()
        .that()
        .resideInAnyPackage(within(base, "prequential..", "stage.learning..", "stage.signals.."))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    within(base, "book..", "expression..", "function..", "record..", "tick.."))
                .or(belongTo(name(engine + "stage.TickEvent")))
                .and(not(belongTo(name(engine + "tick.DataQualityCounters"))))
                .and(not(belongTo(name(engine + "record.SectionDigests")))))
        .as("models and signals see no book, no record, no tick and no expression");
  }

  static ArchRule transportSeesNoCargo(final String base) {
    return classes()
        .that()
        .resideInAPackage(base + ".engine.ring..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(base + ".engine.ring..", "com.lmax.disruptor..", "java..")
        .as("a transport does not see its cargo");
  }

  static ArchRule onlyTransportsSeeTheDisruptor(final String base) {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .and()
        .resideOutsideOfPackages(within(base, "ring..", "placement.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.lmax..")
        .as("only the ring and the placements see the Disruptor");
  }

  static ArchRule reportsSeeNoLiveState(final String base) {
    return noClasses()
        .that()
        .resideInAPackage(base + ".engine.report..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            within(
                base,
                "stage..",
                "shard..",
                "placement..",
                "ring..",
                "pipeline..",
                "graph..",
                "prequential..",
                "book.."))
        .as("a report sees no stage and nothing of what a stage owns");
  }

  static ArchRule functionsSeeNoTick(final String base) {
    return classes()
        .that()
        .resideInAnyPackage(within(base, "function..", "expression.."))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            base + ".engine.function..",
            base + ".engine.expression..",
            base + ".learning..",
            "java..")
        .as("functions see values, and not where they come from");
  }

  static ArchRule feedsSeeRecordsTicksAndBooksAlone(final String base) {
    return noClasses()
        .that()
        .resideInAPackage(base + ".feeds..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(base + ".engine..")
                .and(not(resideInAnyPackage(within(base, "record..", "tick..", "book..")))))
        .as("feeds see of the engine records, ticks and books");
  }

  private static String[] within(final String base, final String... packages) {
    return Stream.of(packages).map(name -> base + ".engine." + name).toArray(String[]::new);
  }
}
