package dev.claw.gateway;

import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.ConnectionListener;
import dev.claw.gateway.rpc.EventType;
import dev.claw.gateway.rpc.Events;
import dev.claw.protocol.Role;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.PresenceEntry;
import dev.claw.protocol.health.PresencePublished;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Who is there: the gateway, its nodes, and the programs people look at. Command lines and helpers
/// come and go too fast to be listed.
final class Presence implements ConnectionListener {
  private static final Set<ClientMode> UNLISTED =
      Set.of(ClientMode.CLI, ClientMode.BACKEND, ClientMode.PROBE);

  private final Events events;
  private final Supplier<List<PresenceEntry>> nodes;
  private final InstantSource clock;
  private final Map<String, PresenceEntry> operators = new ConcurrentHashMap<>();

  Presence(Events events, Supplier<List<PresenceEntry>> nodes, InstantSource clock) {
    this.events = events;
    this.nodes = nodes;
    this.clock = clock;
  }

  List<PresenceEntry> all() {
    var everyone = new ArrayList<PresenceEntry>();
    everyone.add(self());
    everyone.addAll(nodes.get());
    everyone.addAll(operators.values());
    return everyone;
  }

  /// The listed programs by name.
  List<String> operators() {
    Collection<PresenceEntry> entries = operators.values();
    return entries.stream().map(entry -> String.valueOf(entry.host())).sorted().toList();
  }

  @Override
  public void connected(Caller caller, ConnectParams params) {
    if (caller.role() == Role.OPERATOR) {
      if (UNLISTED.contains(caller.client().mode())) {
        return;
      }
      operators.put(caller.connectionId(), entry(caller));
    }
    publish();
  }

  @Override
  public void disconnected(Caller caller, String reason) {
    if (caller.role() == Role.NODE || operators.remove(caller.connectionId()) != null) {
      publish();
    }
  }

  private void publish() {
    events.publish(EventType.PRESENCE, new PresencePublished(all()));
  }

  private PresenceEntry self() {
    return new PresenceEntry(
        clock.millis(),
        "gateway",
        null,
        GatewayVersion.current(),
        System.getProperty("os.name"),
        null,
        "gateway",
        null,
        null,
        null,
        "self",
        "Gateway · " + GatewayVersion.current(),
        null,
        null);
  }

  private PresenceEntry entry(Caller caller) {
    ClientInfo client = caller.client();
    String name = client.displayName();
    return new PresenceEntry(
        clock.millis(),
        name == null ? client.id().wireName() : name,
        caller.remoteAddress(),
        client.version(),
        client.platform(),
        client.deviceFamily(),
        client.mode().wireName(),
        client.id().wireName(),
        client.instanceId(),
        caller.deviceId() == null ? null : caller.deviceId().value(),
        "connect",
        null,
        List.of(caller.role().wireName()),
        caller.scopes().wireNames());
  }
}
