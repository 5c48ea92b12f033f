package dev.claw.gateway.node;

import dev.claw.gateway.pairing.NodeDirectory;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Events;
import dev.claw.protocol.CloseCode;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.identity.DeviceId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The nodes that are connected now, at most one connection of each.
final class LiveNodes {
  private static final String REPLACED = "replaced by a newer connection of this node";

  private final Map<DeviceId, NodeConnection> connections = new ConcurrentHashMap<>();
  private final ReentrantLock arriving = new ReentrantLock();
  private final NodeDirectory directory;
  private final Events events;
  private final CommandPolicy policy;
  private final InstantSource clock;

  LiveNodes(NodeDirectory directory, Events events, CommandPolicy policy, InstantSource clock) {
    this.directory = directory;
    this.events = events;
    this.policy = policy;
    this.clock = clock;
  }

  /// Takes a node in.
  ///
  /// @return the connection it replaces, already told to close
  @Nullable NodeConnection add(Caller caller, ConnectParams params) {
    var connection = new NodeConnection(caller, params, clock.millis());
    NodeConnection older = register(connection);
    refresh(connection.id());
    if (older == null) {
      return null;
    }
    older.end();
    events.disconnect(
        each -> each.connectionId().equals(older.connectionId()), CloseCode.POLICY, REPLACED);
    return older;
  }

  /// Declaration and registration go together: what the directory heard last is what the connection
  /// that stays has declared.
  private @Nullable NodeConnection register(NodeConnection connection) {
    arriving.lock();
    try {
      ClientInfo client = connection.caller().client();
      directory.declare(connection.caller(), policy.offerable(client, connection.declared()));
      return connections.put(connection.id(), connection);
    } finally {
      arriving.unlock();
    }
  }

  /// Lets a connection go; one that was replaced before has no effect on its successor.
  ///
  /// @return the connection, when it was the node's live one
  @Nullable NodeConnection remove(Caller caller) {
    DeviceId id = caller.requireDevice();
    NodeConnection connection = connections.get(id);
    if (connection == null || !connection.connectionId().equals(caller.connectionId())) {
      return null;
    }
    connection.end();
    boolean removed = connections.remove(id, connection);
    directory.seen(id, clock.millis());
    return removed ? connection : null;
  }

  /// A node's pairing or the policy changed.
  ///
  /// @return its live connection
  @Nullable NodeConnection refresh(DeviceId id) {
    NodeConnection connection = connections.get(id);
    if (connection != null) {
      connection.refresh(policy, () -> directory.node(id));
    }
    return connection;
  }

  @Nullable NodeConnection connection(DeviceId id) {
    return connections.get(id);
  }

  /// The caller's connection, as long as it is the node's live one.
  @Nullable NodeConnection of(Caller caller) {
    NodeConnection connection = connections.get(caller.requireDevice());
    return connection != null && connection.connectionId().equals(caller.connectionId())
        ? connection
        : null;
  }

  Collection<NodeConnection> all() {
    return List.copyOf(connections.values());
  }
}
