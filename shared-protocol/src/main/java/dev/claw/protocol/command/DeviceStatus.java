package dev.claw.protocol.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks how the machine is.
public record DeviceStatus() implements NodeCommand {

  /// How it is.
  public record Facts(
      Battery battery, Thermal thermal, Storage storage, Network network, long uptimeSeconds)
      implements NodeCommand.Result {}

  /// @param level from 0 to 1; absent where there is no battery
  /// @param state `unknown`, `unplugged`, `charging` or `full`
  public record Battery(@Nullable Double level, String state, boolean lowPowerModeEnabled) {}

  /// @param state `nominal`, `fair`, `serious` or `critical`
  public record Thermal(String state) {}

  /// In bytes.
  public record Storage(long totalBytes, long freeBytes, long usedBytes) {}

  /// @param status `satisfied`, `unsatisfied` or `requiresConnection`
  /// @param interfaces `wifi`, `cellular`, `wired`, `other`
  public record Network(
      String status, boolean isExpensive, boolean isConstrained, List<String> interfaces) {
    public Network {
      interfaces = List.copyOf(interfaces);
    }
  }
}
