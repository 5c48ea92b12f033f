package dev.claw.protocol.pairing;

import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Parameters of `device.pair.setupCode`.
///
/// @param includeQr whether a picture is wanted; true when absent
/// @param joinUrl only true is a value: a short address instead of the long code
public record SetupCodeParams(
    @Nullable String publicUrl,
    @Nullable Boolean preferRemoteUrl,
    @Nullable Boolean includeQr,
    @Nullable SetupProfile bootstrapProfile,
    @Nullable Boolean joinUrl) {

  public SetupCodeParams {
    Require.atMost(publicUrl, "publicUrl", SetupCode.MAX_URL);
    if (joinUrl != null && !joinUrl) {
      throw new InvalidFieldException("joinUrl", "must be true where present");
    }
  }

  /// A code for a node, without a picture.
  public static SetupCodeParams forNode() {
    return new SetupCodeParams(null, null, false, SetupProfile.NODE, null);
  }
}
