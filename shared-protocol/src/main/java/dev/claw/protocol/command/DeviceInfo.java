package dev.claw.protocol.command;

/// Asks what the machine is.
public record DeviceInfo() implements NodeCommand {

  /// What it is.
  ///
  /// @param locale a BCP 47 tag
  public record Facts(
      String deviceName,
      String modelIdentifier,
      String systemName,
      String systemVersion,
      String appVersion,
      String appBuild,
      String locale)
      implements NodeCommand.Result {}
}
