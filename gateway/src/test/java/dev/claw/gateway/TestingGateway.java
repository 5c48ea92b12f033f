package dev.claw.gateway;

import dev.claw.gateway.store.StateDirectory;
import dev.claw.protocol.Role;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.client.GatewayConnection;
import dev.claw.protocol.client.GatewayUrl;
import dev.claw.protocol.client.Handshake;
import dev.claw.protocol.client.Sockets;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.identity.DeviceIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A real gateway on a free loopback port over a temporary state directory, with real clients.
public final class TestingGateway implements AutoCloseable {
  public static final String TOKEN = "test-token-0123456789abcdef";
  public static final List<String> ALL_SCOPES =
      List.of(
          "operator.admin",
          "operator.read",
          "operator.write",
          "operator.approvals",
          "operator.pairing");

  private final StateDirectory state;
  private final Gateway gateway;
  private final Sockets sockets = new Sockets();

  private TestingGateway(StateDirectory state, Gateway gateway) {
    this.state = state;
    this.gateway = gateway;
  }

  public static TestingGateway start(Path directory) throws IOException {
    return start(directory, GatewayOptions.loopback(0).withToken(TOKEN));
  }

  public static TestingGateway start(Path directory, GatewayOptions options) throws IOException {
    StateDirectory state = StateDirectory.open(directory);
    try {
      return new TestingGateway(state, Gateway.start(state, options));
    } catch (IOException | RuntimeException e) {
      state.close();
      throw e;
    }
  }

  public Gateway gateway() {
    return gateway;
  }

  public GatewayUrl url() {
    return GatewayUrl.parse(gateway.url());
  }

  public Sockets sockets() {
    return sockets;
  }

  /// A local helper with the shared token and no device, as the reference's command line connects.
  public GatewayConnection operator(String... scopes)
      throws CallFailedException, IOException, InterruptedException {
    return connect(
        ConnectParams.of(
                ClientInfo.of(ClientId.GATEWAY_CLIENT, ClientMode.BACKEND, "1", "linux"),
                Role.OPERATOR,
                List.of(scopes))
            .withAuth(ConnectAuth.sharedToken(TOKEN)),
        null,
        (connection, event) -> {});
  }

  /// A local helper with every scope.
  public GatewayConnection admin() throws CallFailedException, IOException, InterruptedException {
    return operator(ALL_SCOPES.toArray(String[]::new));
  }

  public GatewayConnection connect(
      ConnectParams params,
      @org.jspecify.annotations.Nullable DeviceIdentity identity,
      GatewayConnection.EventListener events)
      throws CallFailedException, IOException, InterruptedException {
    return GatewayConnection.open(sockets, url(), new Handshake(params, identity), events);
  }

  /// What a node says that offers these commands.
  public static ConnectParams node(String name, ConnectAuth auth, List<String> commands) {
    return ConnectParams.of(
            ClientInfo.of(ClientId.NODE_HOST, ClientMode.NODE, "1", "linux").named(name, "Linux"),
            Role.NODE,
            List.of())
        .declaring(List.of("system"), commands, null)
        .withAuth(auth);
  }

  @Override
  public void close() {
    sockets.close();
    gateway.close();
    state.close();
  }
}
