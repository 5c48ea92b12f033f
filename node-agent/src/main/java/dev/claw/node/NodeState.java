package dev.claw.node;

import dev.claw.protocol.client.GatewayUrl;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Where a node stands with its gateway.
public sealed interface NodeState {

  /// A sentence for the owner of this machine.
  String describe();

  /// An attempt is under way.
  record Connecting(GatewayUrl gateway) implements NodeState {
    @Override
    public String describe() {
      return "Connecting to " + gateway + ".";
    }
  }

  /// The gateway knows of this node and nobody has approved it yet.
  ///
  /// @param node what `claw nodes approve` takes
  /// @param check eight hex digits that the gateway's owner must see too; null where the gateway
  ///   showed no key
  record Waiting(GatewayUrl gateway, String node, @Nullable String check) implements NodeState {
    @Override
    public String describe() {
      return "Waiting for approval"
          + (check == null ? "" : ", check " + check)
          + ". On the gateway run: claw nodes approve "
          + node;
    }
  }

  /// Connected and admitted.
  record Ready(GatewayUrl gateway) implements NodeState {
    @Override
    public String describe() {
      return "Connected to " + gateway + ".";
    }
  }

  /// Nobody answered, or the connection ended; the next attempt comes by itself.
  record Offline(String reason, Duration pause) implements NodeState {
    @Override
    public String describe() {
      return "Not connected: " + reason + "; trying again in " + seconds(pause) + ".";
    }
  }

  /// The gateway refused this node.
  ///
  /// @param code the precise reason, as the protocol names it
  record Refused(String code, String message, Duration pause) implements NodeState {
    @Override
    public String describe() {
      return "Refused (" + code + "): " + message + " Trying again in " + seconds(pause) + ".";
    }
  }

  /// The gateway admitted this node once and no longer does.
  record Removed(GatewayUrl gateway, Duration pause) implements NodeState {
    @Override
    public String describe() {
      return "The gateway has removed this node. To come back, run `claw nodes add` there and"
          + " `claw-node pair LINK` here; trying again in "
          + seconds(pause)
          + ".";
    }
  }

  /// Ended.
  record Stopped(String reason) implements NodeState {
    @Override
    public String describe() {
      return "Stopped: " + reason + ".";
    }
  }

  private static String seconds(Duration pause) {
    return Math.max(1, pause.toSeconds()) + " s";
  }
}
