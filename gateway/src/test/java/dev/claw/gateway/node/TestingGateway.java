package dev.claw.gateway.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Dispatcher;
import dev.claw.gateway.rpc.Scope;
import dev.claw.gateway.rpc.Scopes;
import dev.claw.protocol.Frame;
import dev.claw.protocol.Role;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.identity.DeviceId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// The node feature behind a real dispatcher, without sockets.
final class TestingGateway {
  final TestingClock clock = new TestingClock();
  final TestingNodeDirectory directory = new TestingNodeDirectory();
  final TestingEvents events = new TestingEvents();
  final NodeFeature feature;
  private final Dispatcher dispatcher;
  private final AtomicInteger connections = new AtomicInteger();

  TestingGateway() {
    this(NodeSettings.DEFAULTS);
  }

  TestingGateway(NodeSettings settings) {
    this(settings, System::nanoTime);
  }

  TestingGateway(NodeSettings settings, LongSupplier nanoTime) {
    feature =
        new NodeFeature(
            new NodeWiring(directory, events, settings, clock, nanoTime, () -> List.of("ffmpeg")));
    dispatcher = new Dispatcher(feature.methods(), (_, _) -> {}, (_, _, _) -> {});
  }

  static DeviceId deviceId(int number) {
    return new DeviceId(String.format("%064x", number));
  }

  Caller operator(Scope... scopes) {
    return new Caller(
        "operator-" + connections.incrementAndGet(),
        Role.OPERATOR,
        Scopes.of(Set.of(scopes)),
        null,
        ClientInfo.of(ClientId.CLI, ClientMode.CLI, "1", "linux"),
        "127.0.0.1");
  }

  Caller admin() {
    return operator(Scope.ADMIN);
  }

  /// A node of Linux that has connected and waits.
  TestingNode connect(int number, String name, List<String> caps, List<String> commands) {
    ClientInfo client =
        ClientInfo.of(ClientId.NODE_HOST, ClientMode.NODE, "2026.9.6", "linux")
            .named(name, "Linux");
    return connect(number, client, caps, commands);
  }

  TestingNode connect(int number, ClientInfo client, List<String> caps, List<String> commands) {
    var caller =
        new Caller(
            "node-" + connections.incrementAndGet(),
            Role.NODE,
            Scopes.NONE,
            deviceId(number),
            client,
            "192.168.1.20");
    var node = new TestingNode(this, caller);
    events.open(caller, node);
    feature.connected(
        caller, ConnectParams.of(client, Role.NODE, List.of()).declaring(caps, commands, null));
    return node;
  }

  /// A node of Linux that has connected and is approved as it is.
  TestingNode approved(int number, String name, String... commands) {
    TestingNode node = connect(number, name, List.of("system"), List.of(commands));
    directory.approve(deviceId(number));
    return node;
  }

  void disconnect(TestingNode node) {
    events.close(node.caller);
    feature.disconnected(node.caller, "gone");
  }

  /// The response frame.
  JsonNode call(Caller caller, String method, String params) {
    try {
      String reply =
          dispatcher
              .dispatch(caller, new Frame.Request("1", method, StrictJson.open().readTree(params)))
              .text();
      return StrictJson.open().readTree(reply);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  JsonNode invoke(Caller caller, TestingNode node, String command, String params, String key) {
    return call(
        caller,
        "node.invoke",
        "{\"nodeId\":\""
            + node.id()
            + "\",\"command\":\""
            + command
            + "\",\"params\":"
            + params
            + ",\"idempotencyKey\":\""
            + key
            + "\",\"timeoutMs\":15000}");
  }
}
