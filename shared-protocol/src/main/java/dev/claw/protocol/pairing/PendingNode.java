package dev.claw.protocol.pairing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node that waits for a person's decision; also the payload of `node.pair.requested`.
///
/// @param surface what it declared
/// @param requiredApproveScopes what the person who approves has to hold
/// @param ts Unix milliseconds
/// @param check our addition: the eight digits both sides show
/// @param evidence our addition: sentences on who this may be, such as its name in the tailnet;
///   never a proof by themselves
public record PendingNode(
    String requestId,
    @JsonUnwrapped NodeProfile profile,
    @JsonUnwrapped NodeSurface surface,
    List<String> requiredApproveScopes,
    @Nullable Boolean silent,
    long ts,
    @Nullable @JsonProperty("claw.check") String check,
    @Nullable @JsonProperty("claw.evidence") List<String> evidence) {

  /// The event that announces one.
  public static final String EVENT = "node.pair.requested";

  public PendingNode {
    Require.nonEmpty(requestId, "requestId");
    Require.present(profile, "profile");
    surface = surface == null ? NodeSurface.none() : surface;
    requiredApproveScopes =
        Require.list(requiredApproveScopes, "requiredApproveScopes", Integer.MAX_VALUE);
    evidence = evidence == null ? null : List.copyOf(evidence);
  }
}
