package dev.claw.protocol.pairing;

import dev.claw.protocol.Require;
import java.util.List;

/// Result of `device.pair.list`.
public record DevicePairList(List<PendingDevice> pending, List<PairedDevice> paired) {
  public DevicePairList {
    pending = Require.list(pending, "pending", Integer.MAX_VALUE);
    paired = Require.list(paired, "paired", Integer.MAX_VALUE);
  }
}
