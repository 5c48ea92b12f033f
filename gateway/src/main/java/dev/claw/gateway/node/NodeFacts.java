package dev.claw.gateway.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.roster.HostStats;
import dev.claw.protocol.roster.Power;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What a node has told about its machine since it connected. Each fact stands for itself: a reader
/// sees the newest of each.
final class NodeFacts {
  private volatile @Nullable HostStats stats;
  private volatile @Nullable Power power;
  private volatile @Nullable Activity activity;
  private volatile @Nullable String desktop;
  private final AtomicLong aliveAtMs = new AtomicLong();
  private volatile List<JsonNode> tools = List.of();
  private volatile List<JsonNode> skills = List.of();

  /// When a person last used the machine, and when the node said so; Unix milliseconds.
  record Activity(@Nullable Long lastActiveAtMs, long updatedAtMs) {}

  @Nullable HostStats stats() {
    return stats;
  }

  void stats(HostStats newStats) {
    stats = newStats;
  }

  @Nullable Power power() {
    return power;
  }

  void power(Power newPower) {
    power = newPower;
  }

  @Nullable Activity activity() {
    return activity;
  }

  void activity(Activity newActivity) {
    activity = newActivity;
  }

  /// `locked`, `unlocked` or `unknown`.
  @Nullable String desktop() {
    return desktop;
  }

  void desktop(String newDesktop) {
    desktop = newDesktop;
  }

  /// Notes a sign of life.
  ///
  /// @return whether the last one noted is at least that long ago
  boolean aliveAfter(long nowMs, Duration pause) {
    long last = aliveAtMs.get();
    return nowMs - last >= pause.toMillis() && aliveAtMs.compareAndSet(last, nowMs);
  }

  List<JsonNode> tools() {
    return tools;
  }

  void tools(List<JsonNode> newTools) {
    tools = List.copyOf(newTools);
  }

  List<JsonNode> skills() {
    return skills;
  }

  void skills(List<JsonNode> newSkills) {
    skills = List.copyOf(newSkills);
  }
}
