package dev.claw.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.claw.gateway.transport.TestingPeer;
import dev.claw.protocol.Role;
import dev.claw.protocol.WireError;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.client.GatewayConnection;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.identity.DeviceIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Guessing at a real gateway over loopback, where every web page of this machine can reach it.
class LockoutTest {
  private static final ClientInfo CLI = ClientInfo.of(ClientId.CLI, ClientMode.CLI, "1", "java");

  @TempDir Path directory;
  private TestingGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = TestingGateway.start(directory.resolve("state"));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void tenWrongTokensLockTheSharedSecretForThisAddressAndARestartKeepsItLocked() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(refusal(shared("wrong" + i), null).reason()).isEqualTo("AUTH_TOKEN_MISMATCH");
    }
    assertLocked();
    assertThat(bearer(TestingGateway.TOKEN)).startsWith("HTTP/1.1 429").contains("Retry-After: ");

    gateway.close();
    gateway = TestingGateway.start(directory.resolve("state"));
    assertLocked();
  }

  private void assertLocked() throws Exception {
    WireError error = refusal(shared(TestingGateway.TOKEN), null);
    assertThat(error.reason()).isEqualTo("AUTH_RATE_LIMITED");
    assertThat(error.retryable()).isTrue();
    assertThat(error.retryAfterMs()).isBetween(1L, 300_000L);
    assertThat(error.detail("recommendedNextStep")).isEqualTo("wait_then_retry");
    ownerStillGetsIn();
  }

  /// The command line of this machine proves a key, not the shared secret.
  private void ownerStillGetsIn() throws Exception {
    LocalAccess access = LocalAccess.find(directory.resolve("state")).orElseThrow();
    ConnectParams params =
        ConnectParams.of(CLI, Role.OPERATOR, List.of("operator.admin"))
            .withAuth(ConnectAuth.device(access.deviceToken()));
    try (GatewayConnection connection =
        gateway.connect(params, access.identity(), (from, event) -> {})) {
      assertThat(connection.call("device.pair.list", Map.of()).path("paired")).isNotEmpty();
    }
  }

  @Test
  void wrongBearersCountToo() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(bearer("wrong" + i)).startsWith("HTTP/1.1 401");
    }
    assertThat(bearer(TestingGateway.TOKEN)).startsWith("HTTP/1.1 429");
    assertLocked();
  }

  @Test
  void wrongDeviceTokensOfInventedDevicesAreCountedTogether() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(refusal(deviceToken("wrong"), DeviceIdentity.generate()).reason())
          .isEqualTo("AUTH_DEVICE_TOKEN_MISMATCH");
    }
    assertThat(refusal(deviceToken("wrong"), DeviceIdentity.generate()).reason())
        .isEqualTo("AUTH_RATE_LIMITED");
    try (GatewayConnection admin = gateway.admin()) {
      assertThat(admin.isOpen()).isTrue();
    }
  }

  @Test
  void fiveWrongCodesBurnAnInvitation() throws Exception {
    String code = invite();
    for (int i = 0; i < 5; i++) {
      String wrong = "%06d".formatted((Integer.parseInt(code) + 1 + i) % 1_000_000);
      assertThat(refusal(node(wrong), DeviceIdentity.generate()).reason())
          .isEqualTo("AUTH_BOOTSTRAP_TOKEN_INVALID");
    }
    assertThat(refusal(node(code), DeviceIdentity.generate()).reason())
        .isEqualTo("AUTH_BOOTSTRAP_TOKEN_INVALID");
  }

  @Test
  void invitationIsForOneDeviceOnly() throws Exception {
    String code = invite();
    DeviceIdentity first = DeviceIdentity.generate();
    gateway.connect(node(code), first, (from, event) -> {}).close();
    assertThat(refusal(node(code), DeviceIdentity.generate()).reason())
        .isEqualTo("AUTH_BOOTSTRAP_TOKEN_INVALID");
    gateway.connect(node(code), first, (from, event) -> {}).close();
  }

  @Test
  void codesCannotBeGuessedForLong() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(refusal(node("000000"), DeviceIdentity.generate()).reason())
          .isEqualTo("AUTH_BOOTSTRAP_TOKEN_INVALID");
    }
    String code = invite();
    assertThat(refusal(node(code), DeviceIdentity.generate()).reason())
        .isEqualTo("AUTH_RATE_LIMITED");
  }

  private String invite() throws Exception {
    try (GatewayConnection admin = gateway.admin()) {
      String code =
          admin
              .call("device.pair.setupCode", Map.of("bootstrapProfile", "node"))
              .path("claw.code")
              .asText();
      assertThat(code).matches("\\d{6}");
      return code;
    }
  }

  private static ConnectParams shared(String token) {
    return ConnectParams.of(CLI, Role.OPERATOR, List.of()).withAuth(ConnectAuth.sharedToken(token));
  }

  private static ConnectParams deviceToken(String token) {
    return ConnectParams.of(CLI, Role.OPERATOR, List.of()).withAuth(ConnectAuth.device(token));
  }

  private static ConnectParams node(String code) {
    return TestingGateway.node("Box", ConnectAuth.bootstrap(code), List.of("device.info"));
  }

  private WireError refusal(ConnectParams params, @Nullable DeviceIdentity identity)
      throws Exception {
    try (GatewayConnection connection = gateway.connect(params, identity, (from, event) -> {})) {
      return fail("let in as " + connection.hello().auth());
    } catch (CallFailedException e) {
      return e.error();
    }
  }

  private String bearer(String secret) throws Exception {
    int port = gateway.gateway().port();
    return TestingPeer.http(
        port,
        List.of(
            "GET /metrics HTTP/1.1",
            "Host: 127.0.0.1:" + port,
            "Connection: close",
            "Authorization: Bearer " + secret));
  }
}
