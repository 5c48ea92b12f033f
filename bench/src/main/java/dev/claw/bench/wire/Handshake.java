package dev.claw.bench.wire;

import dev.claw.interop.Gateway;
import java.nio.charset.StandardCharsets;

/// What a client says until it may call: the HTTP upgrade, then `connect` as an operator with the
/// shared token.
final class Handshake {
  static final long CONNECT_ID = 0;

  private static final String SCOPES =
      "\"operator.admin\",\"operator.read\",\"operator.write\",\"operator.pairing\",\"operator.approvals\"";

  private Handshake() {}

  /// No extension is offered, so frames come uncompressed.
  static byte[] upgrade(Gateway gateway) {
    return """
        GET / HTTP/1.1\r
        Host: %s:%d\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Version: 13\r
        \r
        """
        .formatted(gateway.host(), gateway.port())
        .getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] connect(Gateway gateway) {
    return """
        {"type":"req","id":"%d","method":"connect","params":{"minProtocol":4,"maxProtocol":4,\
        "client":{"id":"gateway-client","version":"0.1.0","platform":"linux","mode":"backend"},\
        "role":"operator","scopes":[%s],"caps":[],"auth":{"token":"%s"}}}"""
        .formatted(CONNECT_ID, SCOPES, gateway.token())
        .getBytes(StandardCharsets.UTF_8);
  }

  static boolean accepted(String header) {
    return header.startsWith("HTTP/1.1 101 ");
  }
}
