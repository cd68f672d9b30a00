package io.github.stacker.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the packages of api and core. */
@AnalyzeClasses(
    packages = {"io.github.stacker.api", "io.github.stacker.core"},
    importOptions = ArchitectureTest.WithoutTests.class)
class ArchitectureTest {
  private static final String API = "io.github.stacker.api..";
  private static final String CORE = "io.github.stacker.core.";

  @ArchTest
  static final ArchRule apiNeedsTheJdkAlone =
      classes()
          .that()
          .resideInAPackage(API)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(API, "java..");

  @ArchTest
  static final ArchRule combinesNeedTheApiAlone =
      classes()
          .that()
          .resideInAPackage(CORE + "combine..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(API, CORE + "combine..", CORE + "order..", "java..");

  @ArchTest
  static final ArchRule resamplingNeedsTheApiAlone =
      classes()
          .that()
          .resideInAPackage(CORE + "resample..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(API, CORE + "resample..", "java..");

  @ArchTest
  static final ArchRule mappedMemoryNeedsTheApiAlone =
      classes()
          .that()
          .resideInAPackage(CORE + "mapped..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(API, CORE + "mapped..", "java..", "org.slf4j..");

  @ArchTest
  static final ArchRule tracingNeedsTheApiAlone =
      classes()
          .that()
          .resideInAPackage(CORE + "trace..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(API, CORE + "trace..", "java..", "jdk.jfr..", "org.slf4j..");

  @ArchTest
  static final ArchRule statisticsNeedTheApiAndJson =
      classes()
          .that()
          .resideInAPackage(CORE + "statistics..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              API, CORE + "statistics..", "java..", "tools.jackson..", "org.slf4j..");

  @ArchTest
  static final ArchRule formatsNeedTheApiAndCodecs =
      classes()
          .that()
          .resideInAPackage(CORE + "format..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              API,
              CORE + "format..",
              CORE + "resample..",
              "java..",
              "javax.imageio..",
              "org.w3c.dom..",
              "org.apache.commons.imaging..",
              "nom.tam..",
              "com.sun.jna..",
              "com.github.luben.zstd..",
              "org.slf4j..");

  @ArchTest
  static final ArchRule theEngineKnowsNoPipelinesPluginsOrJson =
      noClasses()
          .that()
          .resideInAPackage(CORE + "engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              CORE + "pipeline..", CORE + "plugin..", CORE + "run..", "tools.jackson..");

  @ArchTest
  static final ArchRule theEngineKnowsCombinesByTheirInterface =
      noClasses()
          .that()
          .resideInAPackage(CORE + "engine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CORE + "combine..");

  @ArchTest
  static final ArchRule packagesDoNotGoInCircles =
      slices().matching("io.github.stacker.core.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule thereIsOneWayToLog =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("java.util.logging..");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
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
