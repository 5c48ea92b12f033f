package dev.claw.gateway.config;

import dev.claw.gateway.config.ConfigParser.Notation;
import dev.claw.gateway.config.ConfigReader.Reading;
import dev.claw.gateway.config.ConfigState.Origin;
import dev.claw.gateway.store.DurableFile;
import dev.claw.gateway.store.StateDirectory;
import dev.claw.gateway.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The configuration file of a state directory. A broken or vanished one never stops the gateway
/// and never loosens it: the settings of the last good copy hold, and the file is left as it is.
public final class ConfigFile {
  private final StateDirectory state;
  private final Map<String, String> environment;

  /// The file in this directory, with variables from this environment.
  public ConfigFile(StateDirectory state, Map<String, String> environment) {
    this.state = state;
    this.environment = Map.copyOf(environment);
  }

  record Source(Path path, Notation notation) {
    DurableFile file() {
      return new DurableFile(path);
    }

    DurableFile lastGood() {
      return new DurableFile(path.resolveSibling(path.getFileName() + ".last-good"));
    }
  }

  /// JSON goes before YAML when both are there.
  Source source() {
    Source json = new Source(state.jsonConfig(), Notation.JSON);
    Source yaml = new Source(state.yamlConfig(), Notation.YAML);
    if (json.file().exists()) {
      return json;
    }
    boolean onlyYaml = yaml.lastGood().exists() && !json.lastGood().exists();
    return yaml.file().exists() || onlyYaml ? yaml : json;
  }

  /// Reads the configuration. A right one is kept as the last good copy when this process holds the
  /// state directory.
  public ConfigState load() {
    Source source = source();
    Optional<byte[]> content;
    try {
      content = source.file().read(ConfigParser.LIMIT);
    } catch (StoreException e) {
      return fallBack(source, List.of(ConfigIssue.ofFile(String.valueOf(e.getMessage()))));
    }
    if (content.isEmpty()) {
      return withoutFile(source);
    }
    Reading reading = read(content.get(), source.notation());
    if (!reading.issues().isEmpty()) {
      return fallBack(source, reading.issues());
    }
    return good(source, content.get(), reading);
  }

  private ConfigState withoutFile(Source source) {
    if (source.lastGood().exists()) {
      String message =
          "is gone; restore it from the copy %s, or remove that too to start afresh"
              .formatted(source.lastGood().path());
      return fallBack(source, List.of(ConfigIssue.ofFile(message)));
    }
    return ConfigState.of(SettingValues.standard(), Origin.STANDARD, source.path());
  }

  private ConfigState good(Source source, byte[] content, Reading reading) {
    List<ConfigIssue> warnings = new ArrayList<>(reading.warnings());
    if (source.notation() == Notation.JSON && new DurableFile(state.yamlConfig()).exists()) {
      warnings.add(ConfigIssue.ofFile("is used; openclaw.yaml beside it is ignored"));
    }
    if (state.writable()) {
      keepLastGood(source, content).ifPresent(warnings::add);
    }
    SettingValues values = new SettingValues(reading.values());
    return ConfigState.of(values, Origin.FILE, source.path()).with(List.of(), warnings);
  }

  private static Optional<ConfigIssue> keepLastGood(Source source, byte[] content) {
    try {
      Optional<byte[]> kept = source.lastGood().read(ConfigParser.LIMIT);
      if (kept.isEmpty() || !Arrays.equals(kept.get(), content)) {
        source.lastGood().replace(content);
      }
      return Optional.empty();
    } catch (StoreException e) {
      return Optional.of(ConfigIssue.ofFile(String.valueOf(e.getMessage())));
    }
  }

  private ConfigState fallBack(Source source, List<ConfigIssue> issues) {
    Optional<byte[]> kept;
    try {
      kept = source.lastGood().read(ConfigParser.LIMIT);
    } catch (StoreException e) {
      kept = Optional.empty();
    }
    SettingValues values = SettingValues.standard();
    Origin origin = Origin.SAFE_STANDARD;
    if (kept.isPresent()) {
      // what can no longer be resolved, such as a variable, takes its careful standard value
      values = new SettingValues(read(kept.get(), source.notation()).values());
      origin = Origin.LAST_GOOD;
    }
    return ConfigState.of(values, origin, source.path()).with(issues, List.of());
  }

  private Reading read(byte[] content, Notation notation) {
    return switch (ConfigParser.parse(content, notation)) {
      case ConfigParser.Result.Parsed(ConfigNode.Section root, String _) ->
          ConfigReader.read(root, environment);
      case ConfigParser.Result.Broken(ConfigIssue issue) ->
          new Reading(Map.of(), List.of(issue), List.of());
    };
  }

  Map<String, String> environment() {
    return environment;
  }
}
