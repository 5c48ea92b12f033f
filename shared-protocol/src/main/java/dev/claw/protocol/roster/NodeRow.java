package dev.claw.protocol.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.claw.protocol.Require;
import dev.claw.protocol.pairing.NodeProfile;
import dev.claw.protocol.pairing.NodeSeen;
import dev.claw.protocol.pairing.NodeSurface;
import org.jspecify.annotations.Nullable;

/// A node as operators see it.
///
/// @param surface the effective one: what can be invoked now, sorted
/// @param paired whether its device is known to the gateway
/// @param active whether a person uses this machine at the moment
/// @param priority our addition: 1 is preferred
/// @param power our addition
/// @param check our addition: the eight digits of the pairing
public record NodeRow(
    @JsonUnwrapped NodeProfile profile,
    @JsonUnwrapped NodeSurface surface,
    @JsonUnwrapped NodeHost host,
    @Nullable ApprovalState approvalState,
    @JsonUnwrapped NodePending pending,
    @JsonUnwrapped NodeActivity activity,
    @JsonUnwrapped NodeSeen seen,
    boolean paired,
    boolean connected,
    @Nullable Boolean active,
    @Nullable @JsonProperty("claw.priority") Integer priority,
    @Nullable @JsonProperty("claw.power") Power power,
    @Nullable @JsonProperty("claw.check") String check) {

  public NodeRow {
    Require.present(profile, "profile");
    surface = surface == null ? NodeSurface.none() : surface;
    host = host == null ? NodeHost.UNKNOWN : host;
    pending = pending == null ? NodePending.NONE : pending;
    activity = activity == null ? NodeActivity.NONE : activity;
    seen = seen == null ? NodeSeen.NEVER : seen;
  }
}
