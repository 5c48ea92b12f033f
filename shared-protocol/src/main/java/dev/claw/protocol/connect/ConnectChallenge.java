package dev.claw.protocol.connect;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.claw.protocol.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The gateway's first word: what the device has to sign.
///
/// @param ts the gateway's clock, Unix milliseconds
/// @param gatewayKey our addition: the gateway's public key, for the check both sides show while
///   pairing; other clients skip it
public record ConnectChallenge(
    String nonce,
    long ts,
    List<String> capabilities,
    @Nullable @JsonProperty("claw.gatewayKey") String gatewayKey) {

  /// The event that carries it.
  public static final String EVENT = "connect.challenge";

  public ConnectChallenge {
    Require.atMost(Require.nonEmpty(nonce, "nonce"), "nonce", 128);
    capabilities = Require.list(capabilities, "capabilities", 256);
  }
}
