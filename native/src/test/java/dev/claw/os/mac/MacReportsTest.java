package dev.claw.os.mac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.os.HostFacts.Link;
import dev.claw.os.HostFacts.LoadAverage;
import dev.claw.os.HostFacts.Memory;
import dev.claw.os.HostFacts.Network;
import dev.claw.os.HostFacts.Thermal;
import dev.claw.os.Power.BatteryState;
import dev.claw.os.Power.Supply;
import dev.claw.os.Screen.Display;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MacReportsTest {

  @Test
  void readsTheLoad() {
    assertThat(MacReports.load("{ 1.91 2.05 2.11 }\n")).contains(new LoadAverage(1.91, 2.05, 2.11));
    assertThat(MacReports.load("")).isEmpty();
  }

  @Test
  void readsTheMemory() {
    String vmStat =
        """
        Mach Virtual Memory Statistics: (page size of 16384 bytes)
        Pages free:                               10000.
        Pages active:                            400000.
        Pages inactive:                           20000.
        Pages speculative:                         3000.
        Pages purgeable:                            400.
        "Translation faults":                 123456789.
        """;

    assertThat(MacReports.memory("17179869184\n", vmStat))
        .contains(new Memory(17_179_869_184L, 33_400L * 16_384));
    assertThat(MacReports.memory("", "")).isEmpty();
  }

  @Test
  void readsTheUptime() {
    String boot = "{ sec = 1763000000, usec = 123456 } Thu Nov 13 02:13:20 2025\n";

    assertThat(MacReports.uptime(boot, Instant.ofEpochSecond(1_763_000_090)))
        .contains(Duration.ofSeconds(90));
    assertThat(MacReports.uptime("", Instant.EPOCH)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Battery Power, 87%; discharging; 5:12 remaining present: true, 0.87, UNPLUGGED, false",
    "AC Power, 40%; charging; 1:02 remaining present: true, 0.4, CHARGING, true",
    "AC Power, 99%; finishing charge; 0:05 remaining present: true, 0.99, CHARGING, true",
    "AC Power, 100%; charged; 0:00 remaining present: true, 1.0, FULL, true",
    "AC Power, 80%; AC attached; not charging present: true, 0.8, FULL, true"
  })
  void readsTheBattery(
      String source, String line, double level, BatteryState state, boolean onMains) {
    String report =
        "Now drawing from '" + source + "'\n -InternalBattery-0 (id=1234)\t" + line + "\n";

    assertThat(MacReports.supply(report, " lowpowermode         1\n"))
        .isEqualTo(new Supply(OptionalDouble.of(level), state, onMains, true));
  }

  @Test
  void aDesktopMacHasNoBattery() {
    assertThat(MacReports.supply("Now drawing from 'AC Power'\n", ""))
        .isEqualTo(new Supply(OptionalDouble.empty(), BatteryState.UNKNOWN, true, false));
  }

  @ParameterizedTest
  @CsvSource({"100, NOMINAL", "90, FAIR", "60, SERIOUS", "20, CRITICAL"})
  void judgesHeatBySpeed(String limit, Thermal expected) {
    assertThat(MacReports.thermal("\tCPU_Scheduler_Limit \t= 100\n\tCPU_Speed_Limit \t= " + limit))
        .isEqualTo(expected);
  }

  @Test
  void aMacWithoutThermalReportIsNominal() {
    assertThat(MacReports.thermal("Note: No thermal warning level has been recorded\n"))
        .isEqualTo(Thermal.NOMINAL);
  }

  @Test
  void tellsTheNetworksApart() {
    String ports =
        """

        Hardware Port: Ethernet Adapter (en4)
        Device: en4
        Ethernet Address: aa:bb:cc:00:00:01

        Hardware Port: Wi-Fi
        Device: en0
        Ethernet Address: aa:bb:cc:00:00:02

        Hardware Port: iPhone USB
        Device: en8
        Ethernet Address: aa:bb:cc:00:00:03

        Hardware Port: Thunderbolt Bridge
        Device: bridge0
        Ethernet Address: aa:bb:cc:00:00:04
        """;
    String interfaces =
        """
        en4: flags=8863<UP> mtu 1500
        \tstatus: inactive
        en0: flags=8863<UP> mtu 1500
        \tinet 10.0.0.2
        \tstatus: active
        """;

    assertThat(MacReports.networks(ports, interfaces))
        .containsExactly(
            new Network("en4", Link.WIRED, false),
            new Network("en0", Link.WIFI, true),
            new Network("en8", Link.CELLULAR, false),
            new Network("bridge0", Link.OTHER, false));
  }

  @Test
  void putsTheMainDisplayFirst() {
    String report =
        """
        Graphics/Displays:

            Apple M2:

              Chipset Model: Apple M2
              Displays:
                DELL U2720Q:
                  Resolution: 3840 x 2160 (2160p/4K UHD 1 - Ultra High Definition)
                  Mirror: Off
                Color LCD:
                  Display Type: Built-In Retina LCD
                  Resolution: 2560 x 1664 Retina
                  Main Display: Yes
        """;

    assertThat(MacDisplays.parse(report))
        .containsExactly(
            new Display(0, "Color LCD", 0, 0, 2560, 1664),
            new Display(1, "DELL U2720Q", 0, 0, 3840, 2160));
  }
}
