package dev.claw.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Frame;
import dev.claw.protocol.Role;
import dev.claw.protocol.WireError;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.client.Closed;
import dev.claw.protocol.client.GatewayConnection;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.HelloOk;
import dev.claw.protocol.identity.DeviceIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A node's life over real sockets: waiting, admitted, asking for more, rotated, revoked, removed.
@Timeout(60)
class PairingLifeTest {
  private static final ConnectAuth SHARED = ConnectAuth.sharedToken(TestingGateway.TOKEN);

  @TempDir Path directory;
  private final DeviceIdentity identity = DeviceIdentity.generate();
  private final BlockingQueue<Frame.Event> events = new LinkedBlockingQueue<>();
  private TestingGateway gateway;
  private GatewayConnection admin;

  @BeforeEach
  void start() throws Exception {
    gateway = TestingGateway.start(directory.resolve("state"));
    admin = gateway.admin();
  }

  @AfterEach
  void stop() {
    admin.close();
    gateway.close();
  }

  @Test
  void approvalReachesTheWaitingNodeAndItsNextConnectionHasAToken() throws Exception {
    try (GatewayConnection node = node(SHARED, "device.info", "system.notify")) {
      assertThat(auth(node).deviceToken()).isNull();
      String request = pendingNode().path("requestId").asText();
      assertThat(commands()).isEmpty();

      admin.call("node.pair.approve", Map.of("requestId", request));

      JsonNode resolved = event("node.pair.resolved");
      assertThat(resolved.path("requestId").asText()).isEqualTo(request);
      assertThat(resolved.path("nodeId").asText()).isEqualTo(id());
      assertThat(resolved.path("decision").asText()).isEqualTo("approved");
      awaitCommands("device.info", "system.notify");
    }
    String token;
    try (GatewayConnection again = node(SHARED, "device.info", "system.notify")) {
      token = String.valueOf(auth(again).deviceToken());
      assertThat(token).hasSize(43);
    }
    try (GatewayConnection again = node(ConnectAuth.device(token), "device.info")) {
      assertThat(auth(again).method()).isEqualTo("device-token");
      awaitCommands("device.info");
    }
  }

  @Test
  void deviceFirstAndSurfaceSecondWorksToo() throws Exception {
    try (GatewayConnection node = node(SHARED, "device.info")) {
      String request = pendingNode().path("requestId").asText();
      admin.call("device.pair.approve", Map.of("requestId", request));
      assertThat(node.isOpen()).isTrue();
      assertThat(commands()).isEmpty();
      assertThat(admin.call("device.pair.list", Map.of()).path("pending")).isEmpty();

      admin.call(
          "node.pair.approve", Map.of("requestId", pendingNode().path("requestId").asText()));
      awaitCommands("device.info");
    }
  }

  @Test
  void rejectedNodeIsSentAwayAndToldSoWhenItAsksAgain() throws Exception {
    try (GatewayConnection node = node(SHARED, "device.info")) {
      admin.call("node.pair.reject", Map.of("requestId", pendingNode().path("requestId").asText()));
      assertThat(node.awaitClose().code()).isEqualTo(4001);
    }
    WireError error = refusal(SHARED);
    assertThat(error.reason()).isEqualTo("PAIRING_REQUIRED");
    assertThat(error.message()).contains("rejected");
  }

  @Test
  void nodeThatDeclaresMoreKeepsWhatItHadAndAsksAgain() throws Exception {
    approved("device.info", "system.notify");
    try (GatewayConnection node = node(SHARED, "device.info", "system.run")) {
      assertThat(node.isOpen()).isTrue();
      awaitCommands("device.info");
      String request = pendingNode().path("requestId").asText();

      try (GatewayConnection writer =
          gateway.operator("operator.pairing", "operator.write", "operator.read")) {
        assertThat(missingScope(writer, request)).isEqualTo("operator.admin");
      }
      awaitCommands("device.info");

      admin.call("node.pair.approve", Map.of("requestId", request));
      awaitCommands("device.info", "system.run");
    }
  }

  @Test
  void anotherPlatformUnderTheSameKeyHasToBeApprovedAgain() throws Exception {
    String token = approved("device.info");
    ConnectParams changed =
        ConnectParams.of(
                ClientInfo.of(ClientId.NODE_HOST, ClientMode.NODE, "1", "windows")
                    .named("Box", "Windows"),
                Role.NODE,
                List.of())
            .declaring(List.of("system"), List.of("device.info"), null)
            .withAuth(ConnectAuth.device(token));
    try (GatewayConnection node = gateway.connect(changed, identity, this::heard)) {
      assertThat(auth(node).deviceToken()).isNull();
      String request = pendingNode().path("requestId").asText();
      assertThat(commands()).isEmpty();
      admin.call("node.pair.approve", Map.of("requestId", request));
      awaitCommands("device.info");
    }
  }

