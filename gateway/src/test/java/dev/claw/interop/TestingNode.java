package dev.claw.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.TestingGateway;
import dev.claw.protocol.Frame;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.client.Closed;
import dev.claw.protocol.client.GatewayConnection;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.HelloOk;
import dev.claw.protocol.identity.DeviceIdentity;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A node on our own client for the reference's command line to work with. It answers
/// `system.which` with where everything is, and refuses `system.notify`.
final class TestingNode implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> COMMANDS = List.of("system.notify", "system.which");

  private final DeviceIdentity identity;
  private final GatewayConnection connection;
  private final BlockingQueue<JsonNode> resolved = new LinkedBlockingQueue<>();
  private final BlockingQueue<JsonNode> invoked = new LinkedBlockingQueue<>();

  private TestingNode(TestingGateway gateway, String name, DeviceIdentity identity)
      throws CallFailedException, IOException, InterruptedException {
    this.identity = identity;
    connection =
        gateway.connect(
            TestingGateway.node(name, ConnectAuth.sharedToken(TestingGateway.TOKEN), COMMANDS),
            identity,
            this::event);
  }

  static TestingNode connect(TestingGateway gateway, String name)
      throws CallFailedException, IOException, InterruptedException {
    return new TestingNode(gateway, name, DeviceIdentity.generate());
  }

  /// The same device again, with the shared token.
  TestingNode again(TestingGateway gateway, String name)
      throws CallFailedException, IOException, InterruptedException {
    return new TestingNode(gateway, name, identity);
  }

  String id() {
    return identity.id().value();
  }

  /// What the gateway gave it for next time; only approved nodes get one.
  @Nullable String deviceToken() {
    HelloOk.Granted granted = connection.hello().auth();
    return granted == null ? null : granted.deviceToken();
  }

  /// The next decision it is told.
  JsonNode awaitResolved() throws InterruptedException {
    return next(resolved);
  }

  /// The next command that reaches it.
  JsonNode awaitInvoked() throws InterruptedException {
    return next(invoked);
  }

  boolean wasNotInvoked() {
    return invoked.isEmpty();
  }

  Closed awaitClose() throws InterruptedException {
    return connection.awaitClose();
  }

  private static JsonNode next(BlockingQueue<JsonNode> queue) throws InterruptedException {
    JsonNode payload = queue.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(payload).as("what the node was sent").isNotNull();
    return payload;
  }

  private void event(GatewayConnection from, Frame.Event event) {
    JsonNode payload = event.payload();
    if (payload == null) {
      return;
    }
    switch (event.event()) {
      case "node.pair.resolved" -> resolved.add(payload);
      case "node.invoke.request" -> {
        invoked.add(payload);
        Thread.ofVirtual().start(() -> answer(from, payload));
      }
      default -> {}
    }
  }

  private void answer(GatewayConnection to, JsonNode request) {
    String id = request.path("id").asText();
    Map<String, Object> result =
        request.path("command").asText().equals("system.which")
            ? Map.of("id", id, "nodeId", id(), "ok", true, "payloadJSON", WHICH)
            : Map.of("id", id, "nodeId", id(), "ok", false, "error", REFUSAL);
    try {
      to.call("node.invoke.result", result);
    } catch (CallFailedException | IOException e) {
      throw new IllegalStateException("the gateway took no answer", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static final String WHICH = "{\"bins\":{\"uname\":\"/testing/uname\"}}";
  private static final Map<String, String> REFUSAL =
      Map.of("code", "NOT_NOW", "message", "the owner sleeps");

  @Override
  public void close() {
    connection.close();
  }
}
