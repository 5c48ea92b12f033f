package dev.claw.gateway.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The configuration as the gateway uses it; every value is checked and present. What each means is
/// in the table of settings.
///
/// @param zone for dates and times in answers
public record Settings(
    Gateway gateway, Limits limits, Nodes nodes, Map<String, Script> scripts, ZoneId zone) {

  /// Where the gateway listens and for whom.
  ///
  /// @param port 0 for any free port
  /// @param hosts further accepted names in the Host header
  public record Gateway(
      int port,
      Bind bind,
      Optional<String> customBindHost,
      List<String> hosts,
      List<String> origins,
      Auth auth,
      Tailscale tailscale) {}

  /// What to listen on.
  public enum Bind {
    LOOPBACK,
    LAN,
    TAILNET,
    AUTO,
    CUSTOM
  }

  /// How clients without a paired device authenticate, and what happens when they fail.
  public record Auth(
      Mode mode,
      Optional<Secret> token,
      Optional<Secret> password,
      int maxAttempts,
      Duration window,
      Duration lockout) {
    /// The kind of shared secret.
    public enum Mode {
      TOKEN,
      PASSWORD,
      NONE
    }
  }

  /// The tailnet.
  ///
  /// @param socket where Tailscale's socket is, when not in its usual place
  public record Tailscale(Optional<String> socket) {}

  /// Rates per client, and caps.
  public record Limits(
      int requestsPerMinute,
      int burst,
      int messagesPerMinute,
      int toolCallsPerMinute,
      int maxConnections) {}

  /// Nodes: what they may be asked for and which goes first.
  ///
  /// @param deny goes before `allow`
  /// @param preferred priority by node name or id, 1 first
  public record Nodes(List<String> allow, List<String> deny, Map<String, Integer> preferred) {}

  /// What holds when nothing is configured: the most careful settings.
  public static Settings standard() {
    return SettingValues.standard().settings();
  }
}
