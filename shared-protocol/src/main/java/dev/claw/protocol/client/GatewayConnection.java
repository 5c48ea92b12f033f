package dev.claw.protocol.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.claw.protocol.CloseCode;
import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.Frame;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.Protocol;
import dev.claw.protocol.WireError;
import dev.claw.protocol.connect.HelloOk;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One open, authenticated connection to a gateway. Calls may come from any thread and block
/// theirs; events arrive one after the other on a thread of this connection.
public final class GatewayConnection implements AutoCloseable {

  /// Told about events, in order, never two at a time.
  @FunctionalInterface
  public interface EventListener {
    void event(GatewayConnection connection, Frame.Event event);
  }

  private static final Logger LOG = LoggerFactory.getLogger(GatewayConnection.class);

  private final FrameSocket socket;
  private final AtomicLong nextId = new AtomicLong(1);
  private final Map<String, Answer> waiting = new ConcurrentHashMap<>();
  private final Greeting.Welcome welcome;

  private GatewayConnection(FrameSocket socket, Greeting.Welcome welcome) {
    this.socket = socket;
    this.welcome = welcome;
  }

  /// Connects and shakes hands; returns when the gateway has welcomed us.
  ///
  /// @throws CallFailedException the gateway refused, for instance because pairing is required
  /// @throws IOException nobody answers there, or the connection broke
  public static GatewayConnection open(
      Sockets sockets, GatewayUrl url, Handshake handshake, EventListener events)
      throws CallFailedException, IOException, InterruptedException {
    var socket = new FrameSocket();
    try {
      socket.open(sockets, url);
      var greeting = new Greeting(socket, handshake);
      var connection = new GatewayConnection(socket, greeting.exchange());
      socket.onResponse(connection::answered);
      socket.onEnd(connection::lost);
      Thread.ofVirtual().name("gateway-events").start(() -> connection.pump(events));
      Thread.ofVirtual().name("gateway-watchdog").start(connection::watch);
      return connection;
    } catch (CallFailedException | IOException | InterruptedException | RuntimeException e) {
      socket.close(CloseCode.NORMAL, "");
      throw e;
    }
  }

  /// The gateway's welcome.
  public HelloOk hello() {
    return welcome.hello();
  }

  /// The gateway's public key as it introduced itself, or null where it has none to show.
  public @Nullable String gatewayKey() {
    return welcome.challenge().gatewayKey();
  }

  /// Asks and waits for the answer's payload, at most the protocol's usual time.
  public JsonNode call(String method, @Nullable Object params)
      throws CallFailedException, IOException, InterruptedException {
    return call(method, params, Protocol.CALL_TIMEOUT);
  }

  /// Asks and waits for the answer's payload; a JSON null where the answer has none.
  ///
  /// @throws CallFailedException the gateway refused, or the time ran out
  /// @throws ConnectionLostException the connection ended first
  public JsonNode call(String method, @Nullable Object params, Duration timeout)
      throws CallFailedException, IOException, InterruptedException {
    String id = Long.toString(nextId.getAndIncrement());
    var answer = new Answer();
    waiting.put(id, answer);
    try {
      socket.send(FrameCodec.request(id, method, params));
      Closed ended = socket.closed();
      if (ended != null) {
        answer.lost(ended);
      }
      return payload(answer.await(timeout), method, timeout);
    } finally {
      waiting.remove(id);
    }
  }

  /// Whether the connection is still there.
  public boolean isOpen() {
    return socket.closed() == null;
  }

  /// Waits until the connection has ended.
  public Closed awaitClose() throws InterruptedException {
    return socket.awaitClosed();
  }

  /// Breaks the connection without a goodbye, as a failing network would.
  public void abort() {
    socket.abort(new Closed(Closed.ABNORMAL, "aborted"));
  }

  @Override
  public void close() {
    socket.close(CloseCode.NORMAL, "");
  }

  private static JsonNode payload(
      Frame.@Nullable Response response, String method, Duration timeout)
      throws CallFailedException {
    if (response == null) {
      throw new CallFailedException(
          WireError.of(
                  ErrorCode.UNAVAILABLE,
                  "The gateway did not answer " + method + " within " + timeout.toSeconds() + " s.")
              .retryAfter(0));
    }
    if (!response.ok()) {
      WireError error = response.error();
      throw new CallFailedException(
          error == null
              ? WireError.of(ErrorCode.UNAVAILABLE, "The gateway refused without a reason.")
              : error);
    }
    return response.payload() == null ? NullNode.getInstance() : response.payload();
  }

  private void pump(EventListener events) {
    try {
      for (Frame frame = socket.take(); frame != null; frame = socket.take()) {
        switch (frame) {
          case Frame.Event event -> events.event(this, event);
          case Frame.Response _, Frame.Request _ -> {}
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("An event of the gateway could not be handled; reconnecting.", e);
    } finally {
      if (isOpen()) {
        socket.abort(new Closed(Closed.ABNORMAL, "event listener ended"));
      }
    }
  }

  /// Not left to the event thread: a listener may be the one that waits.
  private void lost(Closed reason) {
    waiting.values().forEach(answer -> answer.lost(reason));
  }

  /// Answers are handed over by the socket's own thread, so that a listener that waits for an
  /// answer gets it.
  private void answered(Frame.Response response) {
    Answer answer = waiting.get(response.id());
    if (answer != null) {
      answer.arrived(response);
    }
  }

  private void watch() {
    long limit = TimeUnit.MILLISECONDS.toNanos(2 * welcome.hello().tickIntervalMs());
    try {
      while (socket.closed() == null) {
        long silence = System.nanoTime() - socket.lastHeard();
        if (silence > limit) {
          socket.close(CloseCode.TICK_TIMEOUT, "tick timeout");
          socket.abort(new Closed(CloseCode.TICK_TIMEOUT.code(), "tick timeout"));
          return;
        }
        if (socket.awaitClosed(limit - silence + TimeUnit.MILLISECONDS.toNanos(1))) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
