package dev.claw.protocol.models;

import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model one can choose.
///
/// @param contextWindow in tokens
/// @param available whether it can be used now
public record ModelRow(
    String id,
    String name,
    String provider,
    @Nullable String alias,
    @Nullable Long contextWindow,
    @Nullable Boolean reasoning,
    @Nullable Boolean supportsTools,
    @Nullable List<String> input,
    @Nullable List<String> tags,
    @Nullable List<ThinkingLevel> thinkingLevels,
    @Nullable String thinkingDefault,
    @Nullable Boolean available) {

  public ModelRow {
    Require.nonEmpty(id, "id");
    name = name == null ? id : name;
    Require.nonEmpty(provider, "provider");
    input = input == null ? null : List.copyOf(input);
    tags = tags == null ? null : List.copyOf(tags);
    thinkingLevels = thinkingLevels == null ? null : List.copyOf(thinkingLevels);
  }
}
