package dev.claw.gateway;

import dev.claw.gateway.auth.AuthMode;
import dev.claw.gateway.config.Settings;
import dev.claw.gateway.rpc.Loopback;
import dev.claw.gateway.transport.TransportLimits;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.identity.DevicePublicKey;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How a gateway is to run, after command line, environment and configuration have been put
/// together.
///
/// @param host the address to bind
/// @param port zero picks a free one
/// @param auth how clients prove themselves
/// @param settings the configuration in force
/// @param safeMode why the configuration could not be used, for people; null when it could
/// @param surroundings what is known about the network around
/// @param ownNode this machine's own node; null when there is none
public record GatewayOptions(
    String host,
    int port,
    Auth auth,
    Settings settings,
    @Nullable String safeMode,
    Surroundings surroundings,
    @Nullable OwnNode ownNode) {

  /// How clients without a device token prove themselves.
  ///
  /// @param secret the shared token or password; null lets the gateway make and keep a token
  public record Auth(AuthMode mode, @Nullable String secret) {
    @Override
    public String toString() {
      return "Auth[" + mode.wireName() + "]";
    }
  }

  /// The node of this machine, which its owner's starting it has approved.
  public record OwnNode(DevicePublicKey key, ClientInfo client) {}

  /// The network around.
  ///
  /// @param names further names and addresses this gateway is called by, such as its MagicDNS name
  /// @param links addresses to put into pairing links before the bound one, best first
  /// @param evidence what else is known about an address; shown, never believed
  public record Surroundings(
      Set<String> names, Supplier<List<String>> links, Function<String, List<String>> evidence) {
    /// Nothing is known.
    public static final Surroundings NONE = new Surroundings(Set.of(), List::of, _ -> List.of());
  }

  public GatewayOptions {
    if (auth.mode() == AuthMode.NONE && !Loopback.isLiteral(host)) {
      throw new IllegalArgumentException(
          "Refusing to listen on "
              + host
              + " without authentication: set gateway.auth.mode to token, or bind to loopback.");
    }
  }

  /// A gateway on loopback with standard settings and a token of its own making.
  public static GatewayOptions loopback(int port) {
    return new GatewayOptions(
        "127.0.0.1",
        port,
        new Auth(AuthMode.TOKEN, null),
        Settings.standard(),
        null,
        Surroundings.NONE,
        null);
  }

  /// The same gateway with this shared token.
  public GatewayOptions withToken(@Nullable String token) {
    return new GatewayOptions(
        host, port, new Auth(AuthMode.TOKEN, token), settings, safeMode, surroundings, ownNode);
  }

  /// The same gateway with other settings.
  public GatewayOptions withSettings(Settings newSettings) {
    return new GatewayOptions(host, port, auth, newSettings, safeMode, surroundings, ownNode);
  }

  /// The same gateway with this machine's own node.
  public GatewayOptions withOwnNode(@Nullable OwnNode node) {
    return new GatewayOptions(host, port, auth, settings, safeMode, surroundings, node);
  }

  TransportLimits limits() {
    return TransportLimits.STANDARD.withMaxConnections(settings.limits().maxConnections());
  }
}
