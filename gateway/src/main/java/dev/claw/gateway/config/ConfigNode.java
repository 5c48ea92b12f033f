package dev.claw.gateway.config;

import java.util.List;
import java.util.Map;

/// A value in a configuration file and where it stands.
sealed interface ConfigNode {
  /// Where it begins.
  Place place();

  /// A position.
  ///
  /// @param line counted from 1
  /// @param column counted from 1
  /// @param start characters before it
  /// @param end characters up to and including its last one
  record Place(int line, int column, int start, int end) {
    static final Place NOWHERE = new Place(0, 0, 0, 0);
  }

  record Text(String text, Place place) implements ConfigNode {}

  record Whole(long number, Place place) implements ConfigNode {}

  /// A number that is not whole, or too large to be one.
  record Real(Place place) implements ConfigNode {}

  record Flag(boolean on, Place place) implements ConfigNode {}

  record Nothing(Place place) implements ConfigNode {}

  record Items(List<ConfigNode> items, Place place) implements ConfigNode {}

  record Section(Map<String, ConfigNode> entries, Place place) implements ConfigNode {}
}
