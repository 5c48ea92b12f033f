package dev.claw.protocol.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Result of `config.get`. Secrets are replaced by [#REDACTED], which survives a write-back.
///
/// @param raw the file as it stands, null where there is none
/// @param hash to be shown again when writing
public record ConfigSnapshot(
    String path,
    boolean exists,
    @Nullable String raw,
    @Nullable JsonNode parsed,
    boolean valid,
    @Nullable JsonNode config,
    @Nullable JsonNode resolved,
    @Nullable JsonNode sourceConfig,
    @Nullable JsonNode runtimeConfig,
    @Nullable String hash,
    @Nullable String configRevisionHash,
    @Nullable String appliedConfigHash,
    List<Issue> issues,
    List<Issue> legacyIssues,
    List<Issue> warnings,
    @Nullable String writeError) {

  /// What stands where a secret is.
  public static final String REDACTED = "__OPENCLAW_REDACTED__";

  public ConfigSnapshot {
    Require.nonEmpty(path, "path");
    issues = Require.list(issues, "issues", Integer.MAX_VALUE);
    legacyIssues = Require.list(legacyIssues, "legacyIssues", Integer.MAX_VALUE);
    warnings = Require.list(warnings, "warnings", Integer.MAX_VALUE);
  }

  /// Something is wrong in the file.
  ///
  /// @param path where, such as `gateway.port`
  public record Issue(String path, String message) {
    public Issue {
      Require.present(path, "path");
      Require.present(message, "message");
    }
  }
}
