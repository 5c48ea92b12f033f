package dev.claw.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.rpc.Scope;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.PresenceEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeListTest {
  private final TestingGateway gateway =
      new TestingGateway(
          new NodeSettings(CommandSettings.NONE, Map.of("desk", 1), TestingGateway.deviceId(1)));

  private JsonNode list(Scope scope) {
    return gateway.call(gateway.operator(scope), "node.list", "{}").path("payload");
  }

  private List<String> names() {
    return list(Scope.READ)
        .path("nodes")
        .valueStream()
        .map(row -> row.path("displayName").asText())
        .toList();
  }

  @Test
  void aRowHasTheRecordedShape() {
    gateway.approved(1, "Desk", "system.which");
    JsonNode recorded = RecordedFrames.frame("list").at("/payload/nodes/0");

    JsonNode row = list(Scope.READ).at("/nodes/0");

    // The sample node was the gateway's neighbour on loopback and sent its PATH.
    var expected = RecordedFrames.shape(recorded);
    expected.remove("/pathEnv STRING");
    var ours = RecordedFrames.shape(row);
    ours.removeAll(List.of("/remoteIp STRING", "/gatewayLocal BOOLEAN", "/claw.priority NUMBER"));
    assertThat(ours).isEqualTo(expected);
    for (String same :
        List.of(
            "platform",
            "version",
            "clientId",
            "clientMode",
            "deviceFamily",
            "approvalState",
            "sessionHost",
            "nodePluginTools",
            "paired",
            "connected",
            "lastSeenReason")) {
      assertThat(row.path(same)).as(same).isEqualTo(recorded.path(same));
    }
  }

  @Test
  void aDescriptionHasTheRecordedShape() {
    TestingNode node = gateway.approved(2, "Fake", "system.which");

    JsonNode described =
        gateway.call(gateway.admin(), "node.describe", "{\"nodeId\":\"" + node.id() + "\"}");

    var ours = RecordedFrames.shape(described.path("payload"));
    ours.remove("/remoteIp STRING");
    assertThat(ours)
        .isEqualTo(RecordedFrames.shape(RecordedFrames.frame("describe").path("payload")));
  }

  @Test
  void connectedNodesComeFirstThenNames() {
    TestingNode away = gateway.approved(1, "Alpha", "system.which");
    gateway.approved(2, "zeta", "system.which");
    gateway.approved(3, "Beta", "system.which");
    gateway.disconnect(away);

    assertThat(names()).containsExactly("Beta", "zeta", "Alpha");
  }

  @Test
  void everyChangeIsSeenAtOnce() {
    assertThat(names()).isEmpty();
    TestingNode node = gateway.connect(1, "Desk", List.of(), List.of("system.which"));
    assertThat(list(Scope.READ).at("/nodes/0/approvalState").asText())
        .isEqualTo("pending-approval");
    assertThat(list(Scope.READ).at("/nodes/0/commands")).isEmpty();
    gateway.directory.approve(TestingGateway.deviceId(1));
    assertThat(list(Scope.READ).at("/nodes/0/approvalState").asText()).isEqualTo("approved");
    assertThat(list(Scope.READ).at("/nodes/0/commands/0").asText()).isEqualTo("system.which");
    gateway.call(
        gateway.operator(Scope.PAIRING),
        "node.rename",
        "{\"nodeId\":\"" + node.id() + "\",\"displayName\":\"Study\"}");
    assertThat(names()).containsExactly("Study");
    gateway.disconnect(node);
    assertThat(list(Scope.READ).at("/nodes/0/connected").asBoolean()).isFalse();
    gateway.directory.remove(TestingGateway.deviceId(1));
    assertThat(names()).isEmpty();
  }

  @Test
  void theTimeIsThatOfTheCall() {
    list(Scope.READ);
    gateway.clock.advance(Duration.ofSeconds(1));

    assertThat(list(Scope.READ).path("ts").asLong()).isEqualTo(TestingClock.START_MS + 1000);
  }

  @Test
  void whatWaitsIsShownToThoseWhoMayApprove() {
    gateway.connect(1, "Desk", List.of("system"), List.of("system.which", "foo.bar"));

    assertThat(list(Scope.READ).at("/nodes/0").has("pendingDeclaredCommands")).isFalse();
    JsonNode row = list(Scope.ADMIN).at("/nodes/0");
    // What can never run is not put before the owner.
    assertThat(row.path("pendingDeclaredCommands").valueStream().map(JsonNode::asText))
        .containsExactly("system.which");
    assertThat(row.path("pendingRequestId").asText()).isEqualTo("request-00000000");
  }

  @Test
  void aDeclarationBeyondTheApprovedKeepsWhatWasApproved() {
    gateway.approved(1, "Desk", "system.which");
    gateway.connect(1, "Desk", List.of("system"), List.of("system.which", "system.run"));

    JsonNode row = list(Scope.READ).at("/nodes/0");

    assertThat(row.path("approvalState").asText()).isEqualTo("pending-reapproval");
    assertThat(row.path("commands").valueStream().map(JsonNode::asText))
        .containsExactly("system.which");
  }

  @Test
  void renamingAndDescribingNeedAKnownNode() {
    for (String method : List.of("node.describe", "node.rename")) {
      JsonNode reply =
          gateway.call(
              gateway.admin(),
              method,
              method.equals("node.rename")
                  ? "{\"nodeId\":\"x\",\"displayName\":\"y\"}"
                  : "{\"nodeId\":\"x\"}");
      assertThat(reply.at("/error/details/code").asText()).isEqualTo("UNKNOWN_NODE");
    }
  }

  @Test
  void peopleFindNodesByNameOrTheBeginningOfNameAndId() {
    gateway.approved(1, "Desk", "system.which");
    TestingNode twin = gateway.approved(2, "Laptop", "system.which");
    gateway.approved(3, "Laptop", "system.which");
    NodeRoster roster = gateway.feature.roster();

    assertThat(roster.find("desk")).map(NodeView::name).contains("Desk");
    assertThat(roster.find("de")).map(NodeView::name).contains("Desk");
    assertThat(roster.find(twin.id())).map(NodeView::id).contains(TestingGateway.deviceId(2));
    assertThat(roster.find("Laptop")).isEmpty();
    assertThat(roster.find("")).isEmpty();
    gateway.disconnect(twin);
    assertThat(roster.find("Laptop")).map(NodeView::id).contains(TestingGateway.deviceId(3));
  }

  @Test
  void presenceNamesTheConnectedNodes() {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    TestingNode other =
        gateway.connect(
            2,
            ClientInfo.of(ClientId.NODE_HOST, ClientMode.NODE, "2", "darwin"),
            List.of(),
            List.of());
    gateway.disconnect(node);

    assertThat(gateway.feature.presence()).hasSize(1);
    PresenceEntry entry = gateway.feature.presence().getFirst();
    assertThat(entry.deviceId()).isEqualTo(other.id());
    assertThat(entry.platform()).isEqualTo("macos");
    assertThat(entry.deviceFamily()).isEqualTo("Mac");
    assertThat(entry.roles()).containsExactly("node");
    assertThat(gateway.directory.seen).containsKey(TestingGateway.deviceId(1));
  }
}
