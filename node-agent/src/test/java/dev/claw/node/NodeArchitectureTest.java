package dev.claw.node;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class NodeArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.claw.node");

  @Test
  void thereAreClassesToJudge() {
    assertThat(CLASSES).hasSizeGreaterThan(60);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.claw.node.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void theAgentStaysLight() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.claw.gateway..",
            "dev.claw.cli..",
            "org.eclipse.jetty..",
            "org.sqlite..",
            "java.sql..",
            "java.awt..",
            "javax.swing..",
            "javafx..")
        .because("a node has no server, no database and no toolkit of its own")
        .check(CLASSES);
  }

  @Test
  void onlyTheOperatingSystemLayerStartsProcesses() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String.class)
        .because("every program is started from an exact vector by claw.os")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLineKnowsItsLibrary() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.claw.node.cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.claw.node.cli")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }
}
