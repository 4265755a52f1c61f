package io.millrace.bench.rig;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageRulesTest {
  private static final JavaClasses RIG =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.millrace.bench.rig");

  @Test
  void shouldHaveNoCyclesBetweenPackages() {
    slices().matching("io.millrace.bench.rig.(**)").should().beFreeOfCycles().check(RIG);
  }

  @Test
  void shouldSeeNoClassOfTheProgramSoThatOldBuildsCanBeMeasured() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.millrace.learning..",
            "io.millrace.engine..",
            "io.millrace.feeds..",
            "io.millrace.replay..")
        .check(RIG);
  }
}
