package dev.claw.protocol.models;

import dev.claw.protocol.Require;

/// How much a model may think, by id and as people read it.
public record ThinkingLevel(String id, String label) {
  public ThinkingLevel {
    Require.nonEmpty(id, "id");
    label = label == null ? id : label;
  }
}
