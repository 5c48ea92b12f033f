package dev.claw.protocol.node;

import org.jspecify.annotations.Nullable;

/// What became of a `system.run` on a node.
///
/// @param runId the run the gateway issued
/// @param host always `node`
/// @param output the end of what the program printed, at most 20,000 characters
/// @param reason why it was denied
public record ExecEvent(
    String sessionKey,
    String runId,
    String host,
    @Nullable String command,
    @Nullable Integer exitCode,
    @Nullable Boolean timedOut,
    @Nullable Boolean success,
    @Nullable String output,
    @Nullable String reason,
    @Nullable Boolean suppressNotifyOnExit) {

  /// Most characters of `output`.
  public static final int MAX_OUTPUT = 20_000;
}
