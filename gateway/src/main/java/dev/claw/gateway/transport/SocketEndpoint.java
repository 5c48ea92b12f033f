package dev.claw.gateway.transport;

import dev.claw.gateway.auth.PeerAddress;
import dev.claw.protocol.Protocol;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/// Connects a Jetty WebSocket with a connection. Public because Jetty looks its methods up by
/// handle.
public final class SocketEndpoint implements Session.Listener {
  /// Jetty's own bound lies above the protocol's, so that the connection can name the reason.
  private static final int PREAUTH_BOUND = 2 * Protocol.MAX_PREAUTH_BYTES;

  private static final int SHORT = 8_192;

  private final Desk desk;
  private final Connections connections;
  private final PeerAddress peer;
  private @Nullable Connection connection;
  private @Nullable Session session;

  SocketEndpoint(Desk desk, Connections connections, PeerAddress peer) {
    this.desk = desk;
    this.connections = connections;
    this.peer = peer;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    opened.setAutoFragment(false);
    opened.setMaxTextMessageSize(PREAUTH_BOUND);
    opened.setMaxBinaryMessageSize(PREAUTH_BOUND);
    opened.setMaxFrameSize(PREAUTH_BOUND);
    var started = new Connection(desk, connections, peer, new JettySocket(opened));
    connection = started;
    connections.opened(started, this);
    started.opened();
    opened.demand();
  }

  /// Called on the selector's thread. Short requests of a known client are only decoded there and
  /// handed on; a handshake and anything long get a thread of their own. The next text is asked for
  /// after this one, so order holds.
  @Override
  public void onWebSocketText(String text) {
    Connection current = connection;
    Session from = session;
    if (current == null || from == null) {
      return;
    }
    if (current.caller() != null && text.length() <= SHORT) {
      receive(current, from, text);
    } else {
      Thread.ofVirtual().name("socket-read").start(() -> receive(current, from, text));
    }
  }

  private static void receive(Connection connection, Session from, String text) {
    try {
      connection.received(text);
      from.demand();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      from.disconnect();
    }
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    String text = StandardCharsets.UTF_8.decode(payload).toString();
    callback.succeed();
    onWebSocketText(text);
  }

  @Override
  public void onWebSocketPing(ByteBuffer payload) {
    Connection current = connection;
    Session from = session;
    if (current != null && from != null) {
      current.heard();
      // Nothing more is read until the answer is written: a peer that pings and never reads cannot
      // pile up answers here.
      var copy = ByteBuffer.allocate(payload.remaining()).put(payload).flip();
      from.sendPong(copy, Callback.from(from::demand, _ -> from.disconnect()));
    }
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    alive();
  }

  private void alive() {
    Connection current = connection;
    Session from = session;
    if (current != null && from != null) {
      current.heard();
      from.demand();
    }
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    // A close always follows; it carries what matters.
  }

  @Override
  public void onWebSocketClose(int statusCode, String reason, Callback callback) {
    Connection current = connection;
    if (current != null) {
      String detail = reason == null || reason.isEmpty() ? "" : ", " + reason;
      String why = "closed by the peer (" + statusCode + detail + ")";
      Thread.ofVirtual().name("socket-closed").start(() -> current.closed(why));
    }
    callback.succeed();
  }

  private record JettySocket(Session session) implements Connection.Socket {
    @Override
    public void send(String text, Runnable sent) {
      session.sendText(text, Callback.from(sent, _ -> sent.run()));
    }

    @Override
    public void close(int code, String reason) {
      session.close(code, reason, Callback.NOOP);
    }

    @Override
    public void disconnect() {
      session.disconnect();
    }

    @Override
    public void ping() {
      session.sendPing(ByteBuffer.allocate(0), Callback.NOOP);
    }

    @Override
    public void allowLargeFrames() {
      session.setMaxTextMessageSize(Protocol.MAX_PAYLOAD_BYTES);
      session.setMaxBinaryMessageSize(Protocol.MAX_PAYLOAD_BYTES);
      session.setMaxFrameSize(Protocol.MAX_PAYLOAD_BYTES);
    }
  }
}
