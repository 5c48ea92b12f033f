package dev.claw.os.mac;

import dev.claw.os.HostFacts;
import dev.claw.os.host.Commands;
import dev.claw.os.host.Disks;
import dev.claw.os.host.LocaleTag;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Facts from the programs of macOS.
final class MacHostFacts implements HostFacts {

  private static final String SYSCTL = "/usr/sbin/sysctl";

  private final Commands commands;
  private final Map<String, String> environment;
  private final InstantSource clock;

  MacHostFacts(Commands commands, Map<String, String> environment, InstantSource clock) {
    this.commands = commands;
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Identity identity() {
    return new Identity(
        or(commands.ask("/usr/sbin/scutil", "--get", "ComputerName"), "Mac"),
        or(commands.ask(SYSCTL, "-n", "hw.model"), "Mac"),
        "macOS",
        or(commands.ask("/usr/bin/sw_vers", "-productVersion"), "unknown"),
        LocaleTag.of(environment));
  }

  private static String or(String text, String otherwise) {
    return text.isBlank() ? otherwise : text.strip();
  }

  @Override
  public int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public Optional<LoadAverage> load() {
    return MacReports.load(commands.ask(SYSCTL, "-n", "vm.loadavg"));
  }

  @Override
  public Optional<Memory> memory() {
    return MacReports.memory(
        commands.ask(SYSCTL, "-n", "hw.memsize"), commands.ask("/usr/bin/vm_stat"));
  }

  @Override
  public Optional<Storage> storage(Path path) {
    return Disks.storage(path);
  }

  @Override
  public Optional<Duration> uptime() {
    return MacReports.uptime(commands.ask(SYSCTL, "-n", "kern.boottime"), clock.instant());
  }

  @Override
  public Thermal thermal() {
    return MacReports.thermal(commands.ask("/usr/bin/pmset", "-g", "therm"));
  }

  @Override
  public List<Network> networks() {
    return MacReports.networks(
        commands.ask("/usr/sbin/networksetup", "-listallhardwareports"),
        commands.ask("/sbin/ifconfig"));
  }
}
