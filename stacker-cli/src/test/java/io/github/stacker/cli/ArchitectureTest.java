package io.github.stacker.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the modules: cli to core to api, filters to api. */
@AnalyzeClasses(packages = "io.github.stacker", importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {
  private static final String API = "io.github.stacker.api..";
  private static final String CORE = "io.github.stacker.core..";
  private static final String CLI = "io.github.stacker.cli..";
  private static final String FILTERS = "io.github.stacker.filters..";

  @ArchTest
  static final ArchRule filtersNeedTheApiAlone =
      classes()
          .that()
          .resideInAPackage(FILTERS)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(API, FILTERS, "java..");

  @ArchTest
  static final ArchRule nobodyNeedsAFilter =
      noClasses()
          .that()
          .resideOutsideOfPackage(FILTERS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(FILTERS);

  @ArchTest
  static final ArchRule nobodyNeedsTheCommandLine =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CLI, "picocli..", "ch.qos.logback..");

  @ArchTest
  static final ArchRule apiNeedsNothingOfStacker =
      noClasses()
          .that()
          .resideInAPackage(API)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CORE, FILTERS, CLI);

  @ArchTest
  static final ArchRule thereIsOneWayToLog =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("java.util.logging..");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  /** Leaves out test classes, also those in the jar of the contract suites. */
  static final class WithoutTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/") && !location.contains("-tests.jar");
    }
  }
}
