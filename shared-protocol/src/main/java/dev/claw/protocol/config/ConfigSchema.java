package dev.claw.protocol.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Result of `config.schema`.
///
/// @param schema a JSON Schema
/// @param uiHints by path, for programs that draw a form
/// @param generatedAt ISO 8601
public record ConfigSchema(
    JsonNode schema, Map<String, UiHint> uiHints, String version, String generatedAt) {

  public ConfigSchema {
    Require.present(schema, "schema");
    uiHints = uiHints == null ? Map.of() : Map.copyOf(uiHints);
    Require.present(version, "version");
    Require.present(generatedAt, "generatedAt");
  }

  /// How to show one setting.
  public record UiHint(
      @Nullable String label,
      @Nullable String help,
      @Nullable String group,
      @Nullable Integer order,
      @Nullable Boolean advanced,
      @Nullable Boolean sensitive,
      @Nullable String placeholder) {}
}
