package dev.claw.gateway.node;

import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.RawJson;
import dev.claw.gateway.rpc.RpcException;
import dev.claw.gateway.rpc.Scope;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.roster.NodeDescribe;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Answers `node.list` and `node.describe`, and keeps the list as text: most readers get the same.
final class NodeList implements NodeRoster {
  private final NodeLooks looks;
  private final NodeRows rows;
  private final InstantSource clock;
  private final Cached<String> plain;
  private final Cached<String> withPending;
  private final Cached<List<NodeView>> views;

  NodeList(NodeLooks looks, InstantSource clock, LongSupplier version, LongSupplier nanoTime) {
    this.looks = looks;
    this.rows = new NodeRows(looks);
    this.clock = clock;
    this.plain = new Cached<>(version, nanoTime, () -> text(false));
    this.withPending = new Cached<>(version, nanoTime, () -> text(true));
    this.views =
        new Cached<>(version, nanoTime, () -> looks.all().stream().map(looks::view).toList());
  }

  RawJson list(Caller caller) {
    String tail = (seesPending(caller) ? withPending : plain).value();
    return new RawJson("{\"ts\":" + clock.millis() + tail);
  }

  NodeDescribe describe(Caller caller, DeviceId id, Map<String, Gate> withheld) {
    List<NodeLooks.Look> all = looks.all();
    return looks
        .one(id)
        .map(look -> rows.row(look, looks.active(all), seesPending(caller)))
        .map(row -> new NodeDescribe(clock.millis(), row, shown(caller, withheld)))
        .orElseThrow(() -> RpcException.invalid("UNKNOWN_NODE", "There is no such node."));
  }

  private static @Nullable Map<String, String> shown(Caller caller, Map<String, Gate> withheld) {
    if (withheld.isEmpty() || !seesPending(caller)) {
      return null;
    }
    var names = new TreeMap<String, String>();
    withheld.forEach((command, gate) -> names.put(command, gate.wireName()));
    return names;
  }

  @Override
  public List<NodeView> nodes() {
    return views.value();
  }

  @Override
  public Optional<NodeView> node(DeviceId id) {
    return looks.one(id).map(looks::view);
  }

  @Override
  public Optional<NodeView> find(String idOrName) {
    String wanted = idOrName.strip();
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    return single(node -> node.name().equalsIgnoreCase(wanted) || node.id().value().equals(wanted))
        .or(() -> single(node -> begins(node.name(), wanted) || begins(node.id().value(), wanted)));
  }

  private Optional<NodeView> single(Predicate<NodeView> which) {
    List<NodeView> fitting = nodes().stream().filter(which).toList();
    if (fitting.size() > 1) {
      fitting = fitting.stream().filter(node -> node.presence().connected()).toList();
    }
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  private static boolean begins(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length());
  }

  /// The list without its beginning, which holds the time.
  private String text(boolean pending) {
    List<NodeLooks.Look> all = looks.all();
    DeviceId active = looks.active(all);
    String head = active == null ? "" : ",\"activeNodeId\":" + FrameCodec.json(active.value());
    return head
        + ",\"nodes\":"
        + FrameCodec.json(all.stream().map(look -> rows.row(look, active, pending)).toList())
        + "}";
  }

  private static boolean seesPending(Caller caller) {
    return caller.scopes().satisfies(Scope.PAIRING);
  }
}
