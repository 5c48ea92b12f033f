package dev.claw.node.command;

import dev.claw.os.HostFacts;
import dev.claw.os.Machine;
import dev.claw.os.Power;
import dev.claw.protocol.command.DeviceInfo;
import dev.claw.protocol.command.DeviceStatus;
import dev.claw.protocol.node.HostStats;
import dev.claw.protocol.node.PowerReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What this machine is and how it is: for `device.info` and `device.status`, and for the reports a
/// node sends by itself.
public final class DeviceCommands {
  private final Machine machine;
  private final Path disk;

  /// Facts about a machine.
  ///
  /// @param disk any path on the disk whose space is reported
  public DeviceCommands(Machine machine, Path disk) {
    this.machine = machine;
    this.disk = disk;
  }

  DeviceInfo.Facts info() {
    HostFacts.Identity identity = machine.host().identity();
    String version = AgentVersion.text();
    return new DeviceInfo.Facts(
        identity.deviceName(),
        identity.modelIdentifier(),
        identity.systemName(),
        identity.systemVersion(),
        version,
        version,
        identity.locale());
  }

  DeviceStatus.Facts status() {
    HostFacts host = machine.host();
    return new DeviceStatus.Facts(
        battery(machine.power().supply()),
        new DeviceStatus.Thermal(word(host.thermal())),
        host.storage(disk)
            .map(space -> new DeviceStatus.Storage(space.total(), space.free(), space.used()))
            .orElse(new DeviceStatus.Storage(0, 0, 0)),
        network(host.networks()),
        host.uptime().map(Duration::toSeconds).orElse(0L));
  }

  /// How busy the machine is; empty where it does not tell.
  public Optional<HostStats> stats() {
    HostFacts host = machine.host();
    Optional<HostFacts.Storage> space = host.storage(disk);
    return host.memory()
        .map(
            memory ->
                new HostStats(
                    Math.clamp(host.processors(), 1, 4096),
                    load(host),
                    memory.total(),
                    Math.clamp(memory.available(), 0, memory.total()),
                    space.map(HostFacts.Storage::total).orElse(null),
                    space.map(HostFacts.Storage::free).orElse(null)));
  }

  /// Where the machine takes its power from.
  public PowerReport power() {
    Power.Supply supply = machine.power().supply();
    return new PowerReport(supply.onMains(), level(supply.level()));
  }

  private static DeviceStatus.Battery battery(Power.Supply supply) {
    return new DeviceStatus.Battery(level(supply.level()), word(supply.state()), supply.saving());
  }

  private static DeviceStatus.Network network(List<HostFacts.Network> networks) {
    List<String> up =
        networks.stream()
            .filter(HostFacts.Network::up)
            .map(network -> word(network.link()))
            .distinct()
            .toList();
    return new DeviceStatus.Network(
        up.isEmpty() ? "unsatisfied" : "satisfied", up.equals(List.of("cellular")), false, up);
  }

  private static @Nullable List<Double> load(HostFacts host) {
    return host.load()
        .map(load -> List.of(load.oneMinute(), load.fiveMinutes(), load.fifteenMinutes()))
        .orElse(null);
  }

  private static @Nullable Double level(OptionalDouble level) {
    return level.isPresent() ? Double.valueOf(Math.clamp(level.getAsDouble(), 0, 1)) : null;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
