package dev.claw.protocol.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.models.ThinkingLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a conversation is set up. Its fields stand in the row itself.
///
/// @param fastMode true, false or `auto`
/// @param thinkingLevels those its model offers
public record SessionSettings(
    @Nullable String modelProvider,
    @Nullable String model,
    @Nullable String thinkingLevel,
    @Nullable List<ThinkingLevel> thinkingLevels,
    @Nullable String thinkingDefault,
    @Nullable String verboseLevel,
    @Nullable JsonNode fastMode,
    @Nullable String permissionMode) {

  /// The agent's defaults.
  public static final SessionSettings NONE =
      new SessionSettings(null, null, null, null, null, null, null, null);

  public SessionSettings {
    thinkingLevels = thinkingLevels == null ? null : List.copyOf(thinkingLevels);
  }
}
