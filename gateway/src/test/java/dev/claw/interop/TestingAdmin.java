package dev.claw.interop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.TestingGateway;
import dev.claw.protocol.Role;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.client.GatewayConnection;
import dev.claw.protocol.client.GatewayUrl;
import dev.claw.protocol.client.Handshake;
import dev.claw.protocol.client.Sockets;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.ConnectParams;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A gateway's owner on our own client, who looks at what the other side brought about there. Works
/// with our gateway and with the reference's.
final class TestingAdmin implements AutoCloseable {
  private final Sockets sockets = new Sockets();
  private final GatewayConnection connection;

  TestingAdmin(Gateway gateway) throws CallFailedException, IOException, InterruptedException {
    ConnectParams params =
        ConnectParams.of(
                ClientInfo.of(ClientId.GATEWAY_CLIENT, ClientMode.BACKEND, "1", "linux"),
                Role.OPERATOR,
                TestingGateway.ALL_SCOPES)
            .withAuth(ConnectAuth.sharedToken(gateway.token()));
    connection =
        GatewayConnection.open(
            sockets,
            GatewayUrl.parse(gateway.uri().toString()),
            new Handshake(params, null),
            (_, _) -> {});
  }

  JsonNode call(String method, Map<String, ?> params)
      throws CallFailedException, IOException, InterruptedException {
    return connection.call(method, params);
  }

  /// The payload of what a node answers.
  JsonNode invoke(String nodeId, String command, Map<String, ?> params)
      throws CallFailedException, IOException, InterruptedException {
    return call(
            "node.invoke",
            Map.of(
                "nodeId",
                nodeId,
                "command",
                command,
                "params",
                params,
                "idempotencyKey",
                UUID.randomUUID().toString()))
        .path("payload");
  }

  /// The request of a node that waits for its approval, as soon as there is one.
  String awaitRequest(String nodeId) throws Exception {
    return Eventually.get(
        "a request of node " + nodeId,
        () -> {
          JsonNode row = find(call("node.pair.list", Map.of()).path("pending"), nodeId);
          return row == null ? null : row.path("requestId").asText();
        });
  }

  /// The id of the node of this name, as soon as it is connected.
  String awaitConnected(String name) throws Exception {
    return Eventually.get(
        "node " + name + " connected",
        () -> {
          for (JsonNode node : call("node.list", Map.of()).path("nodes")) {
            if (node.path("displayName").asText().equals(name)
                && node.path("connected").asBoolean()) {
              return node.path("nodeId").asText();
            }
          }
          return null;
        });
  }

  /// Approves what a node waits for.
  void approve(String nodeId) throws Exception {
    call("node.pair.approve", Map.of("requestId", awaitRequest(nodeId)));
  }

  JsonNode describe(String nodeId) throws Exception {
    return call("node.describe", Map.of("nodeId", nodeId));
  }

  /// The first row that is about a node or device.
  static JsonNode row(JsonNode rows, String id) {
    JsonNode row = find(rows, id);
    if (row == null) {
      throw new AssertionError("nothing about " + id + " in " + rows);
    }
    return row;
  }

  private static @Nullable JsonNode find(JsonNode rows, String id) {
    for (JsonNode row : rows) {
      if (row.path("nodeId").asText(row.path("deviceId").asText()).equals(id)) {
        return row;
      }
    }
    return null;
  }

  @Override
  public void close() {
    connection.close();
    sockets.close();
  }
}
