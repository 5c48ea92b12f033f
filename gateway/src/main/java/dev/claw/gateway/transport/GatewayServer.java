package dev.claw.gateway.transport;

import dev.claw.gateway.auth.OriginPolicy;
import dev.claw.gateway.auth.PeerAddress;
import dev.claw.gateway.rpc.EventType;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/// The one listener: HTTP and WebSocket on one port.
public final class GatewayServer implements AutoCloseable {
  private static final Duration SWEEP = Duration.ofSeconds(1);
  private static final Duration GOODBYE = Duration.ofSeconds(2);
  private static final int BACKLOG = 1024;
  private static final int MAX_HEADER_BYTES = 16_384;
  private static final int MAX_UNFINISHED = 1024;

  private final Desk desk;
  private final Connections connections;
  private final TransportLimits limits;
  private final Server server;
  private final ServerConnector connector;
  private final UnfinishedRequests unfinished;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// Where to listen and whom to let in.
  ///
  /// @param host an address of this machine
  /// @param port zero picks a free one
  /// @param names further names this gateway is called by
  public record Listen(
      String host, int port, Set<String> names, OriginPolicy origins, List<Route> routes) {}

  private GatewayServer(Desk desk, Connections connections, TransportLimits limits, Listen listen) {
    this.desk = desk;
    this.connections = connections;
    this.limits = limits;
    var threads = new QueuedThreadPool(16, 4);
    threads.setName("jetty");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(new VirtualThreadPool());
    this.server = new Server(threads);
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
    connector.setHost(listen.host());
    connector.setPort(listen.port());
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(Duration.ofSeconds(60).toMillis());
    unfinished = new UnfinishedRequests(limits.requestDeadline(), MAX_UNFINISHED);
    connector.addBean(unfinished);
    server.addConnector(connector);
  }

  /// Binds and starts to listen.
  ///
  /// @param bearer decides about bearer secrets of HTTP requests
  /// @throws IOException the address cannot be bound; the message says why and what to do
  public static GatewayServer start(
      Desk desk, Connections connections, TransportLimits limits, Listen listen, BearerCheck bearer)
      throws IOException {
    var gateway = new GatewayServer(desk, connections, limits, listen);
    try {
      gateway.listen(listen, bearer);
    } catch (IOException | RuntimeException e) {
      gateway.stopQuietly();
      throw e;
    }
    Thread.ofVirtual().name("connection-sweep").start(gateway::sweep);
    return gateway;
  }

  private void listen(Listen listen, BearerCheck bearer) throws IOException {
    try {
      connector.open();
    } catch (IOException e) {
      throw cannotBind(listen, e);
    }
    var hosts = HostPolicy.of(port(), listen.names());
    var door =
        new FrontDoor(
            hosts, listen.origins(), listen.routes(), bearer, unfinished::arrived, this::endpoint);
    server.setHandler(door);
    ServerWebSocketContainer container = ServerWebSocketContainer.ensure(server);
    container.setIdleTimeout(Duration.ZERO);
    container.setAutoFragment(false);
    container.setInvocationType(Invocable.InvocationType.NON_BLOCKING);
    // The protocol uses no compression: base64 pictures do not shrink, and it costs memory per
    // peer.
    WebSocketComponents components = WebSocketServerComponents.getWebSocketComponents(server);
    components.getExtensionRegistry().unregister("permessage-deflate");
    try {
      server.start();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("The web server did not start: " + e.getMessage(), e);
    }
  }

  private @Nullable Object endpoint(PeerAddress peer) {
    var endpoint = new SocketEndpoint(desk, connections, peer);
    return connections.reserve(peer.address(), endpoint) ? endpoint : null;
  }

  private static IOException cannotBind(Listen listen, IOException cause) {
    String where = listen.host() + ":" + listen.port();
    boolean taken = cause instanceof BindException || cause.getCause() instanceof BindException;
    return new IOException(
        taken
            ? "Cannot listen on "
                + where
                + ": another program has it, or the address is not this"
                + " machine's. Choose another port with --port, or stop the other program."
            : "Cannot listen on " + where + ": " + cause.getMessage(),
        cause);
  }

  private static HttpConfiguration http() {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setIdleTimeout(Duration.ofSeconds(10).toMillis());
    return http;
  }

  /// The port it listens on.
  public int port() {
    return connector.getLocalPort();
  }

  private void sweep() {
    long nextTick = System.nanoTime() + limits.tickInterval().toNanos();
    try {
      while (!stopped.await(SWEEP.toMillis(), TimeUnit.MILLISECONDS)) {
        long now = System.nanoTime();
        connections.everyone().forEach(connection -> connection.sweep(now, limits));
        unfinished.sweep(now);
        connections.sweep(now);
        if (now - nextTick >= 0) {
          nextTick += limits.tickInterval().toNanos();
          connections.publish(EventType.TICK, Map.of("ts", desk.nowMs()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Says goodbye to every client, waits a moment for them, and closes the port.
  @Override
  public void close() {
    connector.close();
    connections.goodbye(GOODBYE);
    stopped.countDown();
    stopQuietly();
  }

  private void stopQuietly() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the web server did not stop", e);
    }
  }
}
