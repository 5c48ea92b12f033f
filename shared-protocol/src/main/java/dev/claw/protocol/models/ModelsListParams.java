package dev.claw.protocol.models;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Parameters of `models.list`.
public record ModelsListParams(
    @Nullable View view,
    @Nullable String agentId,
    @Nullable String sessionKey,
    @Nullable String provider,
    @Nullable Boolean refresh,
    @Nullable Boolean preparedOnly,
    @Nullable Boolean includeDetails) {

  public ModelsListParams {
    Require.atMost(agentId, "agentId", 128);
    Require.atMost(sessionKey, "sessionKey", 512);
    Require.atMost(provider, "provider", 128);
  }

  /// Which models are meant.
  public enum View {
    @JsonProperty("default")
    DEFAULT,
    @JsonProperty("configured")
    CONFIGURED,
    @JsonProperty("provider-config")
    PROVIDER_CONFIG,
    @JsonProperty("all")
    ALL
  }
}
