package dev.claw.gateway.transport;

import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.EventType;
import dev.claw.gateway.rpc.Events;
import dev.claw.protocol.CloseCode;
import dev.claw.protocol.Frame;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.Role;
import dev.claw.protocol.identity.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All sockets: those still in the handshake, counted per address, and the authenticated ones.
public final class Connections implements Events {
  private final TransportLimits limits;
  private final Map<String, Connection> preauth = new ConcurrentHashMap<>();
  private final Map<Object, Arrival> arriving = new ConcurrentHashMap<>();
  private final Map<String, Integer> preauthByAddress = new ConcurrentHashMap<>();
  private final Map<String, Connection> live = new ConcurrentHashMap<>();
  private final Map<DeviceId, Connection> nodes = new ConcurrentHashMap<>();
  private final Semaphore places;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition gone = lock.newCondition();
  private final AtomicLong presenceVersion = new AtomicLong(1);
  private final AtomicLong healthVersion = new AtomicLong(1);
  private final AtomicLong authority = new AtomicLong();

  /// A socket whose upgrade has been agreed to.
  private record Arrival(String address, long since) {}

  /// An empty registry with these bounds.
  public Connections(TransportLimits limits) {
    this.limits = limits;
    this.places = new Semaphore(limits.maxConnections());
  }

  /// How many authenticated connections there are.
  public int size() {
    return live.size();
  }

  /// Grows whenever somebody's rights were taken away. A handshake that sees it grow may have been
  /// decided on rights that are gone.
  long authority() {
    return authority.get();
  }

  /// The present counters of presence and health.
  public Frame.StateVersion stateVersion() {
    return new Frame.StateVersion(presenceVersion.get(), healthVersion.get());
  }

  /// Whether a device has a connection now.
  public boolean isLive(DeviceId device) {
    return live.values().stream()
        .map(Connection::caller)
        .anyMatch(caller -> caller != null && device.equals(caller.deviceId()));
  }

  /// Keeps room for one more socket of this address, if there is any. The answer to an upgrade is
  /// on its way before the socket is open; without this, quick peers would slip past the bound.
  boolean reserve(String address, Object endpoint) {
    lock.lock();
    try {
      long waiting =
          arriving.values().stream().filter(each -> each.address().equals(address)).count();
      if (waiting + preauthByAddress.getOrDefault(address, 0) >= limits.maxPreauthPerAddress()) {
        return false;
      }
      arriving.put(endpoint, new Arrival(address, System.nanoTime()));
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Gives up room that was kept for sockets that never opened.
  void sweep(long now) {
    arriving.values().removeIf(each -> now - each.since() > limits.requestDeadline().toNanos());
  }

  void opened(Connection connection, Object endpoint) {
    opened(connection);
    arriving.remove(endpoint);
  }

  private void opened(Connection connection) {
    preauth.put(connection.id(), connection);
    preauthByAddress.merge(connection.address(), 1, Integer::sum);
  }

  /// Takes a connection out of the handshake group.
  void forget(Connection connection) {
    if (preauth.remove(connection.id()) != null) {
      preauthByAddress.computeIfPresent(
          connection.address(), (_, count) -> count <= 1 ? null : count - 1);
    }
  }

  /// Gives an authenticated connection a place, if there is one.
  boolean admit(Connection connection) {
    if (!places.tryAcquire()) {
      return false;
    }
    forget(connection);
    live.put(connection.id(), connection);
    return true;
  }

  /// Frees the place of a connection; whether it had one.
  boolean release(Connection connection) {
    if (live.remove(connection.id()) == null) {
      return false;
    }
    places.release();
    signalGone();
    Caller caller = connection.caller();
    if (caller != null && caller.deviceId() != null) {
      nodes.remove(caller.deviceId(), connection);
    }
    return true;
  }

  /// Takes a place back before its connection was announced; its handshake has failed after all.
  void demote(Connection connection) {
    if (release(connection)) {
      opened(connection);
    }
  }

  private void signalGone() {
    lock.lock();
    try {
      gone.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// From now on this connection gets what is sent to its node.
  public void bindNode(Caller caller) {
    Connection connection = live.get(caller.connectionId());
    if (connection != null && caller.role() == Role.NODE && caller.deviceId() != null) {
      nodes.put(caller.deviceId(), connection);
    }
  }

  Collection<Connection> everyone() {
    var all = new ArrayList<Connection>(preauth.values());
    all.addAll(live.values());
    return all;
  }

  @Override
  public void publish(EventType type, Object payload) {
    String json = null;
    Frame.StateVersion version = advance(type);
    for (Connection connection : live.values()) {
      Caller caller = connection.caller();
      if (caller != null && type.visibleTo(caller)) {
        json = json == null ? FrameCodec.json(payload) : json;
        connection.broadcast(type, json, version);
      }
    }
  }

  private Frame.@Nullable StateVersion advance(EventType type) {
    return switch (type) {
      case PRESENCE ->
          new Frame.StateVersion(presenceVersion.incrementAndGet(), healthVersion.get());
      case HEALTH -> new Frame.StateVersion(presenceVersion.get(), healthVersion.incrementAndGet());
      default -> null;
    };
  }

  /// Tells all clients that the gateway restarts, closes them and waits for them to go.
  void goodbye(Duration atMost) {
    publish(EventType.SHUTDOWN, Map.of("reason", "service restart", "restartExpectedMs", 1000));
    everyone().forEach(connection -> connection.close(CloseCode.RESTART, "service restart"));
    long deadline = System.nanoTime() + atMost.toNanos();
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (!live.isEmpty() && left > 0) {
        left = Math.min(gone.awaitNanos(left), deadline - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean sendToNode(DeviceId node, String event, Object payload) {
    Connection connection = nodes.get(node);
    return connection != null && connection.send(FrameCodec.event(event, payload));
  }

  @Override
  public boolean sendTo(String connectionId, String event, Object payload) {
    Connection connection = live.get(connectionId);
    return connection != null && connection.send(FrameCodec.event(event, payload));
  }

  @Override
  public int disconnect(Predicate<Caller> which, CloseCode code, String reason) {
    if (code == CloseCode.AUTHORITY_CHANGED) {
      authority.incrementAndGet();
    }
    int count = 0;
    for (Connection connection : live.values()) {
      Caller caller = connection.caller();
      if (caller != null && which.test(caller)) {
        connection.close(code, reason);
        count++;
      }
    }
    return count;
  }
}
