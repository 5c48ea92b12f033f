package dev.claw.interop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A folder that one reference process takes for its whole world: home, state, configuration and
/// temporary files. Keep its path short: the process puts Unix sockets in there.
record ReferenceHome(ReferencePackage reference, Path directory) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Settings that keep every process quiet and at home.
  private static final Map<String, Object> QUIET =
      Map.of(
          "update", Map.of("checkOnStart", false),
          "telemetry", Map.of("enabled", false),
          "discovery", Map.of("mdns", Map.of("mode", "off")));

  ReferenceHome {
    directory = directory.toAbsolutePath();
  }

  /// The home with this configuration on top of the quiet settings. What an earlier run left in it
  /// stays.
  static ReferenceHome with(
      ReferencePackage reference, Path directory, Map<String, Object> configuration)
      throws IOException {
    ReferenceHome home = new ReferenceHome(reference, directory);
    for (String folder : List.of("home", "state", "tmp", "work")) {
      Files.createDirectories(home.directory().resolve(folder));
    }
    Map<String, Object> whole = new HashMap<>(QUIET);
    whole.putAll(configuration);
    JSON.writeValue(home.configuration().toFile(), whole);
    return home;
  }

  Path configuration() {
    return directory.resolve("state").resolve("openclaw.json");
  }

  Path work() {
    return directory.resolve("work");
  }

  /// What to start for these command-line words, with further environment on top of the allow list.
  ChildProcess.Launch launch(List<String> words, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(environment());
    environment.putAll(more);
    return new ChildProcess.Launch(reference.command(new ArrayList<>(words)), environment, work());
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put(
        "PATH",
        reference.nodeProgram().getParent() + File.pathSeparator + "/usr/local/bin:/usr/bin:/bin");
    environment.put("HOME", directory.resolve("home").toString());
    environment.put("TMPDIR", directory.resolve("tmp").toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("NO_COLOR", "1");
    environment.put("OPENCLAW_STATE_DIR", directory.resolve("state").toString());
    environment.put("OPENCLAW_CONFIG_PATH", configuration().toString());
    environment.put("OPENCLAW_DISABLE_BONJOUR", "1");
    environment.put("OPENCLAW_NO_AUTO_UPDATE", "1");
    environment.put("OPENCLAW_SKIP_CHANNELS", "1");
    environment.put("DO_NOT_TRACK", "1");
    return environment;
  }
}
