package dev.claw.cli.doctor;

import dev.claw.cli.terminal.Words;
import dev.claw.gateway.LocalAccess;
import dev.claw.gateway.config.ConfigFile;
import dev.claw.gateway.config.ConfigState;
import dev.claw.gateway.store.StateDirectory;
import dev.claw.gateway.store.StoreException;
import dev.claw.gateway.tailscale.Tailnet;
import dev.claw.gateway.tailscale.TailscaleClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks at this machine: run-time, state directory, disk, configuration, port, tailnet.
final class MachineChecks {
  private static final int NEEDED_JAVA = 25;
  private static final long LITTLE_SPACE = 1L << 30;
  private static final long NO_SPACE = 100L << 20;
  private static final int CONNECT_MS = 500;

  private final Path state;
  private final Map<String, String> environment;

  MachineChecks(Path state, Map<String, String> environment) {
    this.state = state;
    this.environment = environment;
  }

  Finding java() {
    Runtime.Version version = Runtime.version();
    return version.feature() >= NEEDED_JAVA
        ? Finding.ok("Java", version.toString())
        : Finding.stops("Java", version + " is too old", "Install a JDK " + NEEDED_JAVA + ".");
  }

  Finding folder() {
    if (!Files.exists(state)) {
      return Finding.note("State directory", state + " does not exist yet", null);
    }
    try (StateDirectory _ = StateDirectory.openReadOnly(state)) {
      return openToOthers()
          ? Finding.stops(
              "State directory",
              state + " is open to other users",
              "Run: chmod 700 " + Words.quoted(state.toString()))
          : Finding.ok("State directory", state + ", private");
    } catch (StoreException | IOException e) {
      return Finding.stops(
          "State directory", Words.line(e.getMessage()), "Choose another --state-dir.");
    }
  }

  private boolean openToOthers() throws IOException {
    if (!state.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return false;
    }
    Set<PosixFilePermission> granted = Files.getPosixFilePermissions(state);
    return granted.stream().anyMatch(each -> !each.name().startsWith("OWNER_"));
  }

  Finding disk() {
    try {
      Path there = state;
      while (!Files.exists(there) && there.getParent() != null) {
        there = there.getParent();
      }
      long free = Files.getFileStore(there).getUsableSpace();
      String detail = Words.size(free) + " free";
      if (free < NO_SPACE) {
        return Finding.stops("Disk", detail, "Make room on the disk of " + state + ".");
      }
      return free < LITTLE_SPACE
          ? Finding.note("Disk", detail, "Make room soon; pictures and logs need some.")
          : Finding.ok("Disk", detail);
    } catch (IOException e) {
      return Finding.note("Disk", "cannot be measured: " + Words.line(e.getMessage()), null);
    }
  }

  Finding configuration() {
    if (!Files.isDirectory(state)) {
      return Finding.ok("Configuration", "the standard settings");
    }
    try (StateDirectory directory = StateDirectory.openReadOnly(state)) {
      ConfigState config = new ConfigFile(directory, environment).load();
      if (config.safeMode()) {
        return Finding.stops(
            "Configuration",
            config.safeReason().orElse("not valid"),
            "Correct " + config.file() + ", then check it with `claw config validate`.");
      }
      if (!config.warnings().isEmpty()) {
        String first = config.warnings().getFirst().sentence();
        return Finding.note("Configuration", first, "See `claw config validate`.");
      }
      return Finding.ok(
          "Configuration",
          config.origin() == ConfigState.Origin.FILE
              ? config.file() + " is valid"
              : "the standard settings");
    } catch (StoreException e) {
      return Finding.note("Configuration", Words.line(e.getMessage()), null);
    }
  }

  /// Who has the port the gateway would take.
  Finding port(int port) {
    Optional<LocalAccess> running = LocalAccess.find(state);
    if (running.isPresent()) {
      return Finding.ok(
          "Gateway process", "pid " + running.get().pid() + " at " + running.get().url());
    }
    if (isTaken(port)) {
      return Finding.stops(
          "Port " + port,
          "another program has it, or a gateway of another state directory",
          "Stop that program, choose the state directory with --state-dir, or take another port"
              + " with `claw gateway run --port`.");
    }
    return Finding.stops("Gateway process", "none runs on " + state, "Start one: claw gateway run");
  }

  private static boolean isTaken(int port) {
    if (port == 0) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  Finding tailnet() {
    return switch (new TailscaleClient(tailscaleSocket()).status()) {
      case Tailnet.Present present ->
          Finding.ok(
              "Tailscale",
              present.self().dnsName().isEmpty()
                  ? present.self().hostName()
                  : present.self().dnsName());
      case Tailnet.Absent(String reason, String fix) -> Finding.note("Tailscale", reason, fix);
    };
  }

  private Optional<Path> tailscaleSocket() {
    if (!Files.isDirectory(state)) {
      return Optional.empty();
    }
    try (StateDirectory directory = StateDirectory.openReadOnly(state)) {
      ConfigState config = new ConfigFile(directory, environment).load();
      return config.settings().gateway().tailscale().socket().map(Path::of);
    } catch (StoreException e) {
      return Optional.empty();
    }
  }
}
