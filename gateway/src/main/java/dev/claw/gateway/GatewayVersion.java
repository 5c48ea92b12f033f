package dev.claw.gateway;

/// The version of this build.
public final class GatewayVersion {
  private GatewayVersion() {}

  /// The version in the jar's manifest; `dev` when run from classes.
  public static String current() {
    String version = GatewayVersion.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
