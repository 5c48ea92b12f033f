package dev.claw.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Role;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandshakeTest {
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
  void localHelperWithTheTokenKeepsTheScopesItAsksFor() throws Exception {
    try (GatewayConnection connection = gateway.operator("operator.read", "operator.pairing")) {
      assertThat(connection.hello().auth()).isNotNull();
      assertThat(connection.hello().auth().scopes())
          .containsExactly("operator.pairing", "operator.read");
      assertThat(connection.call("device.pair.list", Map.of()).get("pending")).isEmpty();
    }
  }

  @Test
  void wrongTokenIsRefusedWithTheReferencesReason() {
    ConnectParams params =
        ConnectParams.of(
                ClientInfo.of(ClientId.CLI, ClientMode.CLI, "1", "linux"), Role.OPERATOR, List.of())
            .withAuth(ConnectAuth.sharedToken("wrong"));

    assertThatExceptionOfType(CallFailedException.class)
        .isThrownBy(() -> gateway.connect(params, null, (connection, event) -> {}))
        .satisfies(
            e -> {
              assertThat(e.error().code()).isEqualTo("INVALID_REQUEST");
              assertThat(e.error().reason()).isEqualTo("AUTH_TOKEN_MISMATCH");
            });
  }

  @Test
  void commandLineOfThisMachineConnectsWithTheKeyInTheStateDirectory() throws Exception {
    LocalAccess access = LocalAccess.find(directory.resolve("state")).orElseThrow();
    ConnectParams params =
        ConnectParams.of(
                ClientInfo.of(ClientId.CLI, ClientMode.CLI, "1", "java"),
                Role.OPERATOR,
                List.of("operator.admin"))
            .withAuth(ConnectAuth.device(access.deviceToken()));

    try (GatewayConnection connection =
        gateway.connect(params, access.identity(), (from, event) -> {})) {
      assertThat(connection.hello().auth()).isNotNull();
      assertThat(connection.hello().auth().method()).isEqualTo("device-token");
      assertThat(connection.call("node.pair.list", Map.of()).get("pending")).isEmpty();
    }
  }

  @Test
  void missingScopeIsNamed() throws Exception {
    try (GatewayConnection connection = gateway.operator("operator.read")) {
      assertThatExceptionOfType(CallFailedException.class)
          .isThrownBy(() -> connection.call("device.pair.list", Map.of()))
          .satisfies(
              e -> {
                assertThat(e.error().code()).isEqualTo("FORBIDDEN");
                assertThat(e.error().detail("missingScope")).isEqualTo("operator.pairing");
              });
    }
  }

  @Test
  void unknownMethodAndUnknownPropertyAreNamed() throws Exception {
    try (GatewayConnection connection = gateway.admin()) {
      assertThatExceptionOfType(CallFailedException.class)
          .isThrownBy(() -> connection.call("no.such", Map.of()))
          .withMessage("unknown method: no.such");
      assertThatExceptionOfType(CallFailedException.class)
          .isThrownBy(() -> connection.call("device.pair.list", Map.of("bogus", 1)))
          .withMessage("invalid device.pair.list params: at root: unexpected property 'bogus'");
    }
  }

  @Test
  void devicesOfOperatorsOnThisMachineArePairedSilentlyAndComeBackWithTheirToken()
      throws Exception {
    DeviceIdentity identity = DeviceIdentity.generate();
    ConnectParams params =
        ConnectParams.of(
            ClientInfo.of(ClientId.OPENCLAW_TUI, ClientMode.UI, "1", "linux"),
            Role.OPERATOR,
            List.of("operator.read"));
    String token;
    try (GatewayConnection connection =
        gateway.connect(
            params.withAuth(ConnectAuth.sharedToken(TestingGateway.TOKEN)),
            identity,
            (from, event) -> {})) {
      assertThat(connection.hello().auth()).isNotNull();
      token = connection.hello().auth().deviceToken();
      assertThat(token).hasSize(43);
    }

    try (GatewayConnection connection =
        gateway.connect(
            params.withAuth(ConnectAuth.device(String.valueOf(token))),
            identity,
            (from, event) -> {})) {
      JsonNode devices;
      try (GatewayConnection admin = gateway.admin()) {
        devices = admin.call("device.pair.list", Map.of()).get("paired");
      }
      assertThat(devices.findValuesAsText("deviceId")).contains(identity.id().value());
      assertThat(devices.toString()).doesNotContain(token);
    }
  }
}