  @Test
  void rotationEndsTheSocketAndTheOldToken() throws Exception {
    endsAuthority(
        "device.token.rotate", Map.of("deviceId", id(), "role", "node"), "device token rotated");
  }

  @Test
  void revocationEndsTheSocketAndTheOldToken() throws Exception {
    endsAuthority(
        "device.token.revoke", Map.of("deviceId", id(), "role", "node"), "device token revoked");
  }

  @Test
  void removalEndsTheSocketAndTheOldToken() throws Exception {
    endsAuthority("device.pair.remove", Map.of("deviceId", id()), "device removed");
  }

  @Test
  void removalOfTheNodeEndsTheSocketAndTheOldTokenEvenAfterANewApproval() throws Exception {
    String old = endsAuthority("node.pair.remove", Map.of("nodeId", id()), "device removed");
    String fresh = approved("device.info");

    assertThat(fresh).isNotEqualTo(old);
    assertThat(refusal(ConnectAuth.device(old)).reason()).isEqualTo("AUTH_DEVICE_TOKEN_MISMATCH");
  }

  private String endsAuthority(String method, Map<String, String> params, String reason)
      throws Exception {
    String token = approved("device.info");
    try (GatewayConnection node = node(ConnectAuth.device(token), "device.info")) {
      admin.call(method, params);
      Closed closed = node.awaitClose();
      assertThat(closed.code()).isEqualTo(4001);
      assertThat(closed.reason()).isEqualTo(reason);
    }
    assertThat(refusal(ConnectAuth.device(token)).reason()).isEqualTo("AUTH_DEVICE_TOKEN_MISMATCH");
    assertThat(refusal(ConnectAuth.sharedToken(token)).reason()).isEqualTo("AUTH_TOKEN_MISMATCH");
    return token;
  }

  /// Admits the node and gives its token.
  private String approved(String... commands) throws Exception {
    try (GatewayConnection node = node(SHARED, commands)) {
      assertThat(node.isOpen()).isTrue();
      admin.call(
          "node.pair.approve", Map.of("requestId", pendingNode().path("requestId").asText()));
    }
    try (GatewayConnection node = node(SHARED, commands)) {
      return String.valueOf(auth(node).deviceToken());
    }
  }

  private String id() {
    return identity.id().value();
  }

  private GatewayConnection node(ConnectAuth auth, String... commands) throws Exception {
    return gateway.connect(
        TestingGateway.node("Box", auth, List.of(commands)), identity, this::heard);
  }

  private void heard(GatewayConnection connection, Frame.Event event) {
    events.add(event);
  }

  private JsonNode event(String name) throws InterruptedException {
    Frame.@Nullable Event event = events.poll(20, TimeUnit.SECONDS);
    while (event != null && !event.event().equals(name)) {
      event = events.poll(20, TimeUnit.SECONDS);
    }
    return event == null || event.payload() == null ? fail("no " + name) : event.payload();
  }

  private static HelloOk.Granted auth(GatewayConnection connection) {
    HelloOk.@Nullable Granted auth = connection.hello().auth();
    return auth == null ? fail("no auth in the welcome") : auth;
  }

  private JsonNode pendingNode() throws Exception {
    JsonNode pending = admin.call("node.pair.list", Map.of()).path("pending");
    while (pending.isEmpty()) {
      pending = admin.call("node.pair.list", Map.of()).path("pending");
    }
    assertThat(pending).hasSize(1);
    return pending.get(0);
  }

  /// A node is registered after it has heard its welcome; the test's own limit ends the wait.
  private void awaitCommands(String... expected) throws Exception {
    while (!commands().equals(List.of(expected))) {
      Thread.onSpinWait();
    }
  }

  /// What may be invoked now.
  private List<String> commands() throws Exception {
    for (JsonNode node : admin.call("node.list", Map.of()).path("nodes")) {
      if (node.path("nodeId").asText().equals(id())) {
        return node.path("commands").valueStream().map(JsonNode::asText).sorted().toList();
      }
    }
    return List.of();
  }

  private static @Nullable String missingScope(GatewayConnection connection, String request)
      throws Exception {
    try {
      connection.call("node.pair.approve", Map.of("requestId", request));
      return null;
    } catch (CallFailedException e) {
      return e.error().detail("missingScope");
    }
  }

  private WireError refusal(ConnectAuth auth) throws Exception {
    try (GatewayConnection connection = node(auth, "device.info")) {
      return fail("let in as " + connection.hello().auth());
    } catch (CallFailedException e) {
      return e.error();
    }
  }
}
