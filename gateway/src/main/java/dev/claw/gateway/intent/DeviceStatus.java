package dev.claw.gateway.intent;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A machine's `device.status` answer.
record DeviceStatus(Payload payload) {
  static final String COMMAND = "device.status";

  static DeviceStatus of(IntentCall call, NodeSummary node)
      throws Refused, IntentFailure, InterruptedException {
    return new DeviceStatus(Machines.ask(call, node, COMMAND));
  }

  /// 0 to 1; empty without a battery. Nodes report a fraction; above 1 it is taken for percent.
  OptionalDouble battery() {
    OptionalDouble level = payload.part("battery").number("level");
    if (level.isEmpty() || level.getAsDouble() < 0) {
      return OptionalDouble.empty();
    }
    double value = level.getAsDouble();
    return OptionalDouble.of(Math.min(1, value > 1 ? value / 100 : value));
  }

  /// `unplugged`, `charging` or `full`; empty when the node cannot tell.
  String batteryState() {
    String state = payload.part("battery").text("state").orElse("unknown");
    return state.equals("unknown") ? "" : state;
  }

  Optional<Room> disk() {
    OptionalLong total = payload.part("storage").whole("totalBytes");
    OptionalLong free = payload.part("storage").whole("freeBytes");
    return total.isPresent() && free.isPresent() && total.getAsLong() > 0
        ? Optional.of(new Room(free.getAsLong(), total.getAsLong()))
        : Optional.empty();
  }

  Optional<Duration> uptime() {
    OptionalLong seconds = payload.whole("uptimeSeconds");
    return seconds.isPresent()
        ? Optional.of(Duration.ofSeconds(Math.min(seconds.getAsLong(), 10_000_000_000L)))
        : Optional.empty();
  }

  Optional<String> thermal() {
    return payload.part("thermal").text("state");
  }

  List<String> interfaces() {
    List<String> interfaces = new ArrayList<>();
    for (JsonNode each : payload.json().path("network").path("interfaces")) {
      if (interfaces.size() < 8) {
        Payload.clean(each, 40).ifPresent(interfaces::add);
      }
    }
    return interfaces;
  }

  /// Space on a disk or in memory, in bytes.
  record Room(long free, long total) {
    double share() {
      return (double) free / total;
    }
  }
}
