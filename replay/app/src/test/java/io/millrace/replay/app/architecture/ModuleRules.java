package io.millrace.replay.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;

/**
 * Which way dependencies point, for a base package: a parameter, so that the rules can be tried on
 * classes that break them.
 */
final class ModuleRules {
  private ModuleRules() {}

  static ArchRule learningDependsOnTheJdkAlone(final String base) {
    return noClasses()
        .that()
        .resideInAPackage(base + ".learning..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(base + ".learning..", "java..")
        .as("learning depends on the JDK alone");
  }

  static ArchRule engineDependsOnNothingAboveIt(final String base) {
    return noClasses()
        .that()
        .resideInAPackage(base + ".engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(base + ".feeds..", base + ".replay..", base + ".bench..")
        .as("the engine depends on nothing above it");
  }

  static ArchRule engineKnowsNoFilesOrSockets(final String base) {
    return noClasses()
        .that()
        .resideInAnyPackage(base + ".learning..", base + ".engine..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io", "java.nio.file..", "java.nio.channels..", "java.net..", "javax.net..")
        .as("the engine knows no files and no sockets");
  }

  static ArchRule feedsDependOnTheEngineAlone(final String base) {
    return noClasses()
        .that()
        .resideInAPackage(base + ".feeds..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(base + ".replay..", base + ".bench..")
        .as("feeds do not depend on replay");
  }

  static ArchRule journalDoesNotDependOnTheProgram(final String base) {
    return noClasses()
        .that()
        .resideInAPackage(base + ".replay.journal..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(base + ".replay.app..")
        .as("the journal does not depend on the program");
  }

  static ArchRule onlyTheJournalSeesItsLibrary(final String base) {
    return onlySees(base, ".replay.journal..", "only the journal sees Chronicle", "net.openhft..");
  }

  static ArchRule onlyTheProgramSeesCommandLineAndYaml(final String base) {
    return onlySees(
        base,
        ".replay.app..",
        "only the program sees picocli, Jackson, YAML and the progress bar",
        "picocli..",
        "com.fasterxml..",
        "org.yaml..",
        "me.tongfei..");
  }

  private static ArchRule onlySees(
      final String base, final String own, final String what, final String... libraries) {
    return noClasses()
        .that()
        .resideInAPackage(base + "..")
        .and()
        .resideOutsideOfPackage(base + own)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(libraries)
        .as(what);
  }

  /** Packages of a module, each a slice, without a way from one back to itself. */
  static ArchRule noCyclesWithin(final String module) {
    return slices()
        .matching(module + ".(**)")
        .should()
        .beFreeOfCycles()
        .as("no cycles between the packages of " + module)
        .allowEmptyShould(true);
  }
}
