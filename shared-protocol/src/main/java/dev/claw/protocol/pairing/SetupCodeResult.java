package dev.claw.protocol.pairing;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Result of `device.pair.setupCode`. Holds a secret: never logged.
///
/// @param setupCode the text that [SetupCode#decode] reads
/// @param qrDataUrl a PNG data URL
/// @param code our addition: six digits that do instead of the long code
public record SetupCodeResult(
    String setupId,
    long expiresAtMs,
    String setupCode,
    @Nullable String joinUrl,
    @Nullable String qrDataUrl,
    String gatewayUrl,
    @Nullable List<String> gatewayUrls,
    @Nullable String auth,
    @Nullable String urlSource,
    @Nullable SetupAccess access,
    @Nullable Boolean accessDowngraded,
    @Nullable @JsonProperty("claw.code") String code) {

  public SetupCodeResult {
    Require.nonEmpty(setupId, "setupId");
    Require.nonEmpty(setupCode, "setupCode");
    Require.nonEmpty(gatewayUrl, "gatewayUrl");
    gatewayUrls = gatewayUrls == null ? null : List.copyOf(gatewayUrls);
  }

  @Override
  public String toString() {
    return "SetupCodeResult[" + setupId + "]";
  }
}
