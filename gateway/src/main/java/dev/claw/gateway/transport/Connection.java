package dev.claw.gateway.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claw.gateway.auth.Challenge;
import dev.claw.gateway.auth.HandshakeOutcome;
import dev.claw.gateway.auth.PeerAddress;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Dispatcher;
import dev.claw.gateway.rpc.EventType;
import dev.claw.gateway.rpc.Rejections;
import dev.claw.gateway.rpc.RpcException;
import dev.claw.protocol.BadFrameException;
import dev.claw.protocol.CloseCode;
import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.Frame;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.Protocol;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.WireError;
import dev.claw.protocol.connect.ConnectChallenge;
import dev.claw.protocol.connect.ConnectParams;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One peer: first the handshake, then requests and events. Texts come in one after the other;
/// requests run side by side, bounded; everything goes out through one outbox.
final class Connection {
  private static final int MAX_REQUESTS = 256;
  private static final int MAX_REQUEST_CHARS = 50 << 20;
  private static final int MAX_ROLE_VIOLATIONS = 10;

  /// How long a peer may take to answer our close frame.
  private static final Duration CLOSE_GRACE = Duration.ofSeconds(5);

  private final String id = UUID.randomUUID().toString();
  private final Desk desk;
  private final Connections connections;
  private final PeerAddress peer;
  private final Socket socket;
  private final Outbox outbox;
  private final Challenge challenge;
  private final ReentrantLock numbering = new ReentrantLock();
  private final Semaphore requests = new Semaphore(MAX_REQUESTS);
  private final AtomicLong requestChars = new AtomicLong();
  private final AtomicInteger roleViolations = new AtomicInteger();
  private final AtomicReference<@Nullable Caller> caller = new AtomicReference<>();
  private final AtomicReference<@Nullable String> closing = new AtomicReference<>();
  private final long openedAt = System.nanoTime();
  private long sequence;
  private volatile long lastHeard = System.nanoTime();
  private volatile long pingedAt;
  private volatile long closingAt;

  /// The socket below, as far as a connection needs it.
  interface Socket extends Outbox.Wire {
    void close(int code, String reason);

    void disconnect();

    void ping();

    void allowLargeFrames();
  }

  Connection(Desk desk, Connections connections, PeerAddress peer, Socket socket) {
    this.desk = desk;
    this.connections = connections;
    this.peer = peer;
    this.socket = socket;
    this.outbox = new Outbox(socket, Protocol.MAX_BUFFERED_BYTES);
    this.challenge = new Challenge(UUID.randomUUID().toString(), desk.nowMs());
  }

  String id() {
    return id;
  }

  String address() {
    return peer.address();
  }

  @Nullable Caller caller() {
    return caller.get();
  }

  /// Opens the conversation; the gateway speaks first.
  void opened() {
    var payload =
        new ConnectChallenge(
            challenge.nonce(),
            challenge.issuedAtMs(),
            List.of("model-catalog-snapshot"),
            desk.gatewayKey());
    send(FrameCodec.event(ConnectChallenge.EVENT, payload));
  }

  void heard() {
    lastHeard = System.nanoTime();
    pingedAt = 0;
  }

  /// A text frame has arrived.
  void received(String text) throws InterruptedException {
    heard();
    if (closing.get() != null) {
      return;
    }
    Caller known = caller.get();
    if (known != null) {
      request(known, text);
    } else if (text.length() > Protocol.MAX_PREAUTH_BYTES) {
      close(CloseCode.TOO_BIG, "preauth payload too large");
    } else {
      handshake(text);
    }
  }

  private void handshake(String text) {
    try {
      if (FrameCodec.decode(text) instanceof Frame.Request request) {
        handshake(request);
      } else {
        close(CloseCode.POLICY, "invalid handshake: first request must be connect");
      }
    } catch (BadFrameException e) {
      close(CloseCode.NORMAL, "");
    }
  }

  private void handshake(Frame.Request request) {
    if (!request.method().equals("connect")) {
      refuse(
          request.id(),
          WireError.of(
              ErrorCode.INVALID_REQUEST, "invalid handshake: first request must be connect"),
          CloseCode.POLICY);
      return;
    }
    if (desk.lifecycle() != Lifecycle.READY) {
      refuse(request.id(), notReady(), CloseCode.STARTING);
      return;
    }
    try {
      var params = StrictJson.closed().treeToValue(request.params(), ConnectParams.class);
      decide(request.id(), params);
    } catch (JsonProcessingException e) {
      refuse(
          request.id(),
          WireError.of(
              ErrorCode.INVALID_REQUEST, "invalid connect params: " + Rejections.problem(e)),
          CloseCode.POLICY);
    }
  }

  private void decide(String requestId, @Nullable ConnectParams params) {
    if (params == null) {
      refuse(
          requestId,
          WireError.of(ErrorCode.INVALID_REQUEST, "invalid connect params: must be an object"),
          CloseCode.POLICY);
      return;
    }
    long authority = connections.authority();
    switch (desk.authenticate(id, params, peer, challenge)) {
      case HandshakeOutcome.Refused refused ->
          refuse(requestId, refused.error(), refused.closeCode());
      case HandshakeOutcome.Welcomed welcomed -> welcome(requestId, welcomed, authority);
    }
  }

