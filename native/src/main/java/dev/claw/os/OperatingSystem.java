package dev.claw.os;

import java.util.Locale;

/// The operating systems Claw knows how to talk to.
public enum OperatingSystem {
  LINUX("linux"),
  MACOS("macos"),
  WINDOWS("windows");

  private final String platform;

  OperatingSystem(String platform) {
    this.platform = platform;
  }

  /// The name the wire protocol uses for this system.
  public String platform() {
    return platform;
  }

  /// The system this process runs on; anything that is neither macOS nor Windows is treated as
  /// Linux.
  public static OperatingSystem current() {
    return of(System.getProperty("os.name", ""));
  }

  static OperatingSystem of(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac") || name.startsWith("darwin")) {
      return MACOS;
    }
    return name.startsWith("windows") ? WINDOWS : LINUX;
  }
}
