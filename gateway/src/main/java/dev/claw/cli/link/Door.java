package dev.claw.cli.link;

import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.gateway.GatewayVersion;
import dev.claw.gateway.LocalAccess;
import dev.claw.protocol.Role;
import dev.claw.protocol.client.GatewayUrl;
import dev.claw.protocol.client.Handshake;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.ConnectParams;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the way to a gateway: the address the user named, else the gateway that runs on this state
/// directory.
final class Door {
  private static final List<String> SCOPES =
      List.of(
          "operator.admin",
          "operator.read",
          "operator.write",
          "operator.approvals",
          "operator.pairing");

  private final Shell shell;
  private final Path state;

  Door(Shell shell, Path state) {
    this.shell = shell;
    this.state = state;
  }

  Way way(@Nullable String named, SharedToken secrets) throws CliException {
    Optional<String> url = Optional.ofNullable(named).or(this::ofEnvironment);
    Optional<LocalAccess> local = LocalAccess.find(state);
    Optional<String> told = secrets.told();
    if (url.isPresent()) {
      GatewayUrl address = parse(url.get());
      boolean own = local.isPresent() && address.equals(address(local.get()));
      return own && told.isEmpty()
          ? ownWay(local.get())
          : foreignWay(address, told.or(secrets::ofEnvironment));
    }
    if (local.isEmpty()) {
      throw new CliException(
          ExitCode.NOT_REACHABLE,
          "No gateway is running here (" + state + "); start one with `claw gateway run`.");
    }
    return told.isPresent() ? withToken(local.get(), told.get()) : ownWay(local.get());
  }

  private Optional<String> ofEnvironment() {
    return Optional.ofNullable(shell.environment().get("CLAW_GATEWAY_URL"))
        .filter(text -> !text.isBlank());
  }

  private static GatewayUrl parse(String text) throws CliException {
    try {
      return GatewayUrl.parse(text);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
  }

  private static GatewayUrl address(LocalAccess local) {
    return GatewayUrl.parse(local.url().replaceFirst("//0\\.0\\.0\\.0:", "//127.0.0.1:"));
  }

  private static Way ownWay(LocalAccess local) {
    ConnectParams params = params().withAuth(ConnectAuth.device(local.deviceToken()));
    return new Way(
        address(local),
        new Handshake(params, local.identity()),
        null,
        new Way.LocalFacts(local.pid()));
  }

  private static Way withToken(LocalAccess local, String token) {
    ConnectParams params = params().withAuth(ConnectAuth.sharedToken(token));
    return new Way(
        address(local), new Handshake(params, null), null, new Way.LocalFacts(local.pid()));
  }

  /// On this machine the token is enough; from elsewhere a gateway wants to know the device too.
  private Way foreignWay(GatewayUrl url, Optional<String> token) throws CliException {
    ConnectAuth shared = token.map(ConnectAuth::sharedToken).orElse(ConnectAuth.NONE);
    if (isLoopback(url)) {
      return new Way(url, new Handshake(params().withAuth(shared), null), null, null);
    }
    RemoteKey key = RemoteKey.open(state, url);
    Optional<String> known = key.deviceToken();
    ConnectAuth auth =
        token.isEmpty() && known.isPresent() ? ConnectAuth.device(known.get()) : shared;
    return new Way(url, new Handshake(params().withAuth(auth), key.identity()), key, null);
  }

  private static boolean isLoopback(GatewayUrl url) {
    String host = url.uri().getHost();
    return host.startsWith("127.") || host.equals("localhost") || host.equals("[::1]");
  }

  private static ConnectParams params() {
    ClientInfo client =
        ClientInfo.of(ClientId.CLI, ClientMode.CLI, GatewayVersion.current(), "java")
            .named("Claw command line", null);
    return ConnectParams.of(client, Role.OPERATOR, SCOPES);
  }
}