  private void welcome(String requestId, HandshakeOutcome.Welcomed welcomed, long authority) {
    Caller newCaller = welcomed.caller();
    if (!connections.admit(this)) {
      refuse(
          requestId,
          WireError.of(
                  ErrorCode.UNAVAILABLE,
                  "the gateway has all the connections it may have; raise"
                      + " limits.maxConnections or close one")
              .retryAfter(5000),
          CloseCode.STARTING);
      return;
    }
    socket.allowLargeFrames();
    caller.set(newCaller);
    if (connections.authority() != authority) {
      // Rights were taken away while this handshake was under way, perhaps these.
      connections.demote(this);
      close(CloseCode.AUTHORITY_CHANGED, "authority changed during the handshake");
      return;
    }
    // Everyone else knows of the client by the time it hears its welcome, and it hears that first.
    outbox.hold();
    announce(newCaller, welcomed.params());
    outbox.release(FrameCodec.ok(requestId, desk.hello(newCaller, welcomed.granted())));
    if (closing.get() != null && connections.release(this)) {
      desk.disconnected(newCaller, String.valueOf(closing.get()));
    }
  }

  private void announce(Caller newCaller, ConnectParams params) {
    try {
      desk.connected(newCaller, params);
    } catch (RpcException e) {
      // What it was welcomed for was taken away in this moment.
      close(CloseCode.AUTHORITY_CHANGED, e.error().message());
    }
  }

  private WireError notReady() {
    boolean starting = desk.lifecycle() == Lifecycle.STARTING;
    WireError error =
        WireError.of(
            ErrorCode.UNAVAILABLE,
            starting ? "gateway starting; retry shortly" : "gateway restarting; retry shortly");
    return error
        .withDetails(
            JsonNodeFactory.instance
                .objectNode()
                .put("reason", starting ? "startup-sidecars" : "gateway-restarting"))
        .retryAfter(starting ? 500 : 1000);
  }

  private void refuse(String requestId, WireError error, CloseCode code) {
    send(FrameCodec.failed(requestId, error));
    String requestHint = error.detail("requestId");
    close(
        code,
        requestHint == null
            ? error.message()
            : error.message() + " (requestId: " + requestHint + ")");
  }

  private void request(Caller known, String text) {
    Frame.Request request;
    try {
      if (!(FrameCodec.decode(text) instanceof Frame.Request decoded)) {
        return;
      }
      request = decoded;
    } catch (BadFrameException e) {
      send(
          FrameCodec.failed(
              "invalid",
              WireError.of(ErrorCode.INVALID_REQUEST, "invalid request frame: " + e.getMessage())));
      return;
    }
    if (request.method().equals("connect")) {
      send(
          FrameCodec.failed(
              request.id(),
              WireError.of(
                  ErrorCode.INVALID_REQUEST, "connect is only valid as the first request")));
      return;
    }
    if (!admit(text.length())) {
      send(
          FrameCodec.failed(
              request.id(), WireError.of(ErrorCode.UNAVAILABLE, "server is busy").retryAfter(100)));
      return;
    }
    Thread.ofVirtual()
        .name("request-" + request.method())
        .start(() -> answer(known, request, text.length()));
  }

  private boolean admit(int chars) {
    if (!requests.tryAcquire()) {
      return false;
    }
    if (requestChars.addAndGet(chars) > MAX_REQUEST_CHARS) {
      release(chars);
      return false;
    }
    return true;
  }

  private void release(int chars) {
    requestChars.addAndGet(-chars);
    requests.release();
  }

  private void answer(Caller known, Frame.Request request, int chars) {
    try {
      Dispatcher.Reply reply = desk.dispatch(known, request);
      send(reply.text());
      if (reply.wrongRole() && roleViolations.incrementAndGet() > MAX_ROLE_VIOLATIONS) {
        close(CloseCode.POLICY, "repeated unauthorized calls");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      release(chars);
    }
  }

  /// Sends something this peer must not miss; a peer too slow for it is let go.
  boolean send(String text) {
    Outbox.Offer offer = outbox.offer(text);
    if (offer == Outbox.Offer.FULL) {
      close(CloseCode.POLICY, "slow consumer");
    }
    return offer == Outbox.Offer.ACCEPTED;
  }

  /// Sends a broadcast. The number counts even when the frame is dropped: that is how the peer
  /// learns that it missed something.
  void broadcast(EventType type, String payloadJson, Frame.@Nullable StateVersion version) {
    Outbox.Offer offer;
    numbering.lock();
    try {
      offer = outbox.offer(FrameCodec.broadcast(type.wireName(), payloadJson, ++sequence, version));
    } finally {
      numbering.unlock();
    }
    if (offer == Outbox.Offer.FULL && !type.droppable()) {
      close(CloseCode.POLICY, "slow consumer");
    }
  }

  void close(CloseCode code, String reason) {
    if (closing.compareAndSet(null, reason.isEmpty() ? "closed" : reason)) {
      closingAt = System.nanoTime();
      socket.close(code.code(), CloseReason.fit(reason));
    }
  }

  /// The socket is gone, whoever ended it.
  void closed(String reason) {
    closing.compareAndSet(null, reason);
    outbox.close();
    connections.forget(this);
    Caller known = caller.get();
    if (known != null && connections.release(this)) {
      desk.disconnected(known, String.valueOf(closing.get()));
    }
  }

  /// Looks at the clock: late handshakes and dead peers end here.
  void sweep(long now, TransportLimits limits) {
    if (caller.get() == null && now - openedAt > limits.handshakeTimeout().toNanos()) {
      close(CloseCode.NORMAL, "");
    }
    long asked = closingAt;
    if (asked != 0 && now - asked > CLOSE_GRACE.toNanos()) {
      socket.disconnect();
      return;
    }
    long pinged = pingedAt;
    if (pinged != 0 && now - pinged > limits.pongDeadline().toNanos()) {
      closing.compareAndSet(null, "no pong within " + limits.pongDeadline().toSeconds() + " s");
      socket.disconnect();
    } else if (pinged == 0 && now - lastHeard > limits.pingInterval().toNanos()) {
      pingedAt = now;
      socket.ping();
    }
  }
}
