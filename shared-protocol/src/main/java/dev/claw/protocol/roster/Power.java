package dev.claw.protocol.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Where a node's machine draws its power. Our addition to a node's row.
///
/// @param percent charge of the battery, 0 to 100, where there is one
public record Power(Source source, @Nullable Integer percent) {
  public Power {
    Require.present(source, "source");
  }

  /// Mains or battery.
  public enum Source {
    @JsonProperty("mains")
    MAINS,
    @JsonProperty("battery")
    BATTERY
  }
}
