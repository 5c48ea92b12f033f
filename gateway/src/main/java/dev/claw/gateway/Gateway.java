package dev.claw.gateway;

import dev.claw.gateway.GatewayDesk.Parts;
import dev.claw.gateway.auth.AuthMode;
import dev.claw.gateway.auth.AuthPolicy;
import dev.claw.gateway.auth.Authenticator;
import dev.claw.gateway.auth.ConnectRefusal;
import dev.claw.gateway.auth.FailureLock;
import dev.claw.gateway.auth.OriginPolicy;
import dev.claw.gateway.auth.PeerAddress;
import dev.claw.gateway.auth.SharedSecret;
import dev.claw.gateway.config.Settings;
import dev.claw.gateway.limit.RateLimits;
import dev.claw.gateway.pairing.PairingFeature;
import dev.claw.gateway.rpc.Dispatcher;
import dev.claw.gateway.store.CredentialStore;
import dev.claw.gateway.store.Database;
import dev.claw.gateway.store.KeyFile;
import dev.claw.gateway.store.Migrations;
import dev.claw.gateway.store.StateDirectory;
import dev.claw.gateway.transport.Connections;
import dev.claw.gateway.transport.GatewayServer;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running gateway: opened by a composition root over a state directory, closed by whoever opened
/// it. It accepts requests when [#start] returns.
public final class Gateway implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final int NODE_REPORTS_PER_MINUTE = 600;

  private final StateDirectory state;
  private final GatewayOptions options;
  private final InstantSource clock = InstantSource.system();
  private final GatewayKeys keys;
  private final Connections connections;
  private final GatewayDesk desk;
  private final Database database;
  private final GatewayServer server;
  private final PairingFeature pairing;
  private final Features features;
  private volatile @Nullable Authenticator authenticator;

  private Gateway(StateDirectory state, GatewayOptions options) throws IOException {
    this.state = state;
    this.options = options;
    database = Database.open(state, Migrations.numbered(Gateway.class, "schema"));
    keys =
        GatewayKeys.load(
            new CredentialStore(state.credentials(), new KeyFile(state.credentialsKey())));
    connections = new Connections(options.limits());
    desk = new GatewayDesk(keys.identity().publicKey().encoded(), clock);
    server = listenOrClose();
    pairing = new PairingFeature(pairingWiring());
    features =
        new Features(
            new Features.Wiring(
                state, options, keys.identity(), connections, pairing, clock, server.port()));
    open();
  }

  private GatewayServer listenOrClose() throws IOException {
    try {
      return listen();
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private GatewayServer listen() throws IOException {
    return GatewayServer.start(
        desk,
        connections,
        options.limits(),
        new GatewayServer.Listen(
            options.host(),
            options.port(),
            hostNames(),
            origins(),
            new Routes(desk, this::live).all()),
        this::acceptsBearer);
  }

  /// Puts the last parts together and lets clients in.
  private void open() throws IOException {
    Settings.Auth configured = options.settings().gateway().auth();
    var failures =
        new FailureLock(
            new LockoutFile(state.file("auth-failures.json")),
            new FailureLock.Limits(
                configured.maxAttempts(), configured.window(), configured.lockout()),
            clock);
    var checked = new Authenticator(policy(), origins(), failures, pairing.authority(), clock);
    authenticator = checked;
    var dispatcher = new Dispatcher(features.methods(), limits(), features.metrics()::called);
    var hello = new Welcome(connections, dispatcher, options.auth().mode(), features);
    GatewayOptions.OwnNode own = options.ownNode();
    if (own != null) {
      pairing.trustOwnNode(own.key(), own.client());
    }
    desk.ready(new Parts(checked, dispatcher, hello::hello, features.listeners()));
    writeLocalAccess();
    features.start();
  }

  private RateLimits limits() {
    Settings.Limits configured = options.settings().limits();
    return new RateLimits(
        new RateLimits.Rates(
            configured.requestsPerMinute(),
            configured.burst(),
            configured.messagesPerMinute(),
            configured.toolCallsPerMinute(),
            NODE_REPORTS_PER_MINUTE,
            false),
        System::nanoTime);
  }

  private OriginPolicy origins() {
    return new OriginPolicy(Set.copyOf(options.settings().gateway().origins()));
  }

  private Set<String> hostNames() {
    var names = new TreeSet<>(options.surroundings().names());
    names.addAll(options.settings().gateway().hosts());
    if (!options.host().equals("0.0.0.0")) {
      names.add(options.host());
    }
    return names;
  }

  private boolean acceptsBearer(String secret, PeerAddress peer) throws ConnectRefusal {
    Authenticator current = authenticator;
    return current != null && current.acceptsBearer(secret, peer);
  }

  private Features live() {
    return features;
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
    String host = options.host().equals("0.0.0.0") ? "127.0.0.1" : options.host();
    return "ws://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
  }

  /// What pairing offers to the composition root.
  public PairingFeature pairing() {
    return pairing;
  }

  /// The device token of this machine's own node.
  public String ownNodeToken(GatewayOptions.OwnNode node) {
    return pairing.trustOwnNode(node.key(), node.client());
  }

  private AuthPolicy policy() {
    GatewayOptions.Auth auth = options.auth();
    String configured = auth.secret();
    return auth.mode() == AuthMode.NONE
        ? new AuthPolicy(AuthMode.NONE, null)
        : new AuthPolicy(
            auth.mode(), new SharedSecret(configured == null ? keys.ownToken() : configured));
  }

  private PairingFeature.Wiring pairingWiring() {
    return new PairingFeature.Wiring(
        database,
        keys.tokenKey(),
        keys.identity().publicKey(),
        this::links,
        options.auth().mode().wireName(),
        options.surroundings().evidence(),
        connections::isLive,
        connections,
        clock);
  }

  private List<String> links() {
    var links = new ArrayList<>(options.surroundings().links().get());
    links.add(url());
    return links;
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
    features.close();
    try {
      LocalAccess.remove(state);
    } catch (IOException e) {
      LOG.warn("the local access file could not be removed: {}", e.getMessage());
    }
    database.close();
  }
}
