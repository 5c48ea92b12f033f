package dev.claw.protocol.roster;

import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node's last report on its machine.
///
/// @param loadAverage over 1, 5 and 15 minutes
/// @param updatedAtMs when the gateway got it, Unix milliseconds
public record HostStats(
    int cpuCount,
    @Nullable List<Double> loadAverage,
    long memoryTotalBytes,
    long memoryFreeBytes,
    @Nullable Long diskTotalBytes,
    @Nullable Long diskAvailableBytes,
    long updatedAtMs) {

  public HostStats {
    loadAverage = loadAverage == null ? null : List.copyOf(loadAverage);
  }

  /// Payload of `node.hostStats`.
  public record Published(String nodeId, HostStats hostStats) {
    /// The event's name.
    public static final String EVENT = "node.hostStats";

    public Published {
      Require.nonEmpty(nodeId, "nodeId");
      Require.present(hostStats, "hostStats");
    }
  }
}
