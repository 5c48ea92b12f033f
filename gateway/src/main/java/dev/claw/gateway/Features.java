package dev.claw.gateway;

import dev.claw.gateway.assistant.Assistant;
import dev.claw.gateway.config.Settings;
import dev.claw.gateway.health.HealthFeature;
import dev.claw.gateway.health.HostLook;
import dev.claw.gateway.health.Metrics;
import dev.claw.gateway.intent.GatewayFacts;
import dev.claw.gateway.node.CommandSettings;
import dev.claw.gateway.node.NodeFeature;
import dev.claw.gateway.node.NodeSettings;
import dev.claw.gateway.node.NodeWiring;
import dev.claw.gateway.pairing.NodeDirectory;
import dev.claw.gateway.pairing.NodeRecord;
import dev.claw.gateway.pairing.PairingFeature;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.ConnectionListener;
import dev.claw.gateway.rpc.Method;
import dev.claw.gateway.session.SessionFeature;
import dev.claw.gateway.session.SessionKey;
import dev.claw.gateway.store.StateDirectory;
import dev.claw.gateway.transport.Connections;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.PresenceEntry;
import dev.claw.protocol.health.GatewayIdentity;
import dev.claw.protocol.identity.DeviceIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The gateway's features, put together.
final class Features implements AutoCloseable {
  private final Wiring wiring;
  private final Instant startedAt;
  private final Presence presence;
  private final Metrics metrics;
  private final NodeFeature nodes;
  private final SessionFeature sessions;
  private final Assistant assistant;
  private final HealthFeature health;

  /// What features stand on.
  record Wiring(
      StateDirectory state,
      GatewayOptions options,
      DeviceIdentity identity,
      Connections connections,
      PairingFeature pairing,
      InstantSource clock,
      int port) {}

  Features(Wiring wiring) {
    this.wiring = wiring;
    this.startedAt = wiring.clock().instant();
    metrics = new Metrics(wiring.clock(), this::gauges);
    nodes = new NodeFeature(nodeWiring());
    presence = new Presence(wiring.connections(), nodes::presence, wiring.clock());
    var stopper = new LateStop();
    assistant = new Assistant(assistantWiring(stopper));
    sessions =
        new SessionFeature(
            wiring.state().sessions(),
            assistant,
            wiring.connections(),
            new Counting(metrics),
            wiring.clock());
    stopper.sessions = sessions;
    health = new HealthFeature(healthWiring());
  }

  /// The assistant stops conversations, and conversations ask the assistant.
  private static final class LateStop implements ToIntFunction<SessionKey> {
    private @Nullable SessionFeature sessions;

    @Override
    public int applyAsInt(SessionKey key) {
      return sessions == null ? 0 : sessions.stop(key);
    }
  }

  private record Counting(Metrics metrics) implements SessionFeature.Observer {
    private static final String CHANNEL = "gateway";

    @Override
    public void received() {
      metrics.messageReceived(CHANNEL);
    }

    @Override
    public void processed(boolean ok, Duration took) {
      metrics.messageProcessed(CHANNEL, ok, took);
    }
  }

  private Metrics.Gauges gauges() {
    int connected =
        (int) nodes.roster().nodes().stream().filter(node -> node.presence().connected()).count();
    return new Metrics.Gauges(sessions.numbers().active(), wiring.connections().size(), connected);
  }

  private NodeWiring nodeWiring() {
    Settings.Nodes configured = wiring.options().settings().nodes();
    GatewayOptions.OwnNode own = wiring.options().ownNode();
    var deny = new HashSet<>(configured.deny());
    if (wiring.options().safeMode() != null) {
      // The owner's configuration cannot be read, so nothing is run in the owner's name.
      deny.addAll(List.of("system.run", "system.run.prepare"));
    }
    var settings =
        new NodeSettings(
            new CommandSettings(new HashSet<>(configured.allow()), deny),
            configured.preferred(),
            own == null ? null : own.key().deviceId());
    return new NodeWiring(
        wiring.pairing().nodes(),
        wiring.connections(),
        settings,
        wiring.clock(),
        System::nanoTime,
        List::of);
  }

  private Assistant.Wiring assistantWiring(ToIntFunction<SessionKey> stop) {
    return new Assistant.Wiring(
        nodes,
        wiring.options().settings().scripts(),
        wiring.state().media(),
        this::facts,
        metrics,
        wiring.options().settings().zone(),
        stop);
  }

  private GatewayFacts facts() {
    List<GatewayFacts.Pending> pending =
        wiring.pairing().nodes().nodes().stream()
            .filter(node -> node.pending() != null)
            .map(node -> new GatewayFacts.Pending(node.displayName(), approval(node)))
            .toList();
    List<String> problems = checks().values().stream().filter(text -> !text.isEmpty()).toList();
    return new GatewayFacts(
        GatewayVersion.current(), startedAt, presence.operators(), pending, problems, null);
  }

  private static String approval(NodeRecord node) {
    NodeRecord.PendingSurface pending = node.pending();
    return "claw nodes approve" + (pending == null ? "" : " " + pending.requestId());
  }

  private HealthFeature.Wiring healthWiring() {
    return new HealthFeature.Wiring(
        new GatewayIdentity(
            wiring.identity().id().value(), wiring.identity().publicKey().encoded()),
        new HostLook(wiring.state().root(), logFile(), wiring.port(), GatewayVersion.current()),
        metrics,
        this::sessionNumbers,
        presence::all,
        this::checks,
        wiring.connections(),
        wiring.clock());
  }

  private Path logFile() {
    return wiring.state().logs().resolve("gateway.log");
  }

  private HealthFeature.SessionNumbers sessionNumbers() {
    SessionFeature.Numbers numbers = sessions.numbers();
    return new HealthFeature.SessionNumbers(
        wiring.state().sessions().getFileName().toString(),
        numbers.active(),
        numbers.waiting(),
        numbers.recent());
  }

  private Map<String, String> checks() {
    var checks = new LinkedHashMap<String, String>();
    String safeMode = wiring.options().safeMode();
    checks.put("config", safeMode == null ? "" : safeMode);
    return checks;
  }

  List<Method<?, ?>> methods() {
    return Stream.of(
            wiring.pairing().methods(), nodes.methods(), sessions.methods(), health.methods())
        .<Method<?, ?>>flatMap(List::stream)
        .toList();
  }

  List<ConnectionListener> listeners() {
    return List.of(new NodeBinding(), nodes, presence);
  }

  /// Ties a node's events to its newest connection and declares its surface.
  private final class NodeBinding implements ConnectionListener {
    @Override
    public void connected(Caller caller, ConnectParams params) {
      wiring.connections().bindNode(caller);
    }

    @Override
    public void disconnected(Caller caller, String reason) {
      if (caller.deviceId() != null) {
        wiring.pairing().nodes().seen(caller.deviceId(), wiring.clock().millis());
      }
    }
  }

  /// Begins what goes on in the background.
  void start() {
    health.start();
    Thread.ofVirtual().name("warm-up").start(assistant::warmUp);
  }

  Metrics metrics() {
    return metrics;
  }

  HealthFeature health() {
    return health;
  }

  List<PresenceEntry> presence() {
    return presence.all();
  }

  NodeDirectory directory() {
    return wiring.pairing().nodes();
  }

  @Override
  public void close() {
    var parts = new ArrayList<AutoCloseable>(List.of(health, sessions, nodes));
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        throw new IllegalStateException("a feature did not close", e);
      }
    }
  }
}
