package dev.claw.protocol.talk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Result of `talk.config`: how speech is set up.
public record TalkConfigResult(Config config) {
  public TalkConfigResult {
    Require.present(config, "config");
  }

  /// The parts of the configuration that speech needs.
  public record Config(
      @Nullable Talk talk, @Nullable Session session, @Nullable Map<String, JsonNode> ui) {

    public Config {
      ui = ui == null ? null : Map.copyOf(ui);
    }
  }

  /// The voice.
  ///
  /// @param silenceTimeoutMs how long a pause ends a sentence, milliseconds
  public record Talk(
      @Nullable String provider,
      @Nullable Map<String, JsonNode> providers,
      @Nullable JsonNode resolved,
      @Nullable JsonNode realtime,
      @Nullable String speechLocale,
      @Nullable Boolean interruptOnSpeech,
      @Nullable Long silenceTimeoutMs) {

    public Talk {
      providers = providers == null ? null : Map.copyOf(providers);
    }
  }

  /// Where spoken words go.
  public record Session(@Nullable String mainKey) {}
}
