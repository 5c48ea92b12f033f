package dev.claw.protocol.pairing;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Who let a device in.
public enum ApprovedVia {
  @JsonProperty("owner")
  OWNER,
  @JsonProperty("silent")
  SILENT,
  @JsonProperty("trusted-cidr")
  TRUSTED_CIDR,
  @JsonProperty("trusted-proxy")
  TRUSTED_PROXY,
  @JsonProperty("ssh-verified")
  SSH_VERIFIED,
  @JsonProperty("bootstrap")
  BOOTSTRAP
}
