package dev.claw.protocol.approval;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Result of `exec.approvals.get` and `.set`, for the gateway's own file and a node's.
///
/// @param hash to be shown again when writing
public record ExecApprovalsSnapshot(
    String path,
    boolean exists,
    @Nullable String hash,
    ExecApprovalsFile file,
    ExecApprovalsFile.@Nullable Defaults resolvedDefaults) {

  public ExecApprovalsSnapshot {
    Require.nonEmpty(path, "path");
    Require.present(file, "file");
  }
}
