package dev.claw.os.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.os.HostFacts.Identity;
import dev.claw.os.HostFacts.Link;
import dev.claw.os.HostFacts.LoadAverage;
import dev.claw.os.HostFacts.Memory;
import dev.claw.os.HostFacts.Network;
import dev.claw.os.HostFacts.Thermal;
import dev.claw.os.Power.BatteryState;
import dev.claw.os.Power.Supply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinuxHostFactsTest {

  @TempDir Path root;

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private LinuxHostFacts facts() {
    return new LinuxHostFacts(new SystemFiles(root), Map.of("LANG", "sv_SE.UTF-8"));
  }

  private Supply supply() {
    return new LinuxPower(new SystemFiles(root)).supply();
  }

  @Test
  void tellsWhatTheMachineIs() throws Exception {
    file("proc/sys/kernel/hostname", "attic\n");
    file("sys/class/dmi/id/product_name", "ThinkPad X1\n");
    file("etc/os-release", "PRETTY_NAME=\"Debian 12\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=12\n");

    assertThat(facts().identity())
        .isEqualTo(new Identity("attic", "ThinkPad X1", "Debian GNU/Linux", "12", "sv-SE"));
  }

  @Test
  void hasAnAnswerWhereTheSystemTellsNothing() {
    assertThat(facts().identity())
        .isEqualTo(new Identity("linux", "Linux computer", "Linux", "unknown", "sv-SE"));
    assertThat(facts().load()).isEmpty();
    assertThat(facts().memory()).isEmpty();
    assertThat(facts().uptime()).isEmpty();
    assertThat(facts().networks()).isEmpty();
    assertThat(facts().thermal()).isEqualTo(Thermal.NOMINAL);
    assertThat(supply().level()).isEmpty();
    assertThat(supply().onMains()).isTrue();
  }

  @Test
  void readsADeviceTreeModelWithItsNul() throws Exception {
    file("proc/device-tree/model", "Raspberry Pi 5\0");

    assertThat(facts().identity().modelIdentifier()).isEqualTo("Raspberry Pi 5");
  }

  @Test
  void readsLoadMemoryAndUptime() throws Exception {
    file("proc/loadavg", "0.42 1.50 2.25 3/812 4711\n");
    file("proc/meminfo", "MemTotal:  16000 kB\nMemFree:  100 kB\nMemAvailable:  9000 kB\n");
    file("proc/uptime", "3661.52 7000.00\n");

    assertThat(facts().load()).contains(new LoadAverage(0.42, 1.5, 2.25));
    assertThat(facts().memory()).contains(new Memory(16_384_000, 9_216_000));
    assertThat(facts().uptime()).contains(Duration.ofMillis(3_661_520));
  }

  @Test
  void toleratesFilesOfAnotherForm() throws Exception {
    file("proc/loadavg", "none");
    file("proc/meminfo", "MemTotal: many kB\n");
    file("proc/uptime", "long ago");
    file("sys/class/power_supply/BAT0/type", "Battery");
    file("sys/class/power_supply/BAT0/capacity", "most");

    assertThat(facts().load()).isEmpty();
    assertThat(facts().memory()).isEmpty();
    assertThat(facts().uptime()).isEmpty();
    assertThat(supply().level()).isEmpty();
    assertThat(supply().state()).isEqualTo(BatteryState.UNKNOWN);
  }

  @Test
  void tellsTheDisk() {
    assertThat(facts().storage(root))
        .hasValueSatisfying(
            disk -> {
              assertThat(disk.total()).isPositive();
              assertThat(disk.free()).isBetween(0L, disk.total());
            });
    assertThat(facts().storage(root.resolve("missing"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Discharging, 0, UNPLUGGED, false",
    "Charging, 1, CHARGING, true",
    "Full, 1, FULL, true",
    "Not charging, 1, FULL, true",
    "Unknown, 1, UNKNOWN, true"
  })
  void readsTheBattery(String status, String online, BatteryState state, boolean onMains)
      throws Exception {
    file("sys/class/power_supply/AC/type", "Mains");
    file("sys/class/power_supply/AC/online", online);
    file("sys/class/power_supply/BAT1/type", "Battery");
    file("sys/class/power_supply/BAT1/capacity", "87");
    file("sys/class/power_supply/BAT1/status", status);

    assertThat(supply().level()).hasValue(0.87);
    assertThat(supply().state()).isEqualTo(state);
    assertThat(supply().onMains()).isEqualTo(onMains);
  }

  @Test
  void takesTheBatteryOfAMouseForNone() throws Exception {
    file("sys/class/power_supply/mouse/type", "Battery");
    file("sys/class/power_supply/mouse/scope", "Device");
    file("sys/class/power_supply/mouse/capacity", "5");
    file("sys/class/power_supply/mouse/status", "Discharging");

    assertThat(supply().level()).isEmpty();
    assertThat(supply().onMains()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"45000, NOMINAL", "81000, FAIR", "90000, SERIOUS", "105000, CRITICAL"})
  void judgesTheWarmestZoneByItsOwnLimits(String temperature, Thermal expected) throws Exception {
    file("sys/class/thermal/thermal_zone0/temp", "30000");
    file("sys/class/thermal/thermal_zone1/temp", temperature);
    file("sys/class/thermal/thermal_zone1/trip_point_0_type", "passive");
    file("sys/class/thermal/thermal_zone1/trip_point_0_temp", "90000");
    file("sys/class/thermal/thermal_zone1/trip_point_1_type", "critical");
    file("sys/class/thermal/thermal_zone1/trip_point_1_temp", "105000");

    assertThat(facts().thermal()).isEqualTo(expected);
  }

  @Test
  void tellsTheNetworksApart() throws Exception {
    file("sys/class/net/lo/operstate", "unknown");
    file("sys/class/net/eth0/operstate", "up");
    file("sys/class/net/eth0/type", "1");
    file("sys/class/net/wlp2s0/operstate", "down");
    file("sys/class/net/wlp2s0/wireless/status", "0");
    file("sys/class/net/wwan0/operstate", "unknown");
    file("sys/class/net/wwan0/carrier", "1");
    file("sys/class/net/docker0/operstate", "down");
    file("sys/class/net/docker0/type", "1");

    assertThat(facts().networks())
        .containsExactly(
            new Network("docker0", Link.OTHER, false),
            new Network("eth0", Link.WIRED, true),
            new Network("wlp2s0", Link.WIFI, false),
            new Network("wwan0", Link.CELLULAR, true));
  }
}
