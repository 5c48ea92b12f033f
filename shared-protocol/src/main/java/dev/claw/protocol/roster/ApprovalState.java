package dev.claw.protocol.roster;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far a node's surface is approved.
public enum ApprovalState {
  @JsonProperty("approved")
  APPROVED,
  @JsonProperty("pending-approval")
  PENDING_APPROVAL,
  /// It declares more than was approved; what was approved goes on working.
  @JsonProperty("pending-reapproval")
  PENDING_REAPPROVAL,
  @JsonProperty("unapproved")
  UNAPPROVED
}
