package dev.claw.os.process;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The part of our own environment that a program we start may see. Everything else, above all
/// tokens and what steers a JVM or the dynamic linker, stays here.
final class ChildEnvironment {

  private static final Set<String> ALLOWED =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "TERM",
          "TZ",
          "LANG",
          "LANGUAGE",
          "TMPDIR",
          "TEMP",
          "TMP",
          "DISPLAY",
          "WAYLAND_DISPLAY",
          "XAUTHORITY",
          "XDG_RUNTIME_DIR",
          "XDG_SESSION_TYPE",
          "XDG_CURRENT_DESKTOP",
          "DBUS_SESSION_BUS_ADDRESS",
          "PULSE_SERVER",
          "SYSTEMROOT",
          "SYSTEMDRIVE",
          "WINDIR",
          "COMSPEC",
          "PATHEXT",
          "PROGRAMDATA",
          "PROGRAMFILES",
          "APPDATA",
          "LOCALAPPDATA",
          "USERNAME",
          "USERPROFILE",
          "NUMBER_OF_PROCESSORS",
          "PROCESSOR_ARCHITECTURE");

  private ChildEnvironment() {}

  static Map<String, String> allowed(Map<String, String> environment) {
    Map<String, String> allowed = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (isAllowed(name)) {
            allowed.put(name, value);
          }
        });
    return Map.copyOf(allowed);
  }

  private static boolean isAllowed(String name) {
    return ALLOWED.contains(name.toUpperCase(Locale.ROOT)) || name.startsWith("LC_");
  }
}
