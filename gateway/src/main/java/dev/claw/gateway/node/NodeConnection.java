package dev.claw.gateway.node;

import dev.claw.gateway.pairing.NodeRecord;
import dev.claw.gateway.pairing.Surface;
import dev.claw.gateway.rpc.Caller;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.identity.DeviceId;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One live connection of a node. What may be invoked on it is kept here, so that an invocation
/// reads one field.
final class NodeConnection {
  /// Commands that may run on one node at a time.
  static final int MAX_IN_FLIGHT = 64;

  private final Caller caller;
  private final ConnectParams params;
  private final DeviceId id;
  private final long connectedAtMs;
  private final Semaphore slots = new Semaphore(MAX_IN_FLIGHT);
  private final ReentrantLock refreshing = new ReentrantLock();
  private final NodeFacts facts = new NodeFacts();
  private volatile Surface declared;
  private volatile Surface effective = Surface.EMPTY;
  private volatile boolean live = true;

  NodeConnection(Caller caller, ConnectParams params, long connectedAtMs) {
    this.caller = caller;
    this.params = params;
    this.id = caller.requireDevice();
    this.connectedAtMs = connectedAtMs;
    this.declared = Surface.of(params.caps(), params.commands(), params.permissions());
  }

  Caller caller() {
    return caller;
  }

  String connectionId() {
    return caller.connectionId();
  }

  DeviceId id() {
    return id;
  }

  ConnectParams params() {
    return params;
  }

  long connectedAtMs() {
    return connectedAtMs;
  }

  Semaphore slots() {
    return slots;
  }

  NodeFacts facts() {
    return facts;
  }

  Surface declared() {
    return declared;
  }

  Surface effective() {
    return effective;
  }

  boolean isLive() {
    return live;
  }

  void end() {
    live = false;
  }

  /// Works out anew what may be invoked. Reading and writing stand under one lock, so that an older
  /// record never overwrites a newer one.
  void refresh(CommandPolicy policy, Supplier<Optional<NodeRecord>> record) {
    refreshing.lock();
    try {
      @Nullable Surface approved =
          record.get().filter(NodeRecord::isApproved).map(NodeRecord::approved).orElse(null);
      effective = policy.effective(caller.client(), declared, approved);
    } finally {
      refreshing.unlock();
    }
  }
}
