package dev.claw.gateway.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.gateway.config.Script;
import dev.claw.gateway.health.Metrics;
import dev.claw.gateway.intent.Choice;
import dev.claw.gateway.intent.GatewayFacts;
import dev.claw.gateway.intent.HostStats;
import dev.claw.gateway.intent.IntentActions;
import dev.claw.gateway.intent.IntentFailure;
import dev.claw.gateway.intent.MediaFile;
import dev.claw.gateway.intent.NamedScript;
import dev.claw.gateway.intent.NodeSummary;
import dev.claw.gateway.intent.PreviousTurn;
import dev.claw.gateway.intent.sentence.NodeRef;
import dev.claw.gateway.node.InvokeOutcome;
import dev.claw.gateway.node.InvokeRequest;
import dev.claw.gateway.node.NodeFeature;
import dev.claw.gateway.node.NodeView;
import dev.claw.gateway.node.Preferences;
import dev.claw.protocol.connect.PresenceEntry;
import dev.claw.protocol.identity.DeviceId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What intents may do, done over the node feature: the same way, the same policy and the same
/// consent as any client's call.
final class LocalActions implements IntentActions {
  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  private final NodeFeature nodes;
  private final Map<String, Script> scripts;
  private final MediaFolder media;
  private final Supplier<GatewayFacts> facts;
  private final TurnMemory memory;
  private final Metrics metrics;
  private final Stopper stopper;
  private final Clock clock;

  /// Ends what runs in a conversation.
  @FunctionalInterface
  interface Stopper {
    int stop(String session);
  }

  LocalActions(Assistant.Wiring wiring, TurnMemory memory, Stopper stopper) {
    this.nodes = wiring.nodes();
    this.scripts = wiring.scripts();
    this.media = new MediaFolder(wiring.mediaFolder());
    this.facts = wiring.facts();
    this.memory = memory;
    this.metrics = wiring.metrics();
    this.stopper = stopper;
    this.clock = Clock.system(wiring.zone());
  }

  @Override
  public List<NodeSummary> nodes() {
    Map<String, String> addresses =
        nodes.presence().stream()
            .filter(entry -> entry.deviceId() != null && entry.ip() != null)
            .collect(
                Collectors.toMap(
                    entry -> String.valueOf(entry.deviceId()),
                    entry -> String.valueOf(entry.ip()),
                    (one, other) -> one));
    Map<String, String> versions =
        nodes.presence().stream()
            .filter(entry -> entry.deviceId() != null && entry.version() != null)
            .collect(
                Collectors.toMap(
                    entry -> String.valueOf(entry.deviceId()),
                    (PresenceEntry entry) -> String.valueOf(entry.version()),
                    (one, other) -> one));
    return nodes.roster().nodes().stream()
        .filter(node -> node.presence().approved())
        .map(node -> summary(node, addresses, versions))
        .toList();
  }

  private NodeSummary summary(
      NodeView node, Map<String, String> addresses, Map<String, String> versions) {
    NodeView.Presence presence = node.presence();
    String id = node.id().value();
    Instant seen = presence.lastSeenMs() == 0 ? null : Instant.ofEpochMilli(presence.lastSeenMs());
    return new NodeSummary(
        new NodeRef(id, node.name()),
        List.of(),
        new NodeSummary.Presence(presence.connected(), presence.local(), seen, addresses.get(id)),
        new NodeSummary.Facts(node.platform(), versions.get(id), null),
        new NodeSummary.Offer(node.commands(), withheld(node.id())),
        nodes.stats(node.id()).map(LocalActions::stats).orElse(null));
  }

  private Map<String, String> withheld(DeviceId node) {
    return nodes.withheld(node).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().clause()));
  }

  private static HostStats stats(dev.claw.protocol.roster.HostStats stats) {
    List<Double> load = stats.loadAverage();
    return new HostStats(
        stats.cpuCount(),
        load == null || load.isEmpty() ? null : load.getFirst(),
        stats.memoryTotalBytes(),
        stats.memoryFreeBytes(),
        stats.diskTotalBytes(),
        stats.diskAvailableBytes(),
        Instant.ofEpochMilli(stats.updatedAtMs()));
  }

  @Override
  public List<NamedScript> scripts() {
    return scripts.entrySet().stream()
        .map(
            each ->
                new NamedScript(each.getKey(), each.getValue().argv(), scriptNode(each.getValue())))
        .toList();
  }

  private @Nullable NodeRef scriptNode(Script script) {
    return script
        .node()
        .flatMap(name -> nodes.roster().find(name))
        .map(node -> new NodeRef(node.id().value(), node.name()))
        .orElse(null);
  }

  @Override
  public long namesRevision() {
    return nodes.revision();
  }

  @Override
  public JsonNode invoke(NodeRef node, String command, ObjectNode params)
      throws IntentFailure, InterruptedException {
    var request =
        InvokeRequest.of(
                InvokeRequest.Asker.feature("intent"),
                new DeviceId(node.id()),
                command,
                params.toString())
            .within(TIMEOUT);
    InvokeOutcome outcome = nodes.invoker().invoke(request);
    metrics.toolExecuted(command, outcome instanceof InvokeOutcome.Done);
    return switch (outcome) {
      case InvokeOutcome.Done done -> done.payload();
      case InvokeOutcome.Failed failed -> throw new IntentFailure(failed.code(), failed.message());
    };
  }

  @Override
  public Choice choose(String command) throws IntentFailure {
    return switch (nodes.chooser().choose(command, new Preferences(true, Set.of()))) {
      case dev.claw.gateway.node.Choice.Chosen chosen ->
          new Choice(
              new NodeRef(chosen.node().id().value(), chosen.node().name()),
              clause(chosen.reason()));
      case dev.claw.gateway.node.Choice.None none ->
          throw new IntentFailure("NO_NODE", none.reason());
    };
  }

  private static String clause(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  @Override
  public MediaFile save(String suggestedName, String mimeType, byte[] bytes) throws IntentFailure {
    try {
      return new MediaFile(media.save(suggestedName, bytes), bytes.length);
    } catch (IOException e) {
      throw new IntentFailure(
          "MEDIA_NOT_SAVED",
          "The file could not be saved in the media folder; look whether its disk is full.");
    }
  }

  @Override
  public boolean discard(Path file) throws IntentFailure {
    try {
      return media.discard(file);
    } catch (IOException e) {
      throw new IntentFailure("MEDIA_NOT_REMOVED", "The file could not be removed.");
    }
  }

  @Override
  public GatewayFacts gateway() {
    return facts.get();
  }

  @Override
  public int stopAll(String session) {
    return stopper.stop(session);
  }

  @Override
  public List<PreviousTurn> previous(String session) {
    return memory.previous(session);
  }

  @Override
  public Clock clock() {
    return clock;
  }
}
