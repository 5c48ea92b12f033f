package dev.claw.protocol.client;

import dev.claw.protocol.Protocol;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/// The WebSocket address of a gateway. Unencrypted addresses are accepted only where the traffic
/// stays on this machine, a private network or a tailnet.
public record GatewayUrl(URI uri) {

  /// Reads `ws://`, `wss://`, `http://` or `https://` addresses; the scheme may be left out.
  ///
  /// @throws IllegalArgumentException with a sentence for the user
  public static GatewayUrl parse(String text) {
    String full = text.contains("://") ? text.strip() : "ws://" + text.strip();
    try {
      URI uri = new URI(full);
      String scheme = scheme(uri, text);
      if (uri.getHost() == null || !isPlain(uri)) {
        throw noAddress(text);
      }
      String path = uri.getPath() == null || uri.getPath().isEmpty() ? "/" : uri.getPath();
      int port = uri.getPort() < 0 ? defaultPort(scheme) : uri.getPort();
      if (port < 1 || port > 65_535) {
        throw noAddress(text);
      }
      var url = new GatewayUrl(new URI(scheme, null, uri.getHost(), port, path, null, null));
      url.refusePlainTextToPublicHosts();
      return url;
    } catch (URISyntaxException _) {
      throw noAddress(text);
    }
  }

  /// An unencrypted address on a host and port.
  public static GatewayUrl of(String host, int port) {
    return parse(
        "ws://"
            + (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host)
            + ":"
            + port);
  }

  /// The same address for plain HTTP requests.
  public String http() {
    return uri.toString().replaceFirst("^ws", "http");
  }

  @Override
  public String toString() {
    return uri.toString();
  }

  private static String scheme(URI uri, String text) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "ws", "http" -> "ws";
      case "wss", "https" -> "wss";
      default -> throw noAddress(text);
    };
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("wss") ? 443 : Protocol.DEFAULT_PORT;
  }

  /// Secrets do not belong into an address, where logs would show them.
  private static boolean isPlain(URI uri) {
    return uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }

  private static IllegalArgumentException noAddress(String text) {
    boolean mayHoldSecret = text.contains("@") || text.contains("?") || text.contains("#");
    return new IllegalArgumentException(
        (mayHoldSecret ? "This" : "'" + text + "'")
            + " is no gateway address; use ws://HOST:PORT or wss://HOST:PORT.");
  }

  private void refusePlainTextToPublicHosts() {
    if (uri.getScheme().equals("ws") && !PrivateHost.matches(uri.getHost())) {
      throw new IllegalArgumentException(
          "Refusing to send secrets unencrypted to the public host "
              + uri.getHost()
              + "; use wss://, or reach it over Tailscale.");
    }
  }
}
