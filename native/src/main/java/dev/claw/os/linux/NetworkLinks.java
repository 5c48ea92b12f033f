package dev.claw.os.linux;

import dev.claw.os.HostFacts.Link;
import dev.claw.os.HostFacts.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The interfaces in `/sys/class/net`.
final class NetworkLinks {

  private static final String ETHERNET = "1";

  private final SystemFiles files;

  NetworkLinks(SystemFiles files) {
    this.files = files;
  }

  List<Network> networks() {
    return files.entries("sys/class/net").stream()
        .filter(path -> Files.isDirectory(path) && !path.endsWith("lo"))
        .map(path -> new Network(path.getFileName().toString(), link(path), isUp(path)))
        .toList();
  }

  private Link link(Path path) {
    String name = path.getFileName().toString();
    if (Files.exists(path.resolve("wireless")) || Files.exists(path.resolve("phy80211"))) {
      return Link.WIFI;
    }
    Optional<String> event = files.text(path.resolve("uevent"));
    if (name.startsWith("wwan")
        || event.filter(text -> text.contains("DEVTYPE=wwan")).isPresent()) {
      return Link.CELLULAR;
    }
    boolean named = name.startsWith("eth") || name.startsWith("en");
    boolean ethernet = files.text(path.resolve("type")).filter(ETHERNET::equals).isPresent();
    boolean hardware = Files.exists(path.resolve("device"));
    return ethernet && (hardware || named) ? Link.WIRED : Link.OTHER;
  }

  private boolean isUp(Path path) {
    String state = files.text(path.resolve("operstate")).orElse("unknown");
    boolean carrier = files.text(path.resolve("carrier")).filter("1"::equals).isPresent();
    return state.equals("up") || (state.equals("unknown") && carrier);
  }
}
