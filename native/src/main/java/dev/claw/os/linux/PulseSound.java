package dev.claw.os.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The sound inputs of PulseAudio and of PipeWire, which speaks its protocol.
final class PulseSound {

  private static final String RUNTIME = "XDG_RUNTIME_DIR";

  private final Map<String, String> environment;

  PulseSound(Map<String, String> environment) {
    this.environment = environment;
  }

  /// The arguments that open the microphone; empty where there is no sound server.
  List<String> microphone() {
    return input("default");
  }

  /// The arguments that open what the speakers play.
  List<String> speakers() {
    return input("@DEFAULT_MONITOR@");
  }

  private List<String> input(String name) {
    return isThere() ? List.of("-f", "pulse", "-i", name) : List.of();
  }

  private boolean isThere() {
    boolean named = !environment.getOrDefault("PULSE_SERVER", "").isEmpty();
    String runtime = environment.getOrDefault(RUNTIME, "");
    return named || (!runtime.isEmpty() && Files.exists(Path.of(runtime, "pulse", "native")));
  }
}
