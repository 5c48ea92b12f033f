package dev.claw.gateway.intent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.gateway.intent.sentence.NodeRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A household of six machines that answer with the payload shapes of real nodes.
final class TestingIntentActions implements IntentActions {
  static final Instant NOW = Instant.parse("2026-11-20T14:05:00Z");
  static final ObjectMapper JSON = new ObjectMapper();

  private static final String PNG =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  private static final String BYTES = "AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDE=";

  /// A command a node was asked to run.
  record Call(String node, String command, JsonNode params) {}

  private final Path media;
  private final List<NodeSummary> nodes = new ArrayList<>();
  private final Map<String, String> payloads = new HashMap<>();
  private final List<NamedScript> scripts = new ArrayList<>();
  private final Deque<PreviousTurn> turns = new ArrayDeque<>();
  final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
  GatewayFacts gateway =
      new GatewayFacts(
          "0.1.0", NOW.minusSeconds(7_500), List.of("menu bar"), List.of(), List.of(), null);
  int running;
  private long revision;
  private final AtomicInteger saved = new AtomicInteger();

  TestingIntentActions(Path media) {
    this.media = media;
    add(TestingNodes.workbench());
    add(TestingNodes.studio());
    add(TestingNodes.attic());
    add(TestingNodes.travelLaptop());
    add(TestingNodes.server(1));
    add(TestingNodes.server(2));
    scripts.add(new NamedScript("backup", List.of("/usr/local/bin/backup", "--all"), null));
    scripts.add(
        new NamedScript("nightly build", List.of("/opt/build"), new NodeRef("n-attic", "attic")));
    payloads.put("device.status", TestingNodes.STATUS);
    payloads.put("device.info", TestingNodes.INFO);
    payloads.put("system.which", "{\"bins\":{\"git\":\"/usr/bin/git\"}}");
    payloads.put(
        "system.run",
        "{\"exitCode\":0,\"timedOut\":false,\"success\":true,\"stdout\":\"42 files\\n\",\"stderr\":\"\",\"error\":null}");
    payloads.put("system.notify", "{}");
    payloads.put(
        "location.get",
        "{\"lat\":52.520008,\"lon\":13.404954,\"accuracyMeters\":35.0,\"timestamp\":\"2026-11-20T14:04:00Z\",\"isPrecise\":true,\"source\":\"wifi\"}");
    payloads.put(
        "camera.list",
        "{\"devices\":[{\"id\":\"0\",\"name\":\"FaceTime HD\",\"position\":\"front\",\"deviceType\":\"builtin\"}]}");
    payloads.put(
        "screen.snapshot",
        "{\"format\":\"png\",\"base64\":\""
            + PNG
            + "\",\"screenIndex\":0,\"width\":1280,\"height\":800}");
    payloads.put(
        "camera.snap",
        "{\"format\":\"jpg\",\"base64\":\"" + PNG + "\",\"width\":640,\"height\":480}");
    payloads.put("screen.record", "{\"format\":\"mp4\",\"base64\":\"" + BYTES + "\"}");
    payloads.put("camera.clip", "{\"format\":\"mp4\",\"base64\":\"" + BYTES + "\"}");
  }

  void add(NodeSummary node) {
    nodes.add(node);
    revision++;
  }

  void remove(String name) {
    nodes.removeIf(node -> node.node().name().equals(name));
    revision++;
  }

  void noScripts() {
    scripts.clear();
    revision++;
  }

  /// What every node answers to a command from now on.
  void answers(String command, String payload) {
    payloads.put(command, payload);
  }

  void answers(String node, String command, String payload) {
    payloads.put(node + " " + command, payload);
  }

  void remember(Answer answer) {
    turns.push(new PreviousTurn(answer, NOW));
  }

  @Override
  public List<NodeSummary> nodes() {
    return List.copyOf(nodes);
  }

  @Override
  public List<NamedScript> scripts() {
    return List.copyOf(scripts);
  }

  @Override
  public long namesRevision() {
    return revision;
  }

  @Override
  public JsonNode invoke(NodeRef node, String command, ObjectNode params) throws IntentFailure {
    calls.add(new Call(node.name(), command, params));
    String payload =
        payloads.getOrDefault(node.name() + " " + command, payloads.getOrDefault(command, "FAIL"));
    if (payload.equals("FAIL")) {
      throw new IntentFailure(
          "UNAVAILABLE", node.name() + " did not run " + command + ": it is busy. Try again.");
    }
    try {
      return JSON.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(payload, e);
    }
  }

  @Override
  public Choice choose(String command) throws IntentFailure {
    for (NodeSummary node : nodes) {
      if (Machines.offers(node, command)) {
        return new Choice(node.node(), "it is the only one on mains power");
      }
    }
    throw new IntentFailure(
        "UNAVAILABLE", "No machine that is online offers " + command + ". Pair one that does.");
  }

  @Override
  public MediaFile save(String suggestedName, String mimeType, byte[] bytes) {
    try {
      Path file = media.resolve(saved.incrementAndGet() + "-" + suggestedName);
      Files.write(file, bytes);
      return new MediaFile(file, bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean discard(Path file) throws IntentFailure {
    try {
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new IntentFailure("INTERNAL", "could not delete " + file);
    }
  }

  @Override
  public GatewayFacts gateway() {
    return gateway;
  }

  @Override
  public int stopAll(String session) {
    int stopped = running;
    running = 0;
    return stopped;
  }

  @Override
  public List<PreviousTurn> previous(String session) {
    return List.copyOf(turns);
  }

  @Override
  public Clock clock() {
    return Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));
  }
}
