package dev.claw.gateway;

import dev.claw.gateway.auth.AuthMode;
import dev.claw.gateway.transport.TransportLimits;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a gateway is to run, after command line, environment and configuration have been put
/// together.
///
/// @param host the address to bind
/// @param port zero picks a free one
/// @param names further names and addresses this gateway is called by, such as its MagicDNS name
/// @param secret the shared token or password; null lets the gateway make and keep one
/// @param origins the web origins that may connect
public record GatewayOptions(
    String host,
    int port,
    Set<String> names,
    AuthMode authMode,
    @Nullable String secret,
    Set<String> origins,
    TransportLimits limits) {

  public GatewayOptions {
    names = Set.copyOf(names);
    origins = Set.copyOf(origins);
    if (authMode == AuthMode.NONE && !isLoopback(host)) {
      throw new IllegalArgumentException(
          "Refusing to listen on "
              + host
              + " without authentication: set gateway.auth.mode to token, or bind to loopback.");
    }
  }

  /// A gateway on loopback with a token of its own making.
  public static GatewayOptions loopback(int port) {
    return new GatewayOptions(
        "127.0.0.1", port, Set.of(), AuthMode.TOKEN, null, Set.of(), TransportLimits.STANDARD);
  }

  /// The same gateway with this shared token.
  public GatewayOptions withToken(@Nullable String token) {
    return new GatewayOptions(host, port, names, AuthMode.TOKEN, token, origins, limits);
  }

  @Override
  public String toString() {
    return "GatewayOptions[" + host + ":" + port + ", auth " + authMode.wireName() + "]";
  }

  private static boolean isLoopback(String host) {
    return host.startsWith("127.") || host.equals("::1") || host.equals("localhost");
  }
}
