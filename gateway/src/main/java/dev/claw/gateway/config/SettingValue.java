package dev.claw.gateway.config;

import java.util.List;
import java.util.Map;

/// A checked value of a setting.
sealed interface SettingValue {
  /// Not set, and without a default.
  record Absent() implements SettingValue {}

  record Text(String text) implements SettingValue {}

  record Hidden(Secret secret) implements SettingValue {}

  record Whole(long number) implements SettingValue {}

  record Flag(boolean on) implements SettingValue {}

  record Texts(List<String> texts) implements SettingValue {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  record Priorities(Map<String, Integer> byName) implements SettingValue {
    public Priorities {
      byName = Map.copyOf(byName);
    }
  }

  record Scripts(Map<String, Script> byName) implements SettingValue {
    public Scripts {
      byName = Map.copyOf(byName);
    }
  }
}
