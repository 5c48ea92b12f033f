package dev.claw.protocol.health;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Result of `system.info`: the gateway's machine and process.
public record SystemInfo(
    String machineName,
    String hostname,
    String platform,
    @Nullable String release,
    @Nullable String arch,
    @Nullable String osLabel,
    int port,
    long pid,
    long uptimeMs,
    @JsonUnwrapped Hardware hardware,
    @JsonUnwrapped Disk disk) {

  public SystemInfo {
    Require.nonEmpty(machineName, "machineName");
    Require.nonEmpty(hostname, "hostname");
    Require.nonEmpty(platform, "platform");
    Require.present(hardware, "hardware");
    Require.present(disk, "disk");
  }

  /// Processor and memory. Its fields stand in the result itself.
  ///
  /// @param loadAverage over 1, 5 and 15 minutes
  public record Hardware(
      int cpuCount,
      @Nullable String cpuModel,
      @Nullable List<Double> loadAverage,
      long memoryTotalBytes,
      long memoryFreeBytes) {

    public Hardware {
      loadAverage = loadAverage == null ? null : List.copyOf(loadAverage);
    }
  }

  /// The disk that holds the state. Its fields stand in the result itself.
  public record Disk(
      @Nullable Long diskTotalBytes,
      @Nullable Long diskAvailableBytes,
      @Nullable String diskPath) {}
}
