package dev.claw.gateway.node;

import dev.claw.protocol.identity.DeviceId;
import java.util.HashSet;
import java.util.Set;

/// What the asker would like.
///
/// @param localFirst whether the gateway's own machine is meant when it can
/// @param except nodes that are not to be asked, because they just failed
public record Preferences(boolean localFirst, Set<DeviceId> except) {
  /// Any node.
  public static final Preferences ANY = new Preferences(false, Set.of());

  /// This machine where it can, else any.
  public static final Preferences LOCAL_FIRST = new Preferences(true, Set.of());

  public Preferences {
    except = Set.copyOf(except);
  }

  /// The same without one more node.
  public Preferences without(DeviceId node) {
    var more = new HashSet<>(except);
    more.add(node);
    return new Preferences(localFirst, more);
  }
}
