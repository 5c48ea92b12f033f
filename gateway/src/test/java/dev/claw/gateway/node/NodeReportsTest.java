package dev.claw.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.rpc.EventType;
import dev.claw.protocol.roster.HostStats;
import dev.claw.protocol.roster.NodePresence;
import dev.claw.protocol.roster.Power;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeReportsTest {
  private static final String STATS =
      "{\"cpuCount\":2,\"loadAverage\":[2.5,1.13,0.45],\"memoryTotalBytes\":200,"
          + "\"memoryFreeBytes\":100,\"diskTotalBytes\":20,\"diskAvailableBytes\":10}";

  private final TestingGateway gateway = new TestingGateway();
  private final TestingNode node = gateway.approved(1, "Desk", "system.which", "device.status");

  private NodeView view() {
    return gateway.feature.roster().node(TestingGateway.deviceId(1)).orElseThrow();
  }

  private static String reason(JsonNode reply) {
    return reply.at("/payload/reason").asText();
  }

  @Test
  void hostStatsAreShownAndPublished() {
    JsonNode reply = node.event("node.host.stats", STATS);

    assertThat(reply.path("payload"))
        .isEqualTo(RecordedFrames.frame("host-stats-reply").path("payload"));
    assertThat(gateway.events.published).hasSize(1);
    TestingEvents.Published published = gateway.events.published.getFirst();
    assertThat(published.type()).isEqualTo(EventType.NODE_HOST_STATS);
    assertThat(published.payload()).isInstanceOf(HostStats.Published.class);
    JsonNode row =
        gateway
            .call(gateway.admin(), "node.describe", "{\"nodeId\":\"" + node.id() + "\"}")
            .path("payload");
    assertThat(row.at("/hostStats/updatedAtMs").asLong()).isEqualTo(TestingClock.START_MS);
    assertThat(row.at("/hostStats/memoryFreeBytes").asLong()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{",
        "{\"cpuCount\":0,\"memoryTotalBytes\":1,\"memoryFreeBytes\":1}",
        "{\"cpuCount\":5000,\"memoryTotalBytes\":1,\"memoryFreeBytes\":1}",
        "{\"cpuCount\":1,\"memoryTotalBytes\":1,\"memoryFreeBytes\":2}",
        "{\"cpuCount\":1,\"memoryTotalBytes\":-1,\"memoryFreeBytes\":-1}",
        "{\"cpuCount\":1,\"memoryTotalBytes\":2,\"memoryFreeBytes\":1,\"loadAverage\":[1]}"
      })
  void hostStatsThatMakeNoSenseAreNotTaken(String payload) {
    assertThat(reason(node.event("node.host.stats", payload))).isEqualTo("invalid_payload");
    assertThat(gateway.events.published).isEmpty();
  }

  @Test
  void aReportThatIsTooLongIsNotRead() {
    String padding = " ".repeat(NodeReports.MAX_PAYLOAD);

    assertThat(reason(node.event("node.host.stats", STATS + padding))).isEqualTo("invalid_payload");
  }

  @Test
  void aReplacedConnectionReportsInVain() {
    gateway.connect(1, "Desk", List.of(), List.of("system.which"));

    assertThat(reason(node.event("node.host.stats", STATS))).isEqualTo("stale_connection");
  }

  @Test
  void aWaitingNodeIsToldWhatItWaitsFor() {
    TestingNode waiting = gateway.connect(2, "New", List.of(), List.of("system.which"));
    JsonNode recorded = RecordedFrames.frame("awaiting-approval").path("error");

    for (JsonNode reply :
        List.of(
            waiting.event("node.host.stats", STATS),
            waiting.call("node.runnerInventory.update", "{\"protocolFeatures\":[]}"),
            waiting.call("node.pending.pull", "{}"),
            waiting.call("skills.bins", "{}"))) {
      assertThat(reply.at("/error/code")).isEqualTo(recorded.path("code"));
      assertThat(reply.at("/error/message").asText())
          .isEqualTo(
              recorded
                  .path("message")
                  .asText()
                  .replace("openclaw nodes", "claw nodes")
                  .replaceFirst("[0-9a-f]{8}-[0-9a-f-]{27}", "request-00000000"));
    }
    assertThat(waiting.call("node.pluginTools.update", "{\"tools\":[]}").path("payload"))
        .isEqualTo(
            Failures.object()
                .put("nodeId", waiting.id())
                .set("tools", Failures.object().arrayNode()));
  }

  @Test
  void useOfTheMachineIsShownAndPublished() {
    node.event("node.presence.activity", "{\"idleSeconds\":60}");

    long expected = TestingClock.START_MS - 60_000;
    assertThat(view().presence().lastActiveMs()).isEqualTo(expected);
    assertThat(gateway.events.published)
        .containsExactly(
            new TestingEvents.Published(
                EventType.NODE_PRESENCE,
                new NodePresence(node.id(), expected, TestingClock.START_MS)));
    JsonNode list = gateway.call(gateway.admin(), "node.list", "{}").path("payload");
    assertThat(list.path("activeNodeId").asText()).isEqualTo(node.id());
    node.event("node.presence.activity", "{\"action\":\"clear\"}");
    assertThat(view().presence().lastActiveMs()).isZero();
  }

  @Test
  void signsOfLifeAreKeptOnceAMinute() {
    assertThat(reason(node.event("node.presence.alive", "{\"trigger\":\"manual\"}")))
        .isEqualTo("persisted");
    assertThat(reason(node.event("node.presence.alive", "{\"trigger\":\"manual\"}")))
        .isEqualTo("throttled");
    gateway.clock.advance(Duration.ofSeconds(60));
    assertThat(reason(node.event("node.presence.alive", "{\"trigger\":\"manual\"}")))
        .isEqualTo("persisted");
    assertThat(gateway.directory.seen.get(TestingGateway.deviceId(1)))
        .isEqualTo(TestingClock.START_MS + 60_000);
  }

  @Test
  void powerComesFromAReportOrFromTheDevicesStatus() throws Exception {
    node.event("claw.power", "{\"onMains\":false,\"batteryLevel\":0.42}");
    assertThat(view().power()).isEqualTo(new Power(Power.Source.BATTERY, 42));

    node.answering("{\"battery\":{\"level\":0.5,\"state\":\"charging\"}}");
    gateway.invoke(gateway.admin(), node, "device.status", "{}", "k");
    while (new Power(Power.Source.BATTERY, 42).equals(view().power())) {
      Thread.onSpinWait();
    }
    assertThat(view().power()).isEqualTo(new Power(Power.Source.MAINS, 50));
  }

  @Test
  void theDesktopsStateIsShown() {
    node.event("node.desktop.availability", "{\"state\":\"locked\"}");

    assertThat(view().desktop()).isEqualTo("locked");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "node.presence.activity; {\"idleSeconds\":-1}; invalid_payload",
        "node.presence.activity; {\"idleSeconds\":3000000}; invalid_payload",
        "node.presence.activity; {}; invalid_payload",
        "node.desktop.availability; {\"state\":\"melted\"}; invalid_payload",
        "claw.power; {\"onMains\":true,\"batteryLevel\":2}; invalid_payload",
        "exec.finished; {}; unmatched_exec_event",
        "voice.transcript; {\"text\":\"hello\"}; unsupported_event",
        "agent.request; {\"message\":\"hello\"}; unsupported_event",
        "chat.subscribe; {\"sessionKey\":\"x\"}; unsupported_event",
        "notifications.changed; {}; unsupported_event",
        "push.apns.register; {}; unsupported_event",
        "something.else; {}; unsupported_event"
      })
  void whatIsNotUnderstoodIsNotHandled(String event, String payload, String reason) {
    JsonNode reply = node.event(event, payload);

    assertThat(reply.at("/payload/ok").asBoolean()).isTrue();
    assertThat(reply.at("/payload/handled").asBoolean(true)).isFalse();
    assertThat(reason(reply)).isEqualTo(reason);
  }

  @Test
  void inventoriesAreAcknowledgedAsRecordedAndBounded() {
    assertThat(node.call("node.pluginTools.update", "{\"tools\":[]}").path("payload").properties())
        .extracting(java.util.Map.Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(
            java.util.List.copyOf(
                RecordedFrames.frame("plugin-tools-reply").path("payload").properties().stream()
                    .map(java.util.Map.Entry::getKey)
                    .toList()));
    assertThat(
            node.call(
                    "node.runnerInventory.update",
                    "{\"protocolFeatures\":[\"v6\"],\"workerHost\":{\"enabled\":false},\"new\":1}")
                .at("/payload/nodeId")
                .asText())
        .isEqualTo(node.id());
    assertThat(
            node.call("node.pluginTools.update", "{\"tools\":[{\"name\":\"t\"}]}")
                .at("/payload/tools/0/name")
                .asText())
        .isEqualTo("t");
    assertThat(
            gateway
                .call(gateway.admin(), "node.describe", "{\"nodeId\":\"" + node.id() + "\"}")
                .at("/payload/nodePluginTools/0/name")
                .asText())
        .isEqualTo("t");
    String skill = "{\"name\":\"s\",\"content\":\"" + "x".repeat(65_537) + "\"}";
    assertThat(
            node.call("node.skills.update", "{\"skills\":[" + skill + "]}")
                .at("/error/code")
                .asText())
        .isEqualTo("INVALID_REQUEST");
    assertThat(node.call("skills.bins", "{}").at("/payload/bins/0").asText()).isEqualTo("ffmpeg");
    assertThat(
            node.call("node.pluginSurface.refresh", "{\"surface\":\"canvas\"}")
                .at("/error/details/code")
                .asText())
        .isEqualTo("NO_PLUGIN_SURFACE");
  }
}
