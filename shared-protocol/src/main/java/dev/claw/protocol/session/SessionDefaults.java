package dev.claw.protocol.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.models.ThinkingLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a new conversation starts with.
public record SessionDefaults(
    @Nullable String modelProvider,
    @Nullable String model,
    @Nullable Long contextTokens,
    @Nullable JsonNode agentRuntime,
    @Nullable List<ThinkingLevel> thinkingLevels,
    @Nullable List<String> thinkingOptions,
    @Nullable String thinkingDefault) {

  public SessionDefaults {
    thinkingLevels = thinkingLevels == null ? null : List.copyOf(thinkingLevels);
    thinkingOptions = thinkingOptions == null ? null : List.copyOf(thinkingOptions);
  }
}
