package dev.claw.gateway;

import dev.claw.gateway.GatewayDesk.Parts;
import dev.claw.gateway.auth.AuthMode;
import dev.claw.gateway.auth.AuthPolicy;
import dev.claw.gateway.auth.Authenticator;
import dev.claw.gateway.auth.FailureLock;
import dev.claw.gateway.auth.OriginPolicy;
import dev.claw.gateway.auth.SharedSecret;
import dev.claw.gateway.pairing.PairingFeature;
import dev.claw.gateway.rpc.Dispatcher;
import dev.claw.gateway.rpc.EventType;
import dev.claw.gateway.rpc.Method;
import dev.claw.gateway.store.CredentialStore;
import dev.claw.gateway.store.Database;
import dev.claw.gateway.store.KeyFile;
import dev.claw.gateway.store.Migrations;
import dev.claw.gateway.store.StateDirectory;
import dev.claw.gateway.transport.Connections;
import dev.claw.gateway.transport.GatewayServer;
import dev.claw.gateway.transport.Lifecycle;
import dev.claw.gateway.transport.Route;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running gateway: opened by a composition root over a state directory, closed by whoever opened
/// it. It accepts requests when [#start] returns.
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

  private final StateDirectory state;
  private final GatewayOptions options;
  private final InstantSource clock = InstantSource.system();
  private final GatewayKeys keys;
  private final Connections connections;
  private final GatewayDesk desk;
  private final Database database;
  private final GatewayServer server;
  private final PairingFeature pairing;

  private Gateway(StateDirectory state, GatewayOptions options) throws IOException {
    this.state = state;
    this.options = options;
    database = Database.open(state, Migrations.numbered(Gateway.class, "schema"));
    keys =
        GatewayKeys.load(
            new CredentialStore(state.credentials(), new KeyFile(state.credentialsKey())));
    connections = new Connections(options.limits());
    desk = new GatewayDesk(keys.identity().publicKey().encoded(), clock);
    var failures = new FailureLock(new LockoutFile(state.file("auth-failures.json")), clock);
    var late = new Late();
    server =
        GatewayServer.start(
            desk,
            connections,
            options.limits(),
            new GatewayServer.Listen(
                options.host(),
                options.port(),
                options.names(),
                new OriginPolicy(options.origins()),
                routes()),
            (secret, peer) -> late.authenticator().acceptsBearer(secret, peer));
    pairing = new PairingFeature(pairingWiring());
    var authenticator =
        new Authenticator(
            policy(), new OriginPolicy(options.origins()), failures, pairing.authority(), clock);
    late.authenticator = authenticator;
    var dispatcher = new Dispatcher(methods(), (caller, method) -> {}, (method, ok, nanos) -> {});
    var hello = new Welcome(connections, dispatcher, options.authMode());
    desk.ready(new Parts(authenticator, dispatcher, hello::hello, List.of()));
    writeLocalAccess();
  }

  /// What exists only after the port is open.
  private static final class Late {
    private @Nullable Authenticator authenticator;

    Authenticator authenticator() {
      if (authenticator == null) {
        throw new IllegalStateException("the gateway is still starting");
      }
      return authenticator;
    }
  }

  /// Starts a gateway. The state directory stays the caller's to close.
  ///
  /// @throws IOException the port or a file cannot be had; the message is for the user
  public static Gateway start(StateDirectory state, GatewayOptions options) throws IOException {
    return new Gateway(state, options);
  }

  /// The port it listens on.
  public int port() {
    return server.port();
  }

  /// The WebSocket address for clients of this machine.
  public String url() {
    return "ws://" + options.host() + ":" + port();
  }

  /// What pairing offers to the composition root.
  public PairingFeature pairing() {
    return pairing;
  }

  private AuthPolicy policy() {
    String configured = options.secret();
    return options.authMode() == AuthMode.NONE
        ? new AuthPolicy(AuthMode.NONE, null)
        : new AuthPolicy(
            options.authMode(),
            new SharedSecret(configured == null ? keys.ownToken() : configured));
  }

  private PairingFeature.Wiring pairingWiring() {
    return new PairingFeature.Wiring(
        database,
        keys.tokenKey(),
        keys.identity().publicKey(),
        () -> List.of(url()),
        options.authMode().wireName(),
        address -> List.of(),
        id -> connections.isLive(id),
        connections,
        clock);
  }

  private List<Method<?, ?>> methods() {
    return Stream.of(pairing.methods()).<Method<?, ?>>flatMap(List::stream).toList();
  }

  private List<Route> routes() {
    var routes = new ArrayList<Route>();
    for (String path : List.of("/health", "/healthz")) {
      routes.add(
          new Route(
              path,
              Route.RouteAccess.OPEN,
              (peer, authenticated) -> Route.Page.json(200, "{\"ok\":true,\"status\":\"live\"}")));
    }
    for (String path : List.of("/ready", "/readyz", "/startup", "/startupz")) {
      routes.add(
          new Route(
              path,
              Route.RouteAccess.OPEN,
              (peer, authenticated) -> {
                boolean ready = desk.lifecycle() == Lifecycle.READY;
                return Route.Page.json(ready ? 200 : 503, "{\"ready\":" + ready + "}");
              }));
    }
    return routes;
  }

  private void writeLocalAccess() throws IOException {
    String token =
        pairing.trustOperator(
            keys.cli().publicKey(),
            ClientInfo.of(ClientId.CLI, ClientMode.CLI, GatewayVersion.current(), "java")
                .named("This machine", null));
    new LocalAccess(
            url(),
            ProcessHandle.current().pid(),
            clock.millis(),
            GatewayVersion.current(),
            keys.identity().publicKey().encoded(),
            keys.cli().seed(),
            keys.cli().publicKey().encoded(),
            token)
        .write(state);
  }

  @Override
  public void close() {
    desk.stopping();
    server.close();
    try {
      LocalAccess.remove(state);
    } catch (IOException e) {
      LOG.warn("the local access file could not be removed: {}", e.getMessage());
    }
    database.close();
  }

  /// Publishes to connected clients; for the composition root's own notices.
  void publish(EventType type, Object payload) {
    connections.publish(type, payload);
  }
}
