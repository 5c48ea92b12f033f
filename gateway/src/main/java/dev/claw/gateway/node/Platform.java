package dev.claw.gateway.node;

import dev.claw.protocol.connect.ClientInfo;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The kinds of machine the command table knows. A client whose platform and device family
/// contradict each other is of none.
enum Platform {
  IOS("ios", null),
  IPHONE("ios", null),
  WATCHOS("watchos", null),
  ANDROID("android", null),
  MACOS("macos", "Mac"),
  WINDOWS("windows", "Windows"),
  LINUX("linux", "Linux"),
  UNKNOWN("unknown", null);

  private final String label;
  private final @Nullable String family;

  Platform(String label, @Nullable String family) {
    this.label = label;
    this.family = family;
  }

  /// The platform's name in messages.
  String label() {
    return label;
  }

  /// The device family such a machine has when it does not say.
  @Nullable String family() {
    return family;
  }

  static Platform ofColumn(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }

  static Platform of(ClientInfo client) {
    String name = normalised(client.platform());
    String family = client.deviceFamily() == null ? "" : client.deviceFamily();
    return of(name, family.strip().toLowerCase(Locale.ROOT));
  }

  /// The spelling that rows show: nodes of the reference send what Node.js calls the system.
  static String normalised(String platform) {
    String lower = platform.strip().toLowerCase(Locale.ROOT);
    int space = lower.indexOf(' ');
    String word = space < 0 ? lower : lower.substring(0, space);
    return switch (word) {
      case "darwin" -> "macos";
      case "win32" -> "windows";
      case "ipados" -> "ios";
      default -> word;
    };
  }

  private static Platform of(String name, String family) {
    Platform open = UNKNOWN;
    for (Platform platform : values()) {
      if (platform == UNKNOWN || !platform.label.equals(name)) {
        continue;
      }
      if (platform.has(family)) {
        return platform;
      }
      open = open == UNKNOWN && family.isEmpty() ? platform : open;
    }
    return open;
  }

  private boolean has(String lowerFamily) {
    return switch (this) {
      case IOS -> lowerFamily.equals("ipad") || lowerFamily.equals("ios");
      case IPHONE -> lowerFamily.equals("iphone");
      case WATCHOS -> lowerFamily.equals("watch") || lowerFamily.equals("apple watch");
      case ANDROID -> lowerFamily.equals("android");
      case MACOS -> lowerFamily.equals("mac");
      case WINDOWS -> lowerFamily.equals("windows");
      case LINUX -> lowerFamily.equals("linux");
      case UNKNOWN -> false;
    };
  }
}
