package dev.claw.protocol.models;

import dev.claw.protocol.Require;
import java.util.List;

/// Result of `models.list`.
public record ModelsListResult(List<ModelRow> models) {
  public ModelsListResult {
    models = Require.list(models, "models", Integer.MAX_VALUE);
  }
}
