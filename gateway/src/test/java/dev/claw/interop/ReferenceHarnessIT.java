package dev.claw.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The reference against itself: proves that the harness drives it as the other interop tests
/// expect.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReferenceHarnessIT {
  private static final Duration START = Duration.ofSeconds(90);
  private static final String TOKEN = "harness-token-0123456789";

  private Path temporary;
  private ReferencePackage reference;
  private ReferenceGateway gateway;
  private ReferenceCli cli;

  @BeforeAll
  void startGateway(@TempDir Path directory) throws IOException, InterruptedException {
    temporary = directory;
    reference = ReferencePackage.installed();
    gateway = ReferenceGateway.start(reference, temporary.resolve("g"), TOKEN).awaitStarted(START);
    cli = ReferenceCli.at(reference, temporary.resolve("c"), gateway.gateway());
  }

  @AfterAll
  void stopGateway() {
    gateway.close();
    assertThat(gateway.tree()).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void healthAnswersByConfigurationAndByUrl() throws Exception {
    assertThat(cli.call("health").mustSucceed().json().path("ok").asBoolean()).isTrue();
    JsonNode called = cli.callMethod("health", "{}").mustSucceed().json();
    assertThat(called.path("ok").asBoolean()).isTrue();
    assertThat(called.path("durationMs").isNumber()).isTrue();
  }

  @Test
  void anUnknownMethodFailsWithTheGatewaysError() throws Exception {
    ReferenceCli.Result result = cli.callMethod("no.such.method", "{}");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.json().at("/error/code").asText()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void aWrongTokenIsRefused() throws Exception {
    Gateway good = gateway.gateway();
    ReferenceCli stranger =
        ReferenceCli.at(
            reference, temporary.resolve("s"), new Gateway(good.host(), good.port(), "wrong"));
    ReferenceCli.Result result = stranger.call("nodes", "status");
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.stdout() + result.stderr()).contains("token");
  }

  @Test
  void aNodeHostIsApprovedAnswersAndIsRemoved() throws Exception {
    try (ReferenceNodeHost node =
        ReferenceNodeHost.start(reference, temporary.resolve("n"), gateway.gateway(), "Harness")) {
      node.awaitConnected(START);
      approveNode();
      String id = answersCommands();
      renames(id);
      removes(id, node);
    }
  }

  private void approveNode() throws Exception {
    JsonNode pending = cli.call("nodes", "pending").mustSucceed().json();
    assertThat(pending).hasSize(1);
    assertThat(pending.at("/0/displayName").asText()).isEqualTo("Harness");
    String request = pending.at("/0/requestId").asText();
    assertThat(cli.call("nodes", "approve", request).mustSucceed().json().has("node")).isTrue();
    assertThat(cli.call("nodes", "pending").mustSucceed().json()).isEmpty();
  }

  private String answersCommands() throws Exception {
    String which =
        cli.call(
                "nodes",
                "invoke",
                "--node",
                "Harness",
                "--command",
                "system.which",
                "--params",
                "{\"bins\":[\"uname\"]}")
            .mustSucceed()
            .json()
            .at("/payload/bins/uname")
            .asText();
    assertThat(which).endsWith("/uname");
    JsonNode described = cli.call("nodes", "describe", "--node", "Harness").mustSucceed().json();
    assertThat(described.path("connected").asBoolean()).isTrue();
    String id = described.path("nodeId").asText();
    assertThat(echo(id)).isEqualTo("hi\n");
    return id;
  }

  private String echo(String node) throws Exception {
    String params =
        """
        {"nodeId":"%s","command":"system.run","params":{"command":["/bin/echo","hi"]},"idempotencyKey":"k1"}"""
            .formatted(node);
    return cli.callMethod("node.invoke", params)
        .mustSucceed()
        .json()
        .at("/payload/stdout")
        .asText();
  }

  private void renames(String id) throws Exception {
    cli.call("nodes", "rename", "--node", "Harness", "--name", "Renamed").mustSucceed();
    JsonNode nodes = cli.call("nodes", "status").mustSucceed().json().path("nodes");
    assertThat(nodes.at("/0/nodeId").asText()).isEqualTo(id);
    assertThat(nodes.at("/0/displayName").asText()).isEqualTo("Renamed");
    assertThat(cli.call("nodes", "list").mustSucceed().json().path("paired")).hasSize(1);
  }

  /// The reference pairs it again by itself as soon as it comes back, so its list shows nothing.
  private void removes(String id, ReferenceNodeHost node) throws Exception {
    JsonNode devices = cli.call("devices", "list").mustSucceed().json();
    assertThat(devices.at("/paired/0/deviceId").asText()).isEqualTo(id);
    cli.call("devices", "remove", id).mustSucceed();
    node.awaitOutput(output -> output.contains("closed (4001): device removed"), START);
  }
}
