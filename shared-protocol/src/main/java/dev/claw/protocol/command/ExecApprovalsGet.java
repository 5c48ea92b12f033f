package dev.claw.protocol.command;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Reads the node's rules for `system.run`.
public record ExecApprovalsGet(@Nullable Boolean includeResolvedDefaults) implements NodeCommand {

  /// The rules as they stand.
  ///
  /// @param hash of the file's contents; `baseHash` of the next change
  public record Snapshot(
      String path,
      boolean exists,
      String hash,
      JsonNode file,
      @Nullable ExecPolicy resolvedDefaults)
      implements NodeCommand.Result {}
}
