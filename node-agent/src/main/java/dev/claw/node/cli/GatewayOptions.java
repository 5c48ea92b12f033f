package dev.claw.node.cli;

import dev.claw.protocol.Protocol;
import dev.claw.protocol.client.GatewayUrl;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which gateway, and the shared token where there is one.
final class GatewayOptions {
  @Option(names = "--host", paramLabel = "HOST", description = "Host of the gateway.")
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the gateway (default: ${DEFAULT-VALUE}).")
  private int port = Protocol.DEFAULT_PORT;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Address of the gateway, ws:// or wss://, instead of host and port.")
  private @Nullable String url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "Shared token; better CLAW_GATEWAY_TOKEN or --token-file.")
  private @Nullable String token;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File that holds the shared token.")
  private @Nullable Path tokenFile;

  /// The gateway asked for; null for the one this node was paired with.
  @Nullable GatewayUrl gateway() {
    if (url != null) {
      return GatewayUrl.parse(url);
    }
    return host == null ? null : GatewayUrl.of(host, port);
  }

  /// The shared token, from the safest place it was given in.
  @Nullable String token(Map<String, String> environment, PrintWriter err) throws IOException {
    if (tokenFile != null) {
      return Files.readString(tokenFile).strip();
    }
    if (token != null) {
      err.println(
          "warning: everybody on this machine can read --token in the process list; use"
              + " CLAW_GATEWAY_TOKEN or --token-file.");
      err.flush();
      return token;
    }
    String claw = environment.get("CLAW_GATEWAY_TOKEN");
    String value = claw == null ? environment.get("OPENCLAW_GATEWAY_TOKEN") : claw;
    return value == null || value.isBlank() ? null : value;
  }
}
