package dev.claw.node;

import java.time.Duration;
import java.time.InstantSource;

/// How often a node looks after itself.
///
/// @param tick how often it looks whether something is due
/// @param probe how often the machine's abilities are probed
/// @param stats how often it reports how busy the machine is
/// @param slow how long it pauses where trying again soon makes no sense
/// @param clock tells the time of day; a jump means that the machine slept
public record NodeTiming(
    Duration tick, Duration probe, Duration stats, Duration slow, InstantSource clock) {

  /// 5 s, 15 s, 60 s and 60 s by the system's clock.
  public static NodeTiming usual() {
    return new NodeTiming(
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(60),
        Duration.ofSeconds(60),
        InstantSource.system());
  }
}
