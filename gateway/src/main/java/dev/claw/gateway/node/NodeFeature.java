package dev.claw.gateway.node;

import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.ConnectionListener;
import dev.claw.gateway.rpc.Loopback;
import dev.claw.gateway.rpc.Method;
import dev.claw.protocol.Role;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.PresenceEntry;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.roster.HostStats;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The gateway's nodes: who is connected, what each may do, and commands to them. Tell it of every
/// connection that comes and goes. Closing it calls off what is out.
public final class NodeFeature implements ConnectionListener, AutoCloseable {
  private final AtomicLong version = new AtomicLong();
  private final LiveNodes live;
  private final Invocations invocations;
  private final RunLedger runs = new RunLedger();
  private final CommandPolicy policy;
  private final WorkQueue work;
  private final NodeLooks looks;
  private final NodeList list;
  private final Gates gates;
  private final NodeInvoker invoker;
  private final NodeChooser chooser;
  private final List<Method<?, ?>> methods;

  /// A feature with no connection yet.
  public NodeFeature(NodeWiring wiring) {
    policy = new CommandPolicy(wiring.settings().commands());
    live = new LiveNodes(wiring.directory(), wiring.events(), policy, wiring.clock());
    invocations = new Invocations(wiring.events());
    gates = new Gates(live, wiring.directory(), policy);
    var sources = new NodeLooks.Sources(wiring.directory(), live, wiring.clock());
    looks = new NodeLooks(sources, policy, wiring.settings());
    list = new NodeList(looks, wiring.clock(), version::get, wiring.nanoTime());
    invoker = new Invoker(gates, invocations, runs, wiring.nanoTime());
    chooser = new NodeChooser(list, wiring.clock());
    work = new WorkQueue(wiring.clock());
    methods = methods(wiring);
    wiring.directory().onChange(this::changed);
  }

  private List<Method<?, ?>> methods(NodeWiring wiring) {
    var reports = new NodeReports(wiring.directory(), wiring.events(), runs, wiring.clock());
    var parts = new NodeMethods.Parts(wiring.directory(), live, invocations, reports, work);
    var ofNodes = new NodeMethods(parts, wiring.skillBins(), version::incrementAndGet);
    var invoke = new OperatorInvoke(invoker, policy, live, work);
    var ofOperators = new OperatorMethods(wiring.directory(), gates, list, invoke, work);
    return Stream.concat(ofOperators.methods().stream(), ofNodes.methods().stream()).toList();
  }

  /// The rows for the gateway's table.
  public List<Method<?, ?>> methods() {
    return methods;
  }

  /// Runs commands for other features.
  public NodeInvoker invoker() {
    return invoker;
  }

  /// The nodes.
  public NodeRoster roster() {
    return list;
  }

  /// Picks nodes for commands.
  public NodeChooser chooser() {
    return chooser;
  }

  /// Picks a node, runs the command there, and tries another where that is safe.
  public NodeRouter router() {
    return new NodeRouter(chooser, invoker, policy);
  }

  /// What nodes may do; pairing shows by it what is sensitive.
  public CommandPolicy policy() {
    return policy;
  }

  /// How many commands are out now.
  public int inFlight() {
    return invocations.inFlight();
  }

  /// Changes with every change of a node's name, presence or rights.
  public long revision() {
    return version.get();
  }

  /// A connected node's last report on its machine.
  public Optional<HostStats> stats(DeviceId node) {
    NodeConnection connection = live.connection(node);
    return connection == null ? Optional.empty() : Optional.ofNullable(connection.facts().stats());
  }

  /// What a connected node offers and may not do, each with the gate that stands against it.
  public SortedMap<String, Gate> withheld(DeviceId node) {
    return gates.withheld(node);
  }

  /// The connected nodes as presence entries.
  public List<PresenceEntry> presence() {
    return live.all().stream().map(this::entry).toList();
  }

  @Override
  public void connected(Caller caller, ConnectParams params) {
    if (caller.role() != Role.NODE) {
      return;
    }
    NodeConnection replaced = live.add(caller, params);
    if (replaced != null) {
      gone(replaced);
    }
    version.incrementAndGet();
  }

  @Override
  public void disconnected(Caller caller, String reason) {
    if (caller.role() != Role.NODE) {
      invocations.callerGone(caller.connectionId());
      return;
    }
    NodeConnection gone = live.remove(caller);
    if (gone != null) {
      gone(gone);
      version.incrementAndGet();
    }
  }

  private void gone(NodeConnection connection) {
    invocations.nodeGone(connection);
    runs.forget(connection.connectionId());
  }

  private void changed(DeviceId id) {
    refresh(id);
    version.incrementAndGet();
    if (list.node(id).isEmpty()) {
      work.forget(id);
    }
  }

  private void refresh(DeviceId id) {
    NodeConnection connection = live.refresh(id);
    if (connection != null) {
      invocations.recheck(connection);
    }
  }

  /// Takes on changed settings at once: commands that are no longer allowed are called off.
  public void configure(NodeSettings settings) {
    policy.follow(settings.commands());
    looks.follow(settings);
    live.all().forEach(connection -> refresh(connection.id()));
    version.incrementAndGet();
  }

  @Override
  public void close() {
    invocations.endAll();
  }

  private PresenceEntry entry(NodeConnection connection) {
    Caller caller = connection.caller();
    ClientInfo client = caller.client();
    @Nullable String family = client.deviceFamily();
    return new PresenceEntry(
        connection.connectedAtMs(),
        list.node(connection.id()).map(NodeView::name).orElse(client.displayName()),
        Loopback.isLiteral(caller.remoteAddress()) ? null : caller.remoteAddress(),
        client.version(),
        Platform.normalised(client.platform()),
        family == null ? Platform.of(client).family() : family,
        client.mode().wireName(),
        client.id().wireName(),
        client.instanceId(),
        connection.id().value(),
        "connect",
        null,
        List.of(Role.NODE.wireName()),
        List.of());
  }
}
