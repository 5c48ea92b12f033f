package dev.claw.os.windows;

import dev.claw.os.HostFacts;
import dev.claw.os.Power;
import dev.claw.os.host.Commands;
import dev.claw.os.host.Disks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Facts from Windows Management Instrumentation, read by PowerShell.
final class WindowsHostFacts implements HostFacts, Power {

  private static final String SYSTEM =
      """
      $os = Get-CimInstance Win32_OperatingSystem
      "memoryTotalKb=$($os.TotalVisibleMemorySize)"
      "memoryFreeKb=$($os.FreePhysicalMemory)"
      "uptimeSeconds=$([int64]((Get-Date) - $os.LastBootUpTime).TotalSeconds)"
      "model=$((Get-CimInstance Win32_ComputerSystem).Model)"
      """;

  private static final String BATTERY =
      """
      $battery = Get-CimInstance Win32_Battery | Select-Object -First 1
      if ($battery) { "batteryStatus=$($battery.BatteryStatus)" }
      if ($battery) { "batteryPercent=$($battery.EstimatedChargeRemaining)" }
      """;

  private static final String NETWORKS =
      """
      Get-NetAdapter | ForEach-Object { "net=$($_.Name)|$($_.PhysicalMediaType)|$($_.Status)" }
      """;

  private final Commands commands;
  private final PowerShell shell;
  private final Map<String, String> environment;

  WindowsHostFacts(Commands commands, PowerShell shell, Map<String, String> environment) {
    this.commands = commands;
    this.shell = shell;
    this.environment = environment;
  }

  private Map<String, String> ask(String script) {
    return WindowsReports.values(commands.ask(shell.command(script)));
  }

  @Override
  public Identity identity() {
    return new Identity(
        environment.getOrDefault("COMPUTERNAME", "Windows computer"),
        ask(SYSTEM).getOrDefault("model", "Windows computer"),
        "Windows",
        System.getProperty("os.version", "unknown"),
        Locale.getDefault().toLanguageTag());
  }

  @Override
  public int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  @Override
  public Optional<LoadAverage> load() {
    return Optional.empty();
  }

  @Override
  public Optional<Memory> memory() {
    return WindowsReports.memory(ask(SYSTEM));
  }

  @Override
  public Optional<Storage> storage(Path path) {
    return Disks.storage(path);
  }

  @Override
  public Optional<Duration> uptime() {
    return WindowsReports.uptime(ask(SYSTEM));
  }

  /// Windows tells its temperature to no ordinary program.
  @Override
  public Thermal thermal() {
    return Thermal.NOMINAL;
  }

  @Override
  public List<Network> networks() {
    return WindowsReports.networks(commands.ask(shell.command(NETWORKS)));
  }

  @Override
  public Supply supply() {
    return WindowsReports.supply(ask(BATTERY));
  }
}
