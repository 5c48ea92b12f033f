package dev.claw.gateway.node;

import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.EventType;
import dev.claw.gateway.rpc.Events;
import dev.claw.protocol.CloseCode;
import dev.claw.protocol.identity.DeviceId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// Connections that hand what is sent to them to a script, and keep all of it.
final class TestingEvents implements Events {
  /// What a connection got.
  record Sent(String connectionId, String event, Object payload) {}

  /// What everyone got.
  record Published(EventType type, Object payload) {}

  /// A connection's other end.
  interface Peer {
    void got(Sent sent);
  }

  final List<Sent> sent = new CopyOnWriteArrayList<>();
  final List<Published> published = new CopyOnWriteArrayList<>();
  final List<String> closed = new CopyOnWriteArrayList<>();
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();
  private final Map<String, Peer> peers = new ConcurrentHashMap<>();

  void open(Caller caller, Peer peer) {
    callers.put(caller.connectionId(), caller);
    peers.put(caller.connectionId(), peer);
  }

  void close(Caller caller) {
    callers.remove(caller.connectionId());
    peers.remove(caller.connectionId());
  }

  List<Sent> sent(String event) {
    return sent.stream().filter(each -> each.event().equals(event)).toList();
  }

  @Override
  public void publish(EventType type, Object payload) {
    published.add(new Published(type, payload));
  }

  @Override
  public boolean sendToNode(DeviceId node, String event, Object payload) {
    return callers.values().stream()
        .filter(caller -> node.equals(caller.deviceId()))
        .findFirst()
        .map(caller -> sendTo(caller.connectionId(), event, payload))
        .orElse(false);
  }

  @Override
  public boolean sendTo(String connectionId, String event, Object payload) {
    Peer peer = peers.get(connectionId);
    if (peer == null) {
      return false;
    }
    var message = new Sent(connectionId, event, payload);
    sent.add(message);
    peer.got(message);
    return true;
  }

  @Override
  public int disconnect(Predicate<Caller> which, CloseCode code, String reason) {
    List<Caller> matching = callers.values().stream().filter(which).toList();
    matching.forEach(
        caller -> closed.add(caller.connectionId() + " " + code.code() + " " + reason));
    return matching.size();
  }
}
