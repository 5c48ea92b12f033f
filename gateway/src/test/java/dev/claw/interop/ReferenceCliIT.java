package dev.claw.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.TestingGateway;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The reference's command line, unmodified, against our gateway. Our own client looks at what it
/// brought about, and plays the node.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceCliIT {
  private static final int AUTHORITY_CHANGED = 4001;

  private TestingGateway gateway;
  private TestingAdmin admin;
  private ReferencePackage reference;
  private Path home;
  private ReferenceCli cli;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    reference = ReferencePackage.installed();
    gateway = TestingGateway.start(directory.resolve("state"));
    admin = new TestingAdmin(ours(TestingGateway.TOKEN));
    home = directory;
    cli = ReferenceCli.at(reference, directory.resolve("c"), ours(TestingGateway.TOKEN));
  }

  @AfterAll
  void stop() {
    admin.close();
    gateway.close();
  }

  @Test
  void healthIsReportedInBothWaysAndForPeople() throws Exception {
    JsonNode health = json("health");
    assertThat(health.path("ok").asBoolean()).isTrue();
    assertThat(health.path("agents").findValuesAsText("agentId")).contains("main");
    assertThat(cli.callMethod("health", "{}").mustSucceed().json().path("ok").asBoolean()).isTrue();
    assertThat(cli.run(List.of("health")).mustSucceed().stdout())
        .contains("Agents: main (default)")
        .doesNotContain("undefined");
  }

  @Test
  void statusPresenceAndNodesAreReadByMethod() throws Exception {
    try (TestingNode node = waiting("Reader")) {
      assertThat(
              cli.callMethod("status", "{}").mustSucceed().json().path("runtimeVersion").asText())
          .isNotEmpty();
      assertThat(
              cli.callMethod("system-presence", "{}")
                  .mustSucceed()
                  .json()
                  .findValuesAsText("deviceId"))
          .contains(node.id());
      JsonNode listed = cli.callMethod("node.list", "{}").mustSucceed().json().path("nodes");
      assertThat(TestingAdmin.row(listed, node.id()).path("connected").asBoolean()).isTrue();
    }
  }

  @Test
  void errorsHaveTheShapeTheCommandLineExpects() throws Exception {
    ReferenceCli.Result unknown = cli.callMethod("no.such", "{}");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.json().at("/error/type").asText()).isEqualTo("gateway_request_error");
    assertThat(unknown.json().at("/error/code").asText()).isEqualTo("INVALID_REQUEST");
    assertThat(unknown.json().at("/error/message").asText()).isEqualTo("unknown method: no.such");

    ReferenceCli.Result invalid = cli.callMethod("node.describe", "{\"bogus\":1}");
    assertThat(invalid.exit()).isEqualTo(1);
    assertThat(invalid.json().at("/error/code").asText()).isEqualTo("INVALID_REQUEST");
    assertThat(invalid.json().at("/error/message").asText())
        .contains("invalid node.describe params");
  }

  @Test
  void aWrongTokenIsRefused() throws Exception {
    ReferenceCli stranger = ReferenceCli.at(reference, home.resolve("s"), ours("wrong"));
    ReferenceCli.Result result = stranger.call("nodes", "status");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.stdout() + result.stderr()).contains("token mismatch");
  }

  @Test
  void aNodeIsSeenWaitingAndApprovedInOneStep() throws Exception {
    try (TestingNode node = waiting("Kitchen")) {
      JsonNode waiting = TestingAdmin.row(json("nodes", "pending"), node.id());
      assertThat(waiting.path("displayName").asText()).isEqualTo("Kitchen");
      assertThat(cli.run(List.of("nodes", "status")).mustSucceed().stdout())
          .contains("unpaired · connected", "nodes approve " + waiting.path("requestId").asText());

      String request = waiting.path("requestId").asText();
      JsonNode approved = json("nodes", "approve", request);
      assertThat(approved.at("/node/commands").toString())
          .isEqualTo("[\"system.notify\",\"system.which\"]");

      JsonNode told = node.awaitResolved();
      assertThat(told.path("decision").asText()).isEqualTo("approved");
      assertThat(told.path("requestId").asText()).isEqualTo(request);
      assertThat(json("nodes", "pending").findValuesAsText("nodeId")).doesNotContain(node.id());
      JsonNode described = json("nodes", "describe", "--node", "Kitchen");
      assertThat(described.path("nodeId").asText()).isEqualTo(node.id());
      assertThat(described.path("paired").asBoolean()).isTrue();
      assertThat(TestingAdmin.row(json("devices", "list").path("paired"), node.id()).toString())
          .contains("\"roles\":[\"node\"]", "\"connected\":true");
    }
  }

  @Test
  void theTwoStepsOfTheReferenceWorkAsWell() throws Exception {
    try (TestingNode node = waiting("Attic")) {
      JsonNode devices = json("devices", "list");
      String device =
          TestingAdmin.row(devices.path("pending"), node.id()).path("requestId").asText();
      JsonNode admitted = json("devices", "approve", device);
      assertThat(admitted.at("/device/deviceId").asText()).isEqualTo(node.id());
      assertThat(admin.describe(node.id()).path("commands")).isEmpty();

      JsonNode pending = json("nodes", "list");
      String surface =
          TestingAdmin.row(pending.path("pending"), node.id()).path("requestId").asText();
      cli.call("nodes", "approve", surface).mustSucceed();
      assertThat(node.awaitResolved().path("decision").asText()).isEqualTo("approved");
      assertThat(admin.describe(node.id()).path("commands")).hasSize(2);
      assertThat(TestingAdmin.row(json("nodes", "list").path("paired"), node.id()).toString())
          .contains("\"displayName\":\"Attic\"", "\"connected\":true");
    }
  }

  @Test
  void aNodeAnswersACommandOrRefusesIt() throws Exception {
    try (TestingNode node = approved("Office")) {
      JsonNode answer =
          invoke("Office", "system.which", "{\"bins\":[\"uname\"]}").mustSucceed().json();
      assertThat(answer.at("/payload/bins/uname").asText()).isEqualTo("/testing/uname");
      assertThat(answer.path("nodeId").asText()).isEqualTo(node.id());
      assertThat(node.awaitInvoked().path("paramsJSON").asText())
          .isEqualTo("{\"bins\":[\"uname\"]}");

      ReferenceCli.Result refused = invoke("Office", "system.notify", "{\"title\":\"t\"}");
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.json().at("/error/message").asText()).contains("the owner sleeps");
      assertThat(node.awaitInvoked().path("command").asText()).isEqualTo("system.notify");
    }
  }

  @Test
  void commandsThatAreNotAllowedNeverReachTheNode() throws Exception {
    try (TestingNode node = approved("Vault")) {
      ReferenceCli.Result undeclared = invoke("Vault", "screen.snapshot", "{}");
      assertThat(undeclared.exit()).isEqualTo(1);
      assertThat(undeclared.json().at("/error/message").asText())
          .contains("node command not allowed", "does not support \"screen.snapshot\"");
      ReferenceCli.Result unlisted = invoke("Vault", "bogus.command", "{}");
      assertThat(unlisted.exit()).isEqualTo(1);
      assertThat(unlisted.json().at("/error/message").asText()).contains("not in the allowlist");
      assertThat(node.wasNotInvoked()).isTrue();
    }
  }

  @Test
  void nodesAndDevicesAreRenamed() throws Exception {
    try (TestingNode node = approved("Garage")) {
      cli.call("nodes", "rename", "--node", "Garage", "--name", "Workshop").mustSucceed();
      assertThat(admin.describe(node.id()).path("displayName").asText()).isEqualTo("Workshop");
      cli.call("devices", "rename", "--device", node.id(), "--name", "Shed").mustSucceed();
      assertThat(device(node).toString()).contains("Shed");
    }
  }

  @Test
  void rejectedNodesHaveToLeave() throws Exception {
    try (TestingNode one = waiting("Stranger");
        TestingNode other = waiting("Guest")) {
      JsonNode devices = json("devices", "list");
      cli.call(
              "devices",
              "reject",
              TestingAdmin.row(devices.path("pending"), one.id()).path("requestId").asText())
          .mustSucceed();
      assertThat(one.awaitClose().code()).isEqualTo(AUTHORITY_CHANGED);
      cli.call(
              "nodes",
              "reject",
              TestingAdmin.row(devices.path("pending"), other.id()).path("requestId").asText())
          .mustSucceed();
      assertThat(other.awaitClose().code()).isEqualTo(AUTHORITY_CHANGED);
      assertThat(admin.call("node.pair.list", Map.of()).path("pending").findValuesAsText("nodeId"))
          .doesNotContain(one.id(), other.id());
    }
  }

  @Test
  void aRotatedTokenTakesTheNodeOffAndAnotherIsHandedOut() throws Exception {
    try (TestingNode node = approved("Rotor");
        TestingNode first = node.again(gateway, "Rotor")) {
      JsonNode rotated = json("devices", "rotate", "--device", node.id(), "--role", "node");
      assertThat(rotated.path("tokenDelivery").asText()).isEqualTo("withheld-cross-device");
      assertThat(first.awaitClose().code()).isEqualTo(AUTHORITY_CHANGED);
      try (TestingNode second = first.again(gateway, "Rotor")) {
        assertThat(second.deviceToken()).isNotNull().isNotEqualTo(first.deviceToken());
      }
    }
  }

  @Test
  void aRevokedNodeWaitsAgain() throws Exception {
    try (TestingNode node = approved("Revoked")) {
      JsonNode revoked = json("devices", "revoke", "--device", node.id(), "--role", "node");
      assertThat(revoked.path("revokedAtMs").asLong()).isPositive();
      assertThat(node.awaitClose().code()).isEqualTo(AUTHORITY_CHANGED);
      try (TestingNode back = node.again(gateway, "Revoked")) {
        assertThat(back.deviceToken()).isNull();
        assertThat(admin.describe(back.id()).path("commands")).isEmpty();
      }
    }
  }

  @Test
  void removedNodesAndDevicesAreForgotten() throws Exception {
    try (TestingNode one = approved("Former");
        TestingNode other = approved("Bygone")) {
      cli.call("nodes", "remove", "--node", "Former").mustSucceed();
      assertThat(one.awaitClose().code()).isEqualTo(AUTHORITY_CHANGED);
      cli.call("devices", "remove", other.id()).mustSucceed();
      assertThat(other.awaitClose().code()).isEqualTo(AUTHORITY_CHANGED);
      assertThat(
              admin.call("device.pair.list", Map.of()).path("paired").findValuesAsText("deviceId"))
          .doesNotContain(one.id(), other.id());
      try (TestingNode back = one.again(gateway, "Former")) {
        admin.awaitRequest(back.id());
        assertThat(json("nodes", "pending").findValuesAsText("nodeId")).contains(back.id());
      }
    }
  }

  private Gateway ours(String token) {
    return new Gateway("127.0.0.1", gateway.gateway().port(), token);
  }

  private JsonNode json(String... words) throws Exception {
    return cli.call(words).mustSucceed().json();
  }

  private ReferenceCli.Result invoke(String node, String command, String params) throws Exception {
    return cli.call("nodes", "invoke", "--node", node, "--command", command, "--params", params);
  }

  private TestingNode approved(String name) throws Exception {
    TestingNode node = waiting(name);
    admin.approve(node.id());
    return node;
  }

  private TestingNode waiting(String name) throws Exception {
    TestingNode node = TestingNode.connect(gateway, name);
    admin.awaitRequest(node.id());
    return node;
  }

  private JsonNode device(TestingNode node) throws Exception {
    return TestingAdmin.row(admin.call("device.pair.list", Map.of()).path("paired"), node.id());
  }
}
