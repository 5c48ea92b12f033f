package dev.claw.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.pairing.Surface;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatesTest {
  private final TestingGateway gateway =
      new TestingGateway(
          new NodeSettings(
              new CommandSettings(Set.of("sms.send"), Set.of("desktop.stream")), Map.of(), null));
  private final Caller operator = gateway.operator(Scope.WRITE);

  private JsonNode refusal(TestingNode node, String command) {
    JsonNode reply = gateway.invoke(operator, node, command, "{}", "key-" + command);
    assertThat(reply.path("ok").asBoolean()).isFalse();
    assertThat(node.requests).isEmpty();
    return reply.path("error");
  }

  private static void assertGate(JsonNode error, String code, String gate) {
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(error.at("/details/gate").asText()).isEqualTo(gate);
    assertThat(error.path("message").asText()).doesNotContain("pairing changed");
  }

  @Test
  void anUnknownNodeIsNamedWithTheKnownOnes() {
    gateway.approved(1, "Desk", "system.which");
    for (String id : List.of("nope", "f".repeat(64))) {
      JsonNode error =
          gateway
              .call(
                  operator,
                  "node.invoke",
                  "{\"nodeId\":\"" + id + "\",\"command\":\"x\",\"idempotencyKey\":\"k\"}")
              .path("error");

      assertGate(error, "INVALID_REQUEST", "unknown-node");
      assertThat(error.at("/details/code").asText()).isEqualTo("UNKNOWN_NODE");
      assertThat(error.path("message").asText()).contains("Desk");
    }
  }

  @Test
  void aWaitingNodeIsReportedWithTheCommandThatApprovesIt() {
    TestingNode node = gateway.connect(1, "Desk", List.of(), List.of("system.which"));

    JsonNode error = refusal(node, "system.which");

    assertGate(error, "UNAVAILABLE", "awaiting-approval");
    assertThat(error.at("/details/code").asText()).isEqualTo("NOT_APPROVED");
    assertThat(error.path("message").asText()).contains("claw nodes approve request-00000000");
  }

  @Test
  void anApprovalTakesEffectOnTheLiveConnection() {
    TestingNode node =
        gateway.connect(1, "Desk", List.of(), List.of("system.which")).answering("{}");
    refusal(node, "system.which");

    gateway.directory.approve(TestingGateway.deviceId(1));

    assertThat(gateway.invoke(operator, node, "system.which", "{}", "k").path("ok").asBoolean())
        .isTrue();
  }

  @Test
  void aCommandBeyondTheApprovedSurfaceWaitsForTheOwner() {
    gateway.approved(1, "Desk", "system.which");
    TestingNode node =
        gateway.connect(1, "Desk", List.of("system"), List.of("system.which", "camera.snap"));

    JsonNode error = refusal(node, "camera.snap");

    assertGate(error, "UNAVAILABLE", "not-approved");
    assertThat(error.path("message").asText()).contains("camera.snap").contains("nodes approve");
  }

  @Test
  void whatTheOwnersConfigurationDeniesStaysShut() {
    TestingNode node = gateway.connect(1, "Desk", List.of(), List.of("desktop.stream"));
    gateway.directory.approve(
        TestingGateway.deviceId(1), Surface.of(Set.of(), Set.of("desktop.stream"), null));

    JsonNode error = refusal(node, "desktop.stream");

    assertGate(error, "INVALID_REQUEST", "denied-by-config");
    assertThat(error.path("message").asText()).contains("gateway.nodes.commands.deny");
  }

  @Test
  void refusalsHaveTheReferencesReasonsAndShape() {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    TestingNode bare = gateway.approved(2, "Bare");

    JsonNode undeclared = refusal(node, "system.notify");
    JsonNode unlisted = refusal(node, "foo.bar");
    JsonNode nothing = refusal(bare, "system.which");

    for (var pair :
        Map.of("invoke-not-declared", undeclared, "invoke-not-allowlisted", unlisted).entrySet()) {
      JsonNode recorded = RecordedFrames.frame(pair.getKey()).path("error");
      assertThat(pair.getValue().path("message").asText())
          .startsWith(recorded.path("message").asText());
      assertThat(pair.getValue().at("/details/reason")).isEqualTo(recorded.at("/details/reason"));
      assertThat(pair.getValue().at("/details/command")).isEqualTo(recorded.at("/details/command"));
      assertThat(pair.getValue().path("code")).isEqualTo(recorded.path("code"));
      assertThat(pair.getValue().at("/details/fix").asText()).isNotBlank();
    }
    assertGate(undeclared, "INVALID_REQUEST", "not-declared");
    assertGate(unlisted, "INVALID_REQUEST", "platform-policy");
    assertThat(nothing.at("/details/reason").asText()).isEqualTo("node did not declare commands");
  }

  @Test
  void aRemovedNodeCanDoNothingMore() {
    TestingNode node = gateway.approved(1, "Desk", "system.which").answering("{}");
    gateway.directory.remove(TestingGateway.deviceId(1));

    assertGate(refusal(node, "system.which"), "INVALID_REQUEST", "unknown-node");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fs.listDir", "terminal.upload", "browser.proxy"})
  void someCommandsNeedAnAdministrator(String command) {
    TestingNode node = gateway.approved(1, "Desk", command).answering("{}");

    JsonNode refused = gateway.invoke(operator, node, command, "{}", "k").path("error");

    assertThat(refused.path("code").asText()).isEqualTo("FORBIDDEN");
    assertThat(refused.at("/details/missingScope").asText()).isEqualTo("operator.admin");
    assertThat(gateway.invoke(gateway.admin(), node, command, "{}", "k").path("ok").asBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"system.execApprovals.set", "agent.cli.claude.run.v1", "worker.start"})
  void someCommandsAreNobodysToInvokeDirectly(String command) {
    TestingNode node = gateway.approved(1, "Desk", command).answering("{}");

    JsonNode refused = gateway.invoke(gateway.admin(), node, command, "{}", "k").path("error");

    assertThat(refused.path("code").asText()).isEqualTo("INVALID_REQUEST");
    assertThat(refused.at("/details/code").asText()).isEqualTo("NOT_PERMITTED");
    assertThat(node.requests).isEmpty();
  }

  @Test
  void changedSettingsTakeEffectAtOnceAndCallOffWhatIsOut() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    var reply =
        new java.util.concurrent.FutureTask<>(
            () -> gateway.invoke(operator, node, "system.which", "{}", "k"));
    Thread.ofVirtual().start(reply);
    node.nextRequest();

    gateway.feature.configure(
        new NodeSettings(
            new CommandSettings(Set.of(), Set.of("system.which")), Map.of("desk", 3), null));

    assertThat(reply.get().at("/error/details/nodeError/code").asText())
        .isEqualTo("POLICY_CHANGED");
    assertThat(gateway.events.sent("node.invoke.cancel")).hasSize(1);
    assertGate(refusal(node, "system.which"), "INVALID_REQUEST", "denied-by-config");
    assertThat(gateway.feature.roster().nodes().getFirst().priority()).isEqualTo(3);
  }

  @Test
  void anApprovalThatIsNarrowedCallsOffWhatItNoLongerCovers() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.which", "device.info");
    var reply =
        new java.util.concurrent.FutureTask<>(
            () -> gateway.invoke(operator, node, "system.which", "{}", "k"));
    Thread.ofVirtual().start(reply);
    node.nextRequest();

    gateway.directory.approve(
        TestingGateway.deviceId(1), Surface.of(Set.of(), Set.of("device.info"), null));

    assertThat(reply.get().at("/error/details/nodeError/code").asText())
        .isEqualTo("POLICY_CHANGED");
  }

  @Test
  void whatIsWithheldIsNamedWithItsGate() {
    gateway.approved(1, "Desk", "system.which");
    TestingNode node =
        gateway.connect(
            1,
            "Desk",
            List.of(),
            List.of("system.which", "camera.snap", "foo.bar", "desktop.stream", "sms.send"));

    assertThat(gateway.feature.withheld(TestingGateway.deviceId(1)))
        .isEqualTo(
            Map.of(
                "camera.snap", Gate.NOT_APPROVED,
                "desktop.stream", Gate.DENIED_BY_CONFIG,
                "foo.bar", Gate.PLATFORM_POLICY,
                "sms.send", Gate.NOT_APPROVED));
    String params = "{\"nodeId\":\"" + node.id() + "\"}";
    assertThat(
            gateway
                .call(gateway.admin(), "node.describe", params)
                .path("payload")
                .path("claw.withheld")
                .path("camera.snap")
                .asText())
        .isEqualTo("not-approved");
    assertThat(gateway.call(operator, "node.describe", params).path("payload").has("claw.withheld"))
        .isFalse();
  }

  @Test
  void aWaitingNodesOffersAreAllWithheld() {
    gateway.connect(1, "Desk", List.of(), List.of("system.which"));

    assertThat(gateway.feature.withheld(TestingGateway.deviceId(1)))
        .isEqualTo(Map.of("system.which", Gate.AWAITING_APPROVAL));
  }
}
