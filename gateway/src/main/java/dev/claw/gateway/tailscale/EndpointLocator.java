package dev.claw.gateway.tailscale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the local Tailscale service. On Linux, and with the open source daemon on macOS, it has a
/// unix socket. The macOS apps listen on a loopback port instead and leave port and token in files:
/// the standalone app in `/Library/Tailscale`, the App Store's in its group container, which can
/// also be seen among the app's open files.
final class EndpointLocator {
  private static final Path LINUX = Path.of("/var/run/tailscale/tailscaled.sock");
  private static final Path MAC_DAEMON = Path.of("/var/run/tailscaled.socket");
  private static final int TOKEN_LIMIT = 4096;
  private static final Pattern PROOF =
      Pattern.compile("sameuserproof-([0-9]{1,5})-([A-Za-z0-9_-]{8,128})$");

  private final Optional<Path> configured;
  private final String system;
  private final MacPlaces mac;

  /// Where the macOS apps leave their files, and how their open files are listed.
  record MacPlaces(Path daemon, Path library, Path groupContainers, OpenFiles openFiles) {
    static MacPlaces standard() {
      Path home = Path.of(System.getProperty("user.home", "/"));
      return new MacPlaces(
          MAC_DAEMON,
          Path.of("/Library/Tailscale"),
          home.resolve("Library/Group Containers"),
          new Lsof());
    }
  }

  /// Lists the files that the Tailscale app has open.
  interface OpenFiles {
    List<String> lines() throws IOException;
  }

  EndpointLocator(Optional<Path> configured) {
    this(configured, System.getProperty("os.name", ""), MacPlaces.standard());
  }

  EndpointLocator(Optional<Path> configured, String system, MacPlaces mac) {
    this.configured = configured;
    this.system = system.toLowerCase(Locale.ROOT);
    this.mac = mac;
  }

  /// The service, or empty when it is not installed or not running.
  Optional<Endpoint> locate() {
    if (configured.isPresent()) {
      return socket(configured.get());
    }
    if (system.startsWith("mac")) {
      return socket(mac.daemon())
          .or(this::standaloneApp)
          .or(this::groupContainer)
          .or(this::openFiles);
    }
    return system.startsWith("windows") ? Optional.empty() : socket(LINUX);
  }

  private static Optional<Endpoint> socket(Path path) {
    return Files.exists(path) && !Files.isDirectory(path)
        ? Optional.of(new Endpoint.Unix(path))
        : Optional.empty();
  }

  /// `ipnport` is a link whose target is the port number.
  private Optional<Endpoint> standaloneApp() {
    try {
      String port = Files.readSymbolicLink(mac.library().resolve("ipnport")).toString();
      Path proof = mac.library().resolve("sameuserproof-" + port);
      if (!port.matches("[0-9]{1,5}") || Files.size(proof) > TOKEN_LIMIT) {
        return Optional.empty();
      }
      return endpoint(port, Files.readString(proof).strip());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private Optional<Endpoint> groupContainer() {
    try (Stream<Path> containers = Files.list(mac.groupContainers())) {
      List<Path> candidates =
          containers
              .filter(path -> path.toString().contains("io.tailscale.ipn.mac"))
              .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
              .limit(8)
              .toList();
      return candidates.stream().flatMap(path -> proofIn(path).stream()).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Endpoint> proofIn(Path container) {
    try (Stream<Path> files = Files.list(container)) {
      return files.limit(1000).flatMap(file -> proof(file.toString()).stream()).findFirst();
    } catch (IOException e) {
      return Optional.empty(); // macOS may not let us look into another app's container
    }
  }

  private Optional<Endpoint> openFiles() {
    try {
      return mac.openFiles().lines().stream()
          .filter(line -> line.contains("tailscale.ipn.macos/"))
          .flatMap(line -> proof(line).stream())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<Endpoint> proof(String path) {
    Matcher matcher = PROOF.matcher(path);
    return matcher.find() ? endpoint(matcher.group(1), matcher.group(2)) : Optional.empty();
  }

  private static Optional<Endpoint> endpoint(String port, String token) {
    int number = Integer.parseInt(port);
    return number > 0 && number <= 65535 && !token.isEmpty()
        ? Optional.of(new Endpoint.Tcp(number, token))
        : Optional.empty();
  }
}
