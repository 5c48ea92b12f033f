package dev.claw.gateway.node;

import dev.claw.gateway.pairing.NodeDirectory;
import dev.claw.gateway.pairing.NodeRecord;
import dev.claw.gateway.pairing.Surface;
import dev.claw.gateway.rpc.Loopback;
import dev.claw.protocol.identity.DeviceId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Brings together what is known about a node: the pairing's record and its live connection.
final class NodeLooks {
  /// How long after its last use a machine counts as the one a person sits at.
  static final Duration ACTIVE_FOR = Duration.ofMinutes(10);

  private static final Comparator<Look> ORDER =
      Comparator.comparing((Look look) -> look.connection() == null)
          .thenComparing(look -> look.record().displayName(), String.CASE_INSENSITIVE_ORDER)
          .thenComparing(look -> look.record().id());

  private final NodeDirectory directory;
  private final LiveNodes live;
  private final CommandPolicy policy;
  private volatile NodeSettings settings;
  private final InstantSource clock;

  NodeLooks(Sources sources, CommandPolicy policy, NodeSettings settings) {
    this.directory = sources.directory();
    this.live = sources.live();
    this.clock = sources.clock();
    this.policy = policy;
    this.settings = settings;
  }

  void follow(NodeSettings newSettings) {
    settings = newSettings;
  }

  /// Where the facts come from.
  record Sources(NodeDirectory directory, LiveNodes live, InstantSource clock) {}

  /// One node.
  record Look(NodeRecord record, @Nullable NodeConnection connection) {
    long lastActiveMs() {
      NodeFacts.Activity activity = connection == null ? null : connection.facts().activity();
      Long at = activity == null ? null : activity.lastActiveAtMs();
      return at == null ? 0 : at;
    }
  }

  /// All nodes: connected ones first, then by name.
  List<Look> all() {
    return directory.nodes().stream()
        .map(record -> new Look(record, live.connection(record.id())))
        .sorted(ORDER)
        .toList();
  }

  Optional<Look> one(DeviceId id) {
    return directory.node(id).map(record -> new Look(record, live.connection(id)));
  }

  /// The machine a person uses at the moment.
  @Nullable DeviceId active(List<Look> looks) {
    long since = clock.millis() - ACTIVE_FOR.toMillis();
    return looks.stream()
        .filter(look -> look.lastActiveMs() >= since && look.lastActiveMs() > 0)
        .max(Comparator.comparingLong(Look::lastActiveMs))
        .map(look -> look.record().id())
        .orElse(null);
  }

  /// What a row shows as the node's surface: the effective one; for an absent node, what would be.
  Surface shown(Look look) {
    NodeConnection connection = look.connection();
    if (connection != null) {
      return connection.effective();
    }
    Surface approved = look.record().isApproved() ? look.record().approved() : null;
    return approved == null
        ? Surface.EMPTY
        : policy.effective(look.record().client(), approved, approved);
  }

  boolean isLocal(Look look) {
    DeviceId local = settings.localNode();
    if (local != null) {
      return local.equals(look.record().id());
    }
    NodeConnection connection = look.connection();
    return connection != null && Loopback.isLiteral(connection.caller().remoteAddress());
  }

  NodeView view(Look look) {
    NodeRecord record = look.record();
    NodeConnection connection = look.connection();
    Surface now = connection == null ? Surface.EMPTY : connection.effective();
    return new NodeView(
        record.id(),
        record.displayName(),
        Platform.normalised(record.client().platform()),
        presence(look),
        now.caps(),
        now.commands(),
        priority(record),
        connection == null ? null : connection.facts().power(),
        connection == null ? null : connection.facts().desktop());
  }

  @Nullable Integer priority(NodeRecord record) {
    return settings.priority(record.id(), record.displayName());
  }

  private NodeView.Presence presence(Look look) {
    NodeRecord record = look.record();
    NodeRecord.PendingSurface pending = record.pending();
    return new NodeView.Presence(
        look.connection() != null,
        record.isApproved(),
        isLocal(look),
        pending == null ? null : pending.requestId(),
        record.times().lastSeenMs(),
        look.lastActiveMs());
  }
}
