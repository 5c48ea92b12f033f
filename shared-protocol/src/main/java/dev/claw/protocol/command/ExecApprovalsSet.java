package dev.claw.protocol.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Replaces the node's rules for `system.run`.
///
/// @param baseHash the hash of the rules this change was made from
public record ExecApprovalsSet(JsonNode file, @Nullable String baseHash) implements NodeCommand {

  public ExecApprovalsSet {
    if (!Require.present(file, "file").isObject()) {
      throw new InvalidFieldException("file", "must be an object");
    }
    Require.atMost(baseHash, "baseHash", 128);
  }
}
