package dev.claw.protocol.pairing;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.claw.protocol.Require;
import dev.claw.protocol.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A device that may connect. No secret is part of it.
///
/// @param operatorLabel the name an operator gave it
/// @param connected whether it is connected now; listings only
public record PairedDevice(
    @JsonUnwrapped DeviceProfile device,
    @Nullable String operatorLabel,
    List<TokenSummary> tokens,
    @Nullable ApprovedVia approvedVia,
    long createdAtMs,
    long approvedAtMs,
    @Nullable Long lastSeenAtMs,
    @Nullable String lastSeenReason,
    @Nullable Boolean connected) {

  public PairedDevice {
    Require.present(device, "device");
    tokens = Require.list(tokens, "tokens", Integer.MAX_VALUE);
  }

  /// A device token without its secret.
  public record TokenSummary(
      Role role,
      List<String> scopes,
      long createdAtMs,
      @Nullable Long rotatedAtMs,
      @Nullable Long revokedAtMs,
      @Nullable Long lastUsedAtMs) {

    public TokenSummary {
      Require.present(role, "role");
      scopes = Require.list(scopes, "scopes", Integer.MAX_VALUE);
    }
  }
}
