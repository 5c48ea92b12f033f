package dev.claw.os;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final int FEWEST_CLASSES = 100;

  private static JavaClasses classes = new ClassFileImporter().importClasses();

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.claw.os");
    assertThat(classes).hasSizeGreaterThan(FEWEST_CLASSES);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("dev.claw.os.(**)").should().beFreeOfCycles().check(classes);
    noClasses()
        .that()
        .resideInAPackage("dev.claw.os")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.claw.os.*..")
        .because("the interfaces do not know their implementations")
        .check(classes);
  }

  @Test
  void systemsDoNotKnowEachOther() {
    slices()
        .matching("dev.claw.os.(linux|mac|windows)..")
        .should()
        .notDependOnEachOther()
        .check(classes);
  }

  @Test
  void nativeLibrariesAreBoundInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..jna..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.sun.jna..", "java.lang.foreign..")
        .check(classes);
  }

  @Test
  void awtStaysOutOfTheWayOfLinuxAndMacOs() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.claw.os.windows..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.awt.Robot")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.awt.GraphicsEnvironment")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.awt.Toolkit")
        .because("loading a toolkit costs the idle node a good part of its memory")
        .check(classes);
  }

  @Test
  void programsAreStartedInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.claw.os.process")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .check(classes);
    noClasses().should().callMethod(Runtime.class, "exec", String.class).check(classes);
    noClasses().should().callMethod(Runtime.class, "exec", String[].class).check(classes);
  }

  @Test
  void nobodyUsesStandardStreamsOrGenericExceptionsOrFutures() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(classes);
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(CompletableFuture.class)
        .check(classes);
  }
}
