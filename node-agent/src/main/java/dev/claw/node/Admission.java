package dev.claw.node;

import dev.claw.node.store.JsonFile;
import dev.claw.node.store.Membership;
import dev.claw.node.store.StateFolder;
import dev.claw.protocol.client.GatewayUrl;
import dev.claw.protocol.connect.ConnectAuth;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What admits this node to its gateway: the device token once there is one, else the invitation,
/// else the shared token. Secrets of one gateway are never shown to another.
final class Admission {
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

  private final JsonFile<Membership> file;
  private final @Nullable String sharedToken;
  private volatile Membership membership;

  private Admission(
      JsonFile<Membership> file, Membership membership, @Nullable String sharedToken) {
    this.file = file;
    this.membership = membership;
    this.sharedToken = sharedToken;
  }

  static JsonFile<Membership> file(StateFolder folder) {
    return new JsonFile<>(folder, "gateway.json", Membership.class);
  }

  /// The admission to a gateway; null for the one this node was paired with.
  static Admission to(
      @Nullable GatewayUrl gateway, StateFolder folder, @Nullable String sharedToken)
      throws IOException, NodeStartException {
    JsonFile<Membership> file = file(folder);
    Membership known = file.read().orElse(null);
    if (gateway != null && (known == null || !known.url().equals(gateway.toString()))) {
      known = Membership.at(gateway.toString());
    }
    if (known == null) {
      throw new NodeStartException(
          "This node is not paired; run `claw nodes add` on the gateway and `claw-node pair LINK`"
              + " here.");
    }
    return new Admission(file, known, sharedToken);
  }

  GatewayUrl gateway() {
    return GatewayUrl.parse(membership.url());
  }

  @Nullable String gatewayKey() {
    return membership.gatewayKey();
  }

  ConnectAuth auth() {
    Membership now = membership;
    if (now.deviceToken() != null) {
      return ConnectAuth.device(now.deviceToken());
    }
    if (now.bootstrapToken() != null) {
      return ConnectAuth.bootstrap(now.bootstrapToken());
    }
    return sharedToken == null ? ConnectAuth.NONE : ConnectAuth.sharedToken(sharedToken);
  }

  boolean isAdmitted() {
    return membership.deviceToken() != null;
  }

  void admitted(String deviceToken) {
    if (!deviceToken.equals(membership.deviceToken())) {
      replace(membership.admitted(deviceToken));
    }
  }

  /// Drops the secret that was just refused; whether another one is left to try.
  boolean dropRefused() {
    Membership now = membership;
    if (now.deviceToken() != null) {
      replace(now.withoutDeviceToken());
    } else if (now.bootstrapToken() != null) {
      replace(now.withoutInvitation());
    } else {
      return false;
    }
    return !auth().isEmpty();
  }

  /// A node that cannot keep its membership goes on with what it has in memory.
  private void replace(Membership next) {
    membership = next;
    try {
      file.write(next);
    } catch (IOException e) {
      LOG.warn("The membership could not be kept: {}", e.getMessage());
    }
  }
}
