package dev.claw.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.claw.gateway", "dev.claw.cli");

  @Test
  void rulesLookAtTheWholeModule() {
    assertThat(CLASSES.size()).isGreaterThan(300);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("dev.claw.(gateway|cli).(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void gatewayKnowsNeitherCommandLineNorNodeAgentNorOperatingSystem() {
    noClasses()
        .that()
        .resideInAPackage("dev.claw.gateway..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.claw.cli..", "dev.claw.node..", "dev.claw.os..")
        .check(CLASSES);
  }

  @Test
  void rpcKnowsNoFeature() {
    noClasses()
        .that()
        .resideInAPackage("dev.claw.gateway.rpc")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.claw.gateway.auth..",
            "dev.claw.gateway.transport..",
            "dev.claw.gateway.pairing..",
            "dev.claw.gateway.node..",
            "dev.claw.gateway.session..",
            "dev.claw.gateway.health..")
        .check(CLASSES);
  }

  @Test
  void transportKnowsNoFeature() {
    noClasses()
        .that()
        .resideInAPackage("dev.claw.gateway.transport")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "dev.claw.gateway.pairing..",
            "dev.claw.gateway.node..",
            "dev.claw.gateway.session..",
            "dev.claw.gateway.health..",
            "dev.claw.gateway.intent..")
        .check(CLASSES);
  }

  @Test
  void onlyTransportTouchesJetty() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.claw.gateway.transport")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.jetty..")
        .check(CLASSES);
  }

  @Test
  void onlyTheStoreTouchesTheDatabaseDriver() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.claw.gateway.store")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.sqlite..")
        .check(CLASSES);
  }

  @Test
  void callersAreMadeByTheHandshakeOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.claw.gateway.auth", "dev.claw.gateway.rpc")
        .should()
        .callConstructorWhere(
            com.tngtech.archunit.base.DescribedPredicate.describe(
                "a caller is constructed",
                call -> call.getTargetOwner().getName().equals("dev.claw.gateway.rpc.Caller")))
        .check(CLASSES);
  }

  @Test
  void gatewayPrintsNothing() {
    noClasses()
        .that()
        .resideInAPackage("dev.claw.gateway..")
        .should(ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
  }

  @Test
  void nobodyStartsAShellByText() {
    noClasses()
        .should()
        .callMethod(Runtime.class, "exec", String.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .check(CLASSES);
  }

  @Test
  void methodsOfFeaturesAreNotPublic() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Methods")
        .and()
        .resideInAPackage("dev.claw.gateway..")
        .should()
        .notBePublic()
        .check(CLASSES);
  }
}
