package dev.claw.protocol.client;

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
      String scheme = scheme(uri);
      if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
        throw new IllegalArgumentException(
            "'" + text + "' is no gateway address; use ws://HOST:PORT or wss://HOST:PORT.");
      }
      String path = uri.getPath() == null || uri.getPath().isEmpty() ? "/" : uri.getPath();
      int port = uri.getPort() < 0 ? (scheme.equals("wss") ? 443 : 18789) : uri.getPort();
      var url = new GatewayUrl(new URI(scheme, null, uri.getHost(), port, path, null, null));
      url.refusePlainTextToPublicHosts();
      return url;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no gateway address; use ws://HOST:PORT or wss://HOST:PORT.", e);
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

  private static String scheme(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "ws", "http" -> "ws";
      case "wss", "https" -> "wss";
      default ->
          throw new IllegalArgumentException(
              "'" + uri + "' is no gateway address; use ws://HOST:PORT or wss://HOST:PORT.");
    };
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
