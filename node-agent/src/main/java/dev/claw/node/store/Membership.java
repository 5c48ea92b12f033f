package dev.claw.node.store;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// The gateway this node belongs to, and what admits it there.
///
/// @param gatewayKey the gateway's public key as the pairing link gave it
/// @param deviceToken what the gateway gave this node when it was approved
/// @param bootstrapToken the secret of a pairing link that has not led to an approval yet
public record Membership(
    String url,
    @Nullable String gatewayKey,
    @Nullable String deviceToken,
    @Nullable String bootstrapToken) {

  public Membership {
    Require.nonEmpty(url, "url");
  }

  /// A gateway this node has no right at yet.
  public static Membership at(String url) {
    return new Membership(url, null, null, null);
  }

  /// The same gateway, approved: the invitation has done its work.
  public Membership admitted(String newDeviceToken) {
    return new Membership(url, gatewayKey, newDeviceToken, null);
  }

  /// The same gateway, which no longer knows the token.
  public Membership withoutDeviceToken() {
    return new Membership(url, gatewayKey, null, bootstrapToken);
  }

  /// The same gateway, whose invitation has expired.
  public Membership withoutInvitation() {
    return new Membership(url, gatewayKey, deviceToken, null);
  }

  @Override
  public String toString() {
    return "Membership[" + url + (deviceToken == null ? "" : ", admitted") + "]";
  }
}
