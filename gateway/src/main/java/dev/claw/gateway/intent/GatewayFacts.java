package dev.claw.gateway.intent;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The gateway about itself.
///
/// @param clients who is connected besides nodes, by display name
/// @param pending what waits for the owner's approval
/// @param problems what is degraded, each a clause; empty when healthy
/// @param lastError null when none since the start
public record GatewayFacts(
    String version,
    Instant startedAt,
    List<String> clients,
    List<Pending> pending,
    List<String> problems,
    @Nullable LastError lastError) {
  public GatewayFacts {
    clients = List.copyOf(clients);
    pending = List.copyOf(pending);
    problems = List.copyOf(problems);
  }

  /// @param name who asks
  /// @param approveWith the command that shows and approves it
  public record Pending(String name, String approveWith) {}

  /// @param message safe to show
  public record LastError(String message, Instant at) {}
}
