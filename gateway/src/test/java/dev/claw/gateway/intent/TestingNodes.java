package dev.claw.gateway.intent;

import dev.claw.gateway.intent.sentence.NodeRef;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The machines of the test household.
final class TestingNodes {
  static final String STATUS =
      """
      {"battery":{"level":0.38,"state":"unplugged","lowPowerModeEnabled":false},
       "thermal":{"state":"nominal"},
       "storage":{"totalBytes":500000000000,"freeBytes":120000000000,"usedBytes":380000000000},
       "network":{"status":"satisfied","isExpensive":false,"isConstrained":false,"interfaces":["wifi"]},
       "uptimeSeconds":273600}
      """;
  static final String INFO =
      """
      {"deviceName":"studio","modelIdentifier":"MacBookPro18,3","systemName":"macOS",
       "systemVersion":"26.1","appVersion":"0.1.0","appBuild":"1","locale":"en-DE"}
      """;
  private static final Set<String> ALL =
      Set.of(
          "screen.snapshot",
          "screen.record",
          "camera.list",
          "camera.snap",
          "camera.clip",
          "location.get",
          "system.notify",
          "system.which",
          "system.run",
          "device.info",
          "device.status");
  private static final Set<String> SERVER =
      Set.of("system.notify", "system.which", "system.run", "screen.snapshot");

  private TestingNodes() {}

  static NodeSummary workbench() {
    return new NodeSummary(
        new NodeRef("n-workbench", "workbench"),
        List.of(),
        new NodeSummary.Presence(true, true, TestingIntentActions.NOW, "127.0.0.1"),
        new NodeSummary.Facts("macos", "0.1.0", null),
        new NodeSummary.Offer(ALL, Map.of()),
        stats(1.5));
  }

  static NodeSummary studio() {
    return new NodeSummary(
        new NodeRef("n-studio", "studio"),
        List.of("big mac"),
        new NodeSummary.Presence(true, false, TestingIntentActions.NOW, "100.64.0.7"),
        new NodeSummary.Facts("macos", "0.1.0", ZoneId.of("America/New_York")),
        new NodeSummary.Offer(ALL, Map.of()),
        stats(0.5));
  }

  static NodeSummary attic() {
    return new NodeSummary(
        new NodeRef("n-attic", "attic"),
        List.of(),
        new NodeSummary.Presence(true, false, TestingIntentActions.NOW, null),
        new NodeSummary.Facts("linux", null, null),
        new NodeSummary.Offer(SERVER, Map.of("camera.snap", "the gateway's policy forbids it")),
        stats(9.25));
  }

  static NodeSummary travelLaptop() {
    return new NodeSummary(
        new NodeRef("n-travel", "Travel-Laptop"),
        List.of(),
        new NodeSummary.Presence(
            false, false, TestingIntentActions.NOW.minusSeconds(7_200), "100.64.0.9"),
        new NodeSummary.Facts("macos", "0.1.0", null),
        new NodeSummary.Offer(ALL, Map.of()),
        null);
  }

  static NodeSummary server(int number) {
    return new NodeSummary(
        new NodeRef("n-server-" + number, "Server " + number),
        List.of(),
        new NodeSummary.Presence(true, false, TestingIntentActions.NOW, null),
        new NodeSummary.Facts("linux", "0.1.0", null),
        new NodeSummary.Offer(SERVER, Map.of()),
        null);
  }

  private static HostStats stats(double load) {
    return new HostStats(
        8,
        load,
        16_000_000_000L,
        4_000_000_000L,
        1_000_000_000_000L,
        250_000_000_000L,
        TestingIntentActions.NOW.minusSeconds(30));
  }
}
