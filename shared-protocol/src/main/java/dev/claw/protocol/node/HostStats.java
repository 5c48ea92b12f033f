package dev.claw.protocol.node;

import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How busy a node's machine is; sent on connect and every minute.
///
/// @param loadAverage over 1, 5 and 15 minutes; absent where the system has none
public record HostStats(
    int cpuCount,
    @Nullable List<Double> loadAverage,
    long memoryTotalBytes,
    long memoryFreeBytes,
    @Nullable Long diskTotalBytes,
    @Nullable Long diskAvailableBytes) {

  public HostStats {
    Require.between(cpuCount, "cpuCount", 1, 4096);
    Require.between(memoryTotalBytes, "memoryTotalBytes", 0, Long.MAX_VALUE);
    Require.between(memoryFreeBytes, "memoryFreeBytes", 0, memoryTotalBytes);
    notNegative(diskTotalBytes, "diskTotalBytes");
    notNegative(diskAvailableBytes, "diskAvailableBytes");
    if (loadAverage != null) {
      loadAverage = Require.list(loadAverage, "loadAverage", 3);
      if (loadAverage.size() != 3 || loadAverage.stream().anyMatch(load -> !(load >= 0))) {
        throw new InvalidFieldException("loadAverage", "must be three numbers from 0");
      }
    }
  }

  private static void notNegative(@Nullable Long value, String field) {
    if (value != null) {
      Require.between(value, field, 0, Long.MAX_VALUE);
    }
  }
}
