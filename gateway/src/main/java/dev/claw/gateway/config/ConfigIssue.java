package dev.claw.gateway.config;

/// Something about the configuration that its owner should know.
///
/// @param path dotted path of the value; empty for the file as a whole
/// @param line counted from 1; 0 when it is about no particular place
/// @param column counted from 1; 0 likewise
/// @param message what is wrong and what to write instead; never a configured value
public record ConfigIssue(String path, int line, int column, String message) {
  static ConfigIssue at(String path, ConfigNode.Place place, String message) {
    return new ConfigIssue(path, place.line(), place.column(), message);
  }

  static ConfigIssue ofFile(String message) {
    return at("", ConfigNode.Place.NOWHERE, message);
  }

  /// One line for people.
  public String sentence() {
    String where = line > 0 ? "line %d, column %d: ".formatted(line, column) : "";
    return where + (path.isEmpty() ? message : path + " " + message);
  }
}
