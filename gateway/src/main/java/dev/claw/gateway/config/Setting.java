package dev.claw.gateway.config;

/// One row of the table of settings.
///
/// @param key dotted name, OpenClaw's own where it has one
/// @param type what values it takes
/// @param standard the value when nothing is configured
/// @param reloadable whether a change takes effect without a restart
/// @param doc one sentence for the user
/// @param example a value as it would be written in the file
record Setting(
    String key,
    SettingType type,
    SettingValue standard,
    boolean reloadable,
    String doc,
    String example) {
  boolean secret() {
    return type instanceof SettingType.Hidden;
  }

  /// The same row, taking effect at once.
  Setting live() {
    return new Setting(key, type, standard, true, doc, example);
  }
}
