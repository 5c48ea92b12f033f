package dev.claw.gateway.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.roster.Power;
import org.jspecify.annotations.Nullable;

/// Reads where a machine draws its power from the result of `device.status`.
final class PowerReading {
  static final String COMMAND = "device.status";

  private static final int PERCENT = 100;

  private PowerReading() {}

  /// Null where the result says nothing on it.
  static @Nullable Power of(JsonNode status) {
    JsonNode battery = status.path("battery");
    JsonNode level = battery.path("level");
    Integer percent =
        level.isNumber() && level.asDouble() >= 0 && level.asDouble() <= 1
            ? (int) Math.round(level.asDouble() * PERCENT)
            : null;
    return switch (battery.path("state").asText()) {
      case "charging", "full" -> new Power(Power.Source.MAINS, percent);
      case "unplugged" -> new Power(Power.Source.BATTERY, percent);
      default -> null;
    };
  }
}
