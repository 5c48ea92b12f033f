package dev.claw.os.linux.x11;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Optional;

/// The name of an X display, `[host]:number[.screen]`.
///
/// @param host empty for this machine
public record DisplayName(String host, int number, int screen) {

  private static final int FIRST_PORT = 6000;
  private static final int MOST_DISPLAYS = 59_535;

  /// Reads a display name; empty when it is none.
  public static Optional<DisplayName> parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String host = text.substring(0, colon);
    String numbers = text.substring(colon + 1);
    int dot = numbers.indexOf('.');
    try {
      int number = Integer.parseInt(dot < 0 ? numbers : numbers.substring(0, dot));
      int screen = dot < 0 ? 0 : Integer.parseInt(numbers.substring(dot + 1));
      boolean valid = number >= 0 && number <= MOST_DISPLAYS && screen >= 0;
      return valid
          ? Optional.of(new DisplayName(isLocal(host) ? "" : host, number, screen))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isLocal(String host) {
    return host.isEmpty() || host.equals("unix") || host.equals("unix/");
  }

  SocketAddress address() {
    return host.isEmpty()
        ? UnixDomainSocketAddress.of(Path.of("/tmp/.X11-unix/X" + number))
        : new InetSocketAddress(host, FIRST_PORT + number);
  }

  /// The name without a screen, as other programs take it.
  public String server() {
    return host + ":" + number;
  }

  @Override
  public String toString() {
    return server() + "." + screen;
  }
}
