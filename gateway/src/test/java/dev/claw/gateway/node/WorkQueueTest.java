package dev.claw.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.rpc.Scope;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.node.PendingActions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
  private final TestingGateway gateway = new TestingGateway();

  private TestingNode phone() {
    ClientInfo client =
        ClientInfo.of(ClientId.OPENCLAW_IOS, ClientMode.NODE, "1", "ios").named("Phone", "iPhone");
    TestingNode node = gateway.connect(1, client, List.of("camera"), List.of("camera.list"));
    gateway.directory.approve(TestingGateway.deviceId(1));
    return node.answeringRaw(
        "\"ok\":false,\"error\":{\"code\":\"NODE_BACKGROUND_UNAVAILABLE\",\"message\":\"behind\"}");
  }

  private JsonNode enqueue(TestingNode node, String rest) {
    return gateway
        .call(
            gateway.operator(Scope.WRITE),
            "node.pending.enqueue",
            "{\"nodeId\":\"" + node.id() + "\"," + rest + "}")
        .path("payload");
  }

  @Test
  void aPhoneFindsWhatItCouldNotDoInTheBackground() {
    TestingNode phone = phone();

    JsonNode error =
        gateway.invoke(gateway.admin(), phone, "camera.list", "{\"a\":1}", "k").path("error");
    JsonNode actions = phone.call("node.pending.pull", "{}").at("/payload/actions");

    assertThat(error.at("/details/code").asText()).isEqualTo("QUEUED_UNTIL_FOREGROUND");
    assertThat(error.at("/details/nodeError/code").asText())
        .isEqualTo("NODE_BACKGROUND_UNAVAILABLE");
    assertThat(actions).hasSize(1);
    assertThat(actions.at("/0/id")).isEqualTo(error.at("/details/queuedActionId"));
    assertThat(actions.at("/0/paramsJSON").asText()).isEqualTo("{\"a\":1}");
    JsonNode acked =
        phone
            .call("node.pending.ack", "{\"ids\":[" + actions.at("/0/id") + ",\"unknown\"]}")
            .path("payload");
    assertThat(acked.path("ackedIds")).hasSize(1);
    assertThat(acked.path("remainingCount").asInt()).isZero();
    assertThat(phone.call("node.pending.pull", "{}").at("/payload/actions")).isEmpty();
  }

  @Test
  void onlyPhonesHaveABackground() {
    TestingNode desk =
        gateway
            .approved(2, "Desk", "camera.list")
            .answeringRaw("\"ok\":false,\"error\":{\"code\":\"NODE_BACKGROUND_UNAVAILABLE\"}");

    assertThat(
            gateway
                .invoke(gateway.admin(), desk, "camera.list", "{}", "k")
                .at("/error/details")
                .has("queuedActionId"))
        .isFalse();
  }

  @Test
  void waitingCommandsAreBoundedAndExpire() {
    var queue = new WorkQueue(gateway.clock);
    for (int i = 0; i < PendingActions.MAX_ACTIONS; i++) {
      assertThat(queue.keep(TestingGateway.deviceId(1), "camera.list", null)).isNotNull();
    }

    assertThat(queue.keep(TestingGateway.deviceId(1), "camera.list", null)).isNull();
    gateway.clock.advance(WorkQueue.ACTION_LIFETIME);
    assertThat(queue.pull(TestingGateway.deviceId(1)).actions()).isEmpty();
    assertThat(queue.keep(TestingGateway.deviceId(1), "camera.list", null)).isNotNull();
  }

  @Test
  void operatorsLeaveOneRequestOfEachType() {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    JsonNode first = enqueue(node, "\"type\":\"status.request\"");
    JsonNode second = enqueue(node, "\"type\":\"status.request\",\"expiresInMs\":1000");
    enqueue(node, "\"type\":\"location.request\",\"priority\":\"high\"");

    JsonNode drained = node.call("node.pending.drain", "{}").path("payload");

    assertThat(first.path("revision").asInt()).isEqualTo(1);
    assertThat(first.path("wakeTriggered").asBoolean(true)).isFalse();
    assertThat(drained.path("revision").asInt()).isEqualTo(3);
    assertThat(drained.path("items").valueStream().map(item -> item.path("type").asText()))
        .containsExactly("location.request", "status.request", "status.request");
    assertThat(drained.at("/items/1/id")).isEqualTo(second.at("/queued/id"));
    assertThat(drained.at("/items/2/id").asText()).isEqualTo("baseline-status");
    assertThat(drained.at("/items/2/expiresAtMs").isNull()).isTrue();
    assertThat(drained.path("hasMore").asBoolean(true)).isFalse();
    gateway.clock.advance(Duration.ofSeconds(2));
    assertThat(
            node.call("node.pending.drain", "{\"maxItems\":1}").at("/payload/hasMore").asBoolean())
        .isTrue();
    assertThat(node.call("node.pending.drain", "{}").at("/payload/items")).hasSize(2);
  }

  @Test
  void drainingInPartsStaysInBounds() {
    TestingNode node = gateway.approved(1, "Desk", "system.which");

    assertThat(node.call("node.pending.drain", "{\"maxItems\":11}").at("/error/code").asText())
        .isEqualTo("INVALID_REQUEST");
    assertThat(node.call("node.pending.ack", "{\"ids\":[]}").at("/error/code").asText())
        .isEqualTo("INVALID_REQUEST");
  }
}
