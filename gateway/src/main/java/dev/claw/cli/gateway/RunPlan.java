package dev.claw.cli.gateway;

import dev.claw.cli.terminal.CliException;
import dev.claw.gateway.GatewayOptions;
import dev.claw.gateway.auth.AuthMode;
import dev.claw.gateway.config.ConfigState;
import dev.claw.gateway.config.Secret;
import dev.claw.gateway.config.Settings;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a gateway is to run: what the command line says goes before the configuration.
///
/// @param port null leaves it to the configuration
/// @param bind `loopback`, `lan`, `tailnet` or an address
/// @param auth `token`, `password` or `none`
/// @param secret the shared token or password of command line, file or environment
record RunPlan(
    @Nullable Integer port, @Nullable String bind, @Nullable String auth, @Nullable String secret) {

  /// Puts command line, configuration and network together.
  GatewayOptions over(ConfigState config) throws CliException {
    Settings settings = config.settings();
    Settings.Gateway gateway = settings.gateway();
    var around = new NetworkAround(gateway.tailscale());
    AuthMode mode = mode(gateway.auth());
    String host = bind == null ? configuredHost(gateway, around) : host(bind, around);
    int chosenPort = port(gateway);
    try {
      return new GatewayOptions(
          host,
          chosenPort,
          new GatewayOptions.Auth(
              mode, mode == AuthMode.NONE ? null : secret(mode, gateway.auth())),
          settings,
          config.safeReason().orElse(null),
          around.of(host, chosenPort),
          null);
    } catch (IllegalArgumentException e) {
      throw CliException.failed(String.valueOf(e.getMessage()));
    }
  }

  private int port(Settings.Gateway settings) throws CliException {
    if (port == null) {
      return settings.port();
    }
    if (port < 0 || port > 65_535) {
      throw CliException.usage("--port is between 0 and 65535; 0 takes a free one.");
    }
    return port;
  }

  private AuthMode mode(Settings.Auth configured) throws CliException {
    if (auth == null) {
      return switch (configured.mode()) {
        case TOKEN -> AuthMode.TOKEN;
        case PASSWORD -> AuthMode.PASSWORD;
        case NONE -> AuthMode.NONE;
      };
    }
    return AuthMode.parse(auth.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> CliException.usage("--auth is one of token, password or none."));
  }

  private @Nullable String secret(AuthMode mode, Settings.Auth configured) throws CliException {
    if (secret != null) {
      return secret;
    }
    Optional<Secret> kept = mode == AuthMode.PASSWORD ? configured.password() : configured.token();
    if (kept.isEmpty() && mode == AuthMode.PASSWORD) {
      throw CliException.failed(
          "Password authentication needs a password; set gateway.auth.password or give it in"
              + " CLAW_GATEWAY_TOKEN.");
    }
    return kept.map(Secret::reveal).orElse(null);
  }

  private static String configuredHost(Settings.Gateway settings, NetworkAround around)
      throws CliException {
    return switch (settings.bind()) {
      case LOOPBACK, AUTO -> host("loopback", around);
      case LAN -> host("lan", around);
      case TAILNET -> host("tailnet", around);
      case CUSTOM -> host(settings.customBindHost().orElse("loopback"), around);
    };
  }

  private static String host(String bind, NetworkAround around) throws CliException {
    return switch (bind) {
      case "loopback" -> "127.0.0.1";
      case "lan" -> "0.0.0.0";
      case "tailnet" -> around.tailnetAddress();
      default -> address(bind);
    };
  }

  private static String address(String bind) throws CliException {
    if (bind.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}") || bind.contains(":")) {
      return bind;
    }
    throw CliException.usage("--bind is loopback, lan, tailnet or an IP address of this machine.");
  }
}
