package dev.claw.gateway.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.pairing.NodeDirectory;
import dev.claw.gateway.rpc.EventType;
import dev.claw.gateway.rpc.Events;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.node.EventTaken;
import dev.claw.protocol.node.ExecEvent;
import dev.claw.protocol.node.HostStats;
import dev.claw.protocol.node.NodeEvent;
import dev.claw.protocol.node.PowerReport;
import dev.claw.protocol.roster.NodePresence;
import dev.claw.protocol.roster.Power;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Takes what nodes report with `node.event`. Nothing a node says here does more than describe the
/// node itself; a report on a run counts only while that run is open on the same connection.
final class NodeReports {
  /// Longest payload of a report; a run's output is bounded to less.
  static final int MAX_PAYLOAD = 131_072;

  private static final Duration ALIVE_EVERY = Duration.ofMinutes(1);
  private static final Set<String> DESKTOP_STATES = Set.of("locked", "unlocked", "unknown");
  private static final long MAX_IDLE_SECONDS = 2_592_000;
  private static final int PERCENT = 100;

  private final NodeDirectory directory;
  private final Events events;
  private final RunLedger runs;
  private final InstantSource clock;

  NodeReports(NodeDirectory directory, Events events, RunLedger runs, InstantSource clock) {
    this.directory = directory;
    this.events = events;
    this.runs = runs;
    this.clock = clock;
  }

  /// Takes a report.
  ///
  /// @param node the sender's live connection; null when it has been replaced
  EventTaken take(@Nullable NodeConnection node, NodeEvent event) {
    if (node == null) {
      return EventTaken.ignored(event, "stale_connection");
    }
    return switch (event.event()) {
      case NodeEvent.HOST_STATS -> with(event, HostStats.class, stats -> stats(node, event, stats));
      case NodeEvent.POWER -> with(event, PowerReport.class, power -> power(node, event, power));
      case NodeEvent.EXEC_STARTED ->
          with(event, ExecEvent.class, run -> run(node, event, run, false));
      case NodeEvent.EXEC_FINISHED, NodeEvent.EXEC_DENIED ->
          with(event, ExecEvent.class, run -> run(node, event, run, true));
      case "node.presence.activity" ->
          with(event, JsonNode.class, use -> activity(node, event, use));
      case "node.presence.alive" -> with(event, JsonNode.class, _ -> alive(node, event));
      case "node.desktop.availability" ->
          with(event, JsonNode.class, state -> desktop(node, event, state));
      default -> EventTaken.ignored(event, "unsupported_event");
    };
  }

  private EventTaken stats(NodeConnection node, NodeEvent event, HostStats stats) {
    var stamped =
        new dev.claw.protocol.roster.HostStats(
            stats.cpuCount(),
            stats.loadAverage(),
            stats.memoryTotalBytes(),
            stats.memoryFreeBytes(),
            stats.diskTotalBytes(),
            stats.diskAvailableBytes(),
            clock.millis());
    node.facts().stats(stamped);
    events.publish(
        EventType.NODE_HOST_STATS,
        new dev.claw.protocol.roster.HostStats.Published(node.id().value(), stamped));
    return EventTaken.handled(event, "updated");
  }

  private static EventTaken power(NodeConnection node, NodeEvent event, PowerReport report) {
    Double level = report.batteryLevel();
    node.facts()
        .power(
            new Power(
                report.onMains() ? Power.Source.MAINS : Power.Source.BATTERY,
                level == null ? null : (int) Math.round(level * PERCENT)));
    return EventTaken.handled(event, "updated");
  }

  private EventTaken run(NodeConnection node, NodeEvent event, ExecEvent run, boolean end) {
    return run.runId() != null && runs.report(node.connectionId(), run.runId(), end)
        ? EventTaken.PLAIN
        : EventTaken.ignored(event, "unmatched_exec_event");
  }

  private EventTaken activity(NodeConnection node, NodeEvent event, JsonNode payload) {
    long now = clock.millis();
    JsonNode idle = payload.path("idleSeconds");
    boolean clear = payload.path("action").asText().equals("clear");
    if (!clear && !(idle.isNumber() && idle.asLong() >= 0 && idle.asLong() <= MAX_IDLE_SECONDS)) {
      return EventTaken.ignored(event, "invalid_payload");
    }
    Long lastActive = clear ? null : now - Duration.ofSeconds(idle.asLong()).toMillis();
    node.facts().activity(new NodeFacts.Activity(lastActive, now));
    events.publish(EventType.NODE_PRESENCE, new NodePresence(node.id().value(), lastActive, now));
    return EventTaken.handled(event, "updated");
  }

  private EventTaken alive(NodeConnection node, NodeEvent event) {
    if (!node.facts().aliveAfter(clock.millis(), ALIVE_EVERY)) {
      return EventTaken.handled(event, "throttled");
    }
    directory.seen(node.id(), clock.millis());
    return EventTaken.handled(event, "persisted");
  }

  private static EventTaken desktop(NodeConnection node, NodeEvent event, JsonNode payload) {
    String state = payload.path("state").asText();
    if (!DESKTOP_STATES.contains(state)) {
      return EventTaken.ignored(event, "invalid_payload");
    }
    node.facts().desktop(state);
    return EventTaken.handled(event, "updated");
  }

  private static <T> EventTaken with(
      NodeEvent event, Class<T> type, Function<T, EventTaken> action) {
    String text = event.payloadJSON();
    JsonNode tree = event.payload();
    try {
      if (text != null && text.length() > MAX_PAYLOAD) {
        return EventTaken.ignored(event, "invalid_payload");
      }
      T value =
          text == null
              ? StrictJson.open().treeToValue(tree, type)
              : StrictJson.open().readValue(text, type);
      return value == null ? EventTaken.ignored(event, "invalid_payload") : action.apply(value);
    } catch (JsonProcessingException _) {
      return EventTaken.ignored(event, "invalid_payload");
    }
  }
}
