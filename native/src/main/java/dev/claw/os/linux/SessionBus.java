package dev.claw.os.linux;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/// The D-Bus of a desktop session.
final class SessionBus {

  private static final String UNIX_PATH = "unix:path=";

  private final Map<String, String> environment;

  SessionBus(Map<String, String> environment) {
    this.environment = environment;
  }

  /// Whether something listens at its address.
  boolean isThere() {
    String addresses = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
    if (addresses.isEmpty()) {
      String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
      return !runtime.isEmpty() && answers(Path.of(runtime, "bus"));
    }
    return Arrays.stream(addresses.split(";", 8)).anyMatch(SessionBus::answers);
  }

  private static boolean answers(String address) {
    if (!address.startsWith(UNIX_PATH)) {
      // An abstract socket cannot be tried from Java; whoever set the address knows it.
      return address.startsWith("unix:");
    }
    String path = address.substring(UNIX_PATH.length());
    int comma = path.indexOf(',');
    return answers(Path.of(comma < 0 ? path : path.substring(0, comma)));
  }

  private static boolean answers(Path socket) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      return false;
    }
  }
}
