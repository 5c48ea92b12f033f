package dev.claw.node.command;

import org.jspecify.annotations.Nullable;

/// The version of this program.
public final class AgentVersion {
  private AgentVersion() {}

  /// From the jar's manifest; `dev` where classes run from a folder.
  public static String text() {
    @Nullable String version = AgentVersion.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
