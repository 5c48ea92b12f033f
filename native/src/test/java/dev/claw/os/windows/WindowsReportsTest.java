package dev.claw.os.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.os.HostFacts.Link;
import dev.claw.os.HostFacts.Memory;
import dev.claw.os.HostFacts.Network;
import dev.claw.os.Notifier.Notification;
import dev.claw.os.Notifier.Priority;
import dev.claw.os.Power.BatteryState;
import dev.claw.os.linux.TestingProgram;
import dev.claw.os.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsReportsTest {

  @TempDir Path directory;

  @Test
  void readsMemoryAndUptime() {
    Map<String, String> values =
        WindowsReports.values(
            "memoryTotalKb=16000\r\nmemoryFreeKb=4000\r\nuptimeSeconds=90\r\nmodel=X = Y\r\n");

    assertThat(WindowsReports.memory(values)).contains(new Memory(16_384_000, 4_096_000));
    assertThat(WindowsReports.uptime(values)).contains(Duration.ofSeconds(90));
    assertThat(values).containsEntry("model", "X = Y");
    assertThat(WindowsReports.memory(Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, UNPLUGGED, false",
    "2, CHARGING, true",
    "3, FULL, true",
    "5, UNPLUGGED, false",
    "7, CHARGING, true",
    "11, UNKNOWN, true"
  })
  void readsTheBattery(String status, BatteryState state, boolean onMains) {
    var supply = WindowsReports.supply(Map.of("batteryStatus", status, "batteryPercent", "50"));

    assertThat(supply.level()).hasValue(0.5);
    assertThat(supply.state()).isEqualTo(state);
    assertThat(supply.onMains()).isEqualTo(onMains);
  }

  @Test
  void aDesktopHasNoBattery() {
    assertThat(WindowsReports.supply(Map.of()).onMains()).isTrue();
    assertThat(WindowsReports.supply(Map.of()).level()).isEmpty();
  }

  @Test
  void tellsTheNetworksApart() {
    assertThat(
            WindowsReports.networks(
                "net=Ethernet|802.3|Disconnected\r\nnet=Wi-Fi|Native 802.11|Up\r\nnet=broken\r\n"))
        .containsExactly(
            new Network("Ethernet", Link.WIRED, false), new Network("Wi-Fi", Link.WIFI, true));
  }

  @Test
  void theNotificationScriptIsConstantAndValuesAreVariables() throws Exception {
    Path program =
        TestingProgram.write(
            directory.resolve("powershell"),
            "cat > '%1$s/stdin'; printf '%%s|%%s' \"$CLAW_NOTE_TITLE\" \"$CLAW_NOTE_BODY\" > '%1$s/values'"
                .formatted(directory));
    String nasty = "'; Remove-Item * \n\"$(id)` 😀";

    new WindowsNotifier(
            new PowerShell(
                new ProcessRunner(Map.of("PATH", "/usr/bin:/bin", "LC_ALL", "C.UTF-8")), program))
        .show(new Notification("T" + nasty, nasty, Priority.ACTIVE, true));

    assertThat(Files.readString(directory.resolve("stdin"))).isEqualTo(WindowsNotifier.SCRIPT);
    assertThat(Files.readString(directory.resolve("values"))).isEqualTo("T" + nasty + "|" + nasty);
  }
}
