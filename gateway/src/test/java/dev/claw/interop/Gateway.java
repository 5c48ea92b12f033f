package dev.claw.interop;

import java.net.URI;

/// Where a gateway listens and the shared token that opens it.
public record Gateway(String host, int port, String token) {
  public URI uri() {
    return URI.create("ws://%s:%d".formatted(host, port));
  }

  public URI http(String path) {
    return URI.create("http://%s:%d%s".formatted(host, port, path));
  }

  @Override
  public String toString() {
    return "Gateway[" + uri() + "]";
  }
}
