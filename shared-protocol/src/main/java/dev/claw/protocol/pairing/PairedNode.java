package dev.claw.protocol.pairing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node with an approved surface.
///
/// @param bins programs it reported
public record PairedNode(
    @JsonUnwrapped NodeProfile profile,
    @JsonUnwrapped NodeSurface surface,
    @Nullable List<String> bins,
    long createdAtMs,
    long approvedAtMs,
    @JsonUnwrapped NodeSeen seen,
    @Nullable JsonNode lastHostStats) {

  public PairedNode {
    Require.present(profile, "profile");
    surface = surface == null ? NodeSurface.none() : surface;
    bins = bins == null ? null : List.copyOf(bins);
    seen = seen == null ? NodeSeen.NEVER : seen;
  }
}
