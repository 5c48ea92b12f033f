package dev.claw.protocol.command;

import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.List;
import java.util.Map;

/// Looks programs up on the node's search path.
public record SystemWhich(List<String> bins) implements NodeCommand {

  public SystemWhich {
    bins = Require.list(bins, "bins", 256);
    if (bins.isEmpty()) {
      throw new InvalidFieldException("bins", "must have at least 1 entry");
    }
    bins.forEach(bin -> Require.atMost(Require.nonEmpty(bin, "bins"), "bins", 256));
  }

  /// Where the programs are; those not found are left out.
  public record Found(Map<String, String> bins) implements NodeCommand.Result {}
}
