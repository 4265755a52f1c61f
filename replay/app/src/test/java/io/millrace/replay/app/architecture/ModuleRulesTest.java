package io.millrace.replay.app.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModuleRulesTest {
  private static final String BASE = "io.millrace";
  private static final String BROKEN = "io.millrace.replay.app.architecture.broken";
  private static final JavaClasses MILLRACE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages(BASE);

  private static Stream<Function<String, ArchRule>> rules() {
    return Stream.of(
        ModuleRules::learningDependsOnTheJdkAlone,
        ModuleRules::engineDependsOnNothingAboveIt,
        ModuleRules::engineKnowsNoFilesOrSockets,
        ModuleRules::feedsDependOnTheEngineAlone,
        ModuleRules::journalDoesNotDependOnTheProgram,
        ModuleRules::onlyTheJournalSeesItsLibrary,
        ModuleRules::onlyTheProgramSeesCommandLineAndYaml,
        EngineRules::stagesDoNotSeeOneAnother,
        EngineRules::onlyPlacementsAndShardsSeeStages,
        EngineRules::learningSeesNoMarket,
        EngineRules::transportSeesNoCargo,
        EngineRules::onlyTransportsSeeTheDisruptor,
        EngineRules::reportsSeeNoLiveState,
        EngineRules::functionsSeeNoTick,
        EngineRules::feedsSeeRecordsTicksAndBooksAlone);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldHoldInEveryModule(final Function<String, ArchRule> rule) {
    rule.apply(BASE).check(MILLRACE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void shouldFindWhatBreaksARule(final Function<String, ArchRule> rule) {
    final JavaClasses broken = new ClassFileImporter().importPackages(BROKEN);
    assertTrue(
        rule.apply(BROKEN).evaluate(broken).hasViolation(), rule.apply(BROKEN).getDescription());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.millrace.learning",
        "io.millrace.engine",
        "io.millrace.feeds.core",
        "io.millrace.replay.journal",
        "io.millrace.replay.app"
      })
  void shouldHaveNoCyclesBetweenPackages(final String module) {
    ModuleRules.noCyclesWithin(module).check(MILLRACE);
  }

  @Test
  void shouldFindACycle() {
    final JavaClasses broken = new ClassFileImporter().importPackages(BROKEN);
    assertTrue(ModuleRules.noCyclesWithin(BROKEN + ".engine").evaluate(broken).hasViolation());
  }

  @Test
  void shouldSeeTheClassesOfEveryModule() {
    for (final String module :
        List.of(
            "learning.setting.Settings",
            "engine.Engine",
            "feeds.core.Feed",
            "replay.app.Millrace")) {
      assertTrue(MILLRACE.contain(BASE + "." + module), module);
    }
  }
}
