package dev.claw.node.store;

import java.nio.file.Path;
import java.util.Map;

/// Where state lies when nobody says otherwise.
public final class StateDirectory {
  private StateDirectory() {}

  /// `CLAW_STATE_DIR`, `OPENCLAW_STATE_DIR`, or `.claw` in the home directory.
  public static Path usual(Map<String, String> environment) {
    for (String name : new String[] {"CLAW_STATE_DIR", "OPENCLAW_STATE_DIR"}) {
      String value = environment.get(name);
      if (value != null && !value.isBlank()) {
        return Path.of(value);
      }
    }
    return Path.of(System.getProperty("user.home", "."), ".claw");
  }
}
