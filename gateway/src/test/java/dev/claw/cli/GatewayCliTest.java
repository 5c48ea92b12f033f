package dev.claw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.TestingGateway;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.client.GatewayConnection;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.identity.DeviceIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayCliTest {
  @TempDir Path state;
  private TestingGateway gateway;
  private TestingShell shell;

  @BeforeEach
  void start() throws IOException {
    gateway = TestingGateway.start(state);
    shell = TestingShell.at(state);
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private GatewayConnection node(String name, DeviceIdentity identity) throws Exception {
    return gateway.connect(
        TestingGateway.node(
            name,
            ConnectAuth.sharedToken(TestingGateway.TOKEN),
            List.of("device.info", "system.run", "system.which")),
        identity,
        (connection, event) -> {});
  }

  private static JsonNode json(TestingShell.Run run) throws IOException {
    return StrictJson.open().readTree(run.out());
  }

  @Test
  void healthSaysThatTheGatewayIsWell() throws Exception {
    var run = shell.run("health");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("well").contains("ws://127.0.0.1:");
  }

  @Test
  void quickHealthSaysTheSameAsTheLongWay() throws Exception {
    JsonNode quick = json(shell.run("health", "--json", "--state-dir", state.toString()));
    JsonNode parsed = json(shell.run("health", "--state-dir=" + state, "--json"));
    assertThat(quick.path("ok").asBoolean()).isTrue();
    assertThat(quick.fieldNames()).toIterable().containsExactlyElementsOf(parsed::fieldNames);
  }

  @Test
  void statusShowsGatewayAndSaysHowToAddANode() {
    var run = shell.run("status");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("● Claw", "this machine only", "asks for a token", "0 of 0 connected")
        .contains("claw nodes add");
  }

  @Test
  void statusAsJsonHasTheSameFacts() throws Exception {
    JsonNode status = json(shell.run("status", "--json"));
    assertThat(status.path("gateway").path("url").asText()).startsWith("ws://127.0.0.1:");
    assertThat(status.path("gateway").path("own").asBoolean()).isTrue();
    assertThat(status.path("nodes").isArray()).isTrue();
  }

  @Test
  void aBrokenConfigurationIsABannerInStatus() throws IOException {
    Files.writeString(state.resolve("openclaw.json"), "{ gateway: { port: } }");
    assertThat(shell.run("status").out()).startsWith("▌ SAFE MODE").contains("line 1");
  }

  @Test
  void rawCallsPrintTheAnswerOrTheRefusal() throws Exception {
    var good = shell.run("gateway", "call", "device.pair.list", "--params", "{}");
    assertThat(json(good).path("paired").isArray()).isTrue();
    var bad = shell.run("gateway", "call", "no.such.method");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.err()).contains("no.such.method", "another version");
    assertThat(shell.run("gateway", "call", "health", "--params", "[1]").code()).isEqualTo(2);
  }

  @Test
  void aWrongTokenIsAFailureThatSaysWhereToPutTheRightOne() {
    var run = shell.run("nodes", "list", "--token", "wrong");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("does not accept this token", "CLAW_GATEWAY_TOKEN");
    assertThat(run.err()).contains("other users of this machine can see --token");
    assertThat(run.err()).doesNotContain("wrong");
  }

  @Test
  void aTokenByEnvironmentOrFileOpensAnAddressWithoutTheStateDirectory(@TempDir Path elsewhere)
      throws IOException {
    String url = gateway.gateway().url();
    TestingShell stranger = TestingShell.at(elsewhere);
    assertThat(stranger.run("health", "--url", url).code()).isEqualTo(1);
    Path file = elsewhere.resolve("token");
    Files.writeString(file, TestingGateway.TOKEN + "\n");
    assertThat(stranger.run("health", "--url", url, "--token-file", file.toString()).code())
        .isZero();
    stranger.with("OPENCLAW_GATEWAY_TOKEN", TestingGateway.TOKEN);
    assertThat(stranger.run("health", "--url", url).code()).isZero();
  }

  @Test
  void nothingPendingSaysHowToLetAMachineJoin() {
    var run = shell.run("nodes", "pending");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("No node waits", "claw nodes add");
    assertThat(shell.run("nodes", "approve").code()).isEqualTo(1);
  }

  @Test
  void theOnlyWaitingNodeIsShownWithItsCheckAndApprovedOnYes() throws Exception {
    DeviceIdentity identity = DeviceIdentity.generate();
    try (GatewayConnection _ = node("cellar", identity)) {
      var run = shell.typing("y\n").run("nodes", "approve");
      assertThat(run.code()).isZero();
      assertThat(run.out())
          .contains("cellar", "check", "system.run", "sensitive", "cellar has joined");
      assertThat(run.err()).contains("Let cellar join? [y/N]");
      assertThat(shell.run("nodes", "list").out()).contains("cellar", "this machine", "run");
      assertThat(shell.run("nodes", "pending").out()).contains("No node waits");
    }
  }

  @Test
  void anEmptyAnswerIsANo() throws Exception {
    try (GatewayConnection _ = node("cellar", DeviceIdentity.generate())) {
      var run = shell.typing("\n").run("nodes", "approve", "cell");
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out()).contains("Not approved");
      assertThat(shell.run("nodes", "pending").out()).contains("cellar");
    }
  }

  @Test
  void withoutAPersonApprovalWantsAYesOption() throws Exception {
    try (GatewayConnection _ = node("cellar", DeviceIdentity.generate())) {
      var refused = shell.run("nodes", "approve");
      assertThat(refused.code()).isEqualTo(2);
      assertThat(refused.err()).contains("--yes");
      var approved = shell.run("nodes", "approve", "--yes", "--json");
      assertThat(approved.code()).isZero();
      assertThat(json(approved).path(0).path("node").path("displayName").asText())
          .isEqualTo("cellar");
    }
  }

  @Test
  void ofSeveralWaitingNodesOneHasToBeNamed() throws Exception {
    try (GatewayConnection _ = node("attic", DeviceIdentity.generate());
        GatewayConnection _ = node("cellar", DeviceIdentity.generate())) {
      var run = shell.run("nodes", "approve", "--yes");
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains("attic", "cellar", "--all");
      assertThat(shell.run("nodes", "reject", "attic").out()).contains("turned away");
      assertThat(shell.run("nodes", "approve", "--all", "--yes").code()).isZero();
    }
  }

  @Test
  void statusNamesTheWaitingNodeAndTheCommandToRun() throws Exception {
    try (GatewayConnection _ = node("cellar", DeviceIdentity.generate())) {
      assertThat(shell.columns(40).run("status").out())
          .contains("Waiting for you", "cellar wants to join", "claw nodes approve cellar");
    }
  }

  @Test
  void doctorStopsAtTheApprovalAndSaysHowToGiveIt() throws Exception {
    try (GatewayConnection _ = node("cellar", DeviceIdentity.generate())) {
      var run = shell.run("doctor", "--node", "cellar", "--command", "system.run");
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.out())
          .contains("✓ Gateway", "It stops at: cellar: approved", "claw nodes approve cellar");
    }
  }

  @Test
  void doctorNamesTheGateOfACommandThatIsNotOffered() throws Exception {
    try (GatewayConnection _ = node("cellar", DeviceIdentity.generate())) {
      assertThat(shell.run("nodes", "approve", "--yes").code()).isZero();
      var run = shell.run("doctor", "--node", "cellar", "--command", "location.get");
      assertThat(run.out()).contains("✓ cellar: approved", "✓ cellar: connected", "It stops at");
      assertThat(run.out()).contains("gate not-declared", "claw-node status");
    }
  }

  @Test
  void nodesAreRenamedDescribedAndRemovedByTheBeginningOfTheirName() throws Exception {
    try (GatewayConnection _ = node("cellar", DeviceIdentity.generate())) {
      assertThat(shell.run("nodes", "approve", "--yes").code()).isZero();
      assertThat(shell.run("nodes", "rename", "cell", "vault").out()).contains("vault");
      assertThat(shell.run("nodes", "describe", "va").out()).contains("vault", "system.run");
      assertThat(shell.run("nodes", "status").out()).contains("1 node, 1 connected");
      assertThat(shell.run("nodes", "remove", "vault").code()).isEqualTo(2);
      assertThat(shell.run("nodes", "remove", "vault", "--yes").code()).isZero();
      var gone = shell.run("nodes", "describe", "vault");
      assertThat(gone.code()).isEqualTo(1);
      assertThat(gone.err()).contains("There is no node 'vault'");
    }
  }

  @Test
  void addPrintsALinkAndACodeThatAnotherMachineCanUse() throws Exception {
    JsonNode invitation = json(shell.run("nodes", "add", "--json"));
    assertThat(invitation.path("link").asText()).startsWith("oc-pair://");
    assertThat(invitation.path("code").asText()).matches("[0-9]{6}");
    var printed = shell.run("nodes", "add", "--no-wait");
    assertThat(printed.out())
        .contains("claw-node pair 'oc-pair://", "claw-node pair --host 127.0.0.1 --port ")
        .contains("5 min");
    var params =
        TestingGateway.node(
            "cellar",
            ConnectAuth.bootstrap(invitation.path("code").asText()),
            List.of("device.info"));
    try (GatewayConnection _ =
        gateway.connect(params, DeviceIdentity.generate(), (connection, event) -> {})) {
      assertThat(shell.run("nodes", "pending").out()).contains("cellar");
    }
  }

  @Test
  void devicesAreListedRenamedRotatedRevokedAndRemoved() throws Exception {
    DeviceIdentity identity = DeviceIdentity.generate();
    try (GatewayConnection _ = node("cellar", identity)) {
      assertThat(shell.run("nodes", "approve", "--yes").code()).isZero();
      String id = identity.id().value();
      assertThat(shell.run("devices", "list").out()).contains("cellar", id.substring(0, 12));
      assertThat(shell.run("devices", "rename", id, "vault").out()).contains("vault");
      assertThat(shell.run("devices", "rotate", id, "--role", "node").out()).contains("new token");
      assertThat(shell.run("devices", "revoke", id, "--role", "node").code()).isZero();
      assertThat(shell.run("devices", "remove", id).code()).isZero();
      assertThat(shell.run("devices", "remove", id).code()).isEqualTo(1);
      assertThat(shell.run("devices", "rotate", id, "--role", "king").code()).isNotZero();
    }
  }

  @Test
  void sayAnswersFromTheRunningGateway() throws Exception {
    var run = shell.run("say", "what", "time", "is", "it");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).isNotBlank();
    JsonNode piped = json(shell.piping("what time is it\n").run("say", "-", "--json"));
    assertThat(piped.path("ok").asBoolean()).isTrue();
    assertThat(piped.path("text").asText()).isNotBlank();
    assertThat(shell.run("say", " ").code()).isEqualTo(2);
  }
}
