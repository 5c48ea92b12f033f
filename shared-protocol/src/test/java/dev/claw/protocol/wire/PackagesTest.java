package dev.claw.protocol.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Which package may know which.
class PackagesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.claw.protocol");

  @Test
  void onlyTheClientKnowsItsHttpLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.claw.protocol.client")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("okhttp3..", "okio..", "kotlin..")
        .check(CLASSES);
  }

  @Test
  void noRecordKnowsTheClientOrTheCatalogue() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.claw.protocol.client", "dev.claw.protocol.catalogue")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.claw.protocol.client", "dev.claw.protocol.catalogue")
        .check(CLASSES);
  }

  @Test
  void theCoreKnowsNoFeature() {
    noClasses()
        .that()
        .resideInAPackage("dev.claw.protocol")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.claw.protocol.*")
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.claw.protocol.(*)").should().beFreeOfCycles().check(CLASSES);
  }
}
