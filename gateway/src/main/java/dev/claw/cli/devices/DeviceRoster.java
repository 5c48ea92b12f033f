package dev.claw.cli.devices;

import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.link.Pick;
import dev.claw.cli.terminal.CliException;
import dev.claw.protocol.NoParams;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.DevicePairList;
import dev.claw.protocol.pairing.DeviceProfile;
import dev.claw.protocol.pairing.PairedDevice;
import dev.claw.protocol.pairing.PendingDevice;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The devices a gateway knows and those that wait.
record DeviceRoster(DevicePairList list) {
  static DeviceRoster load(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    return new DeviceRoster(session.call("device.pair.list", new NoParams(), DevicePairList.class));
  }

  PairedDevice find(String query) throws CliException {
    return new Pick<>(
            "device", list.paired(), DeviceRoster::name, device -> device.device().deviceId())
        .one(query);
  }

  /// The one that waits; without a query the only one.
  PendingDevice pending(@Nullable String query) throws CliException {
    if (list.pending().isEmpty()) {
      throw CliException.failed("No device waits for approval.");
    }
    if (query == null) {
      if (list.pending().size() == 1) {
        return list.pending().getFirst();
      }
      throw CliException.usage("Several devices wait; `claw devices list` shows them, name one.");
    }
    for (PendingDevice each : list.pending()) {
      if (each.requestId().equals(query)) {
        return each;
      }
    }
    return new Pick<>(
            "waiting device",
            list.pending(),
            request -> name(request.device()),
            request -> request.device().deviceId())
        .one(query);
  }

  static String name(PairedDevice device) {
    String label = device.operatorLabel();
    return label == null || label.isBlank() ? name(device.device()) : label;
  }

  static String name(DeviceProfile profile) {
    String name = profile.displayName();
    return name == null || name.isBlank() ? profile.deviceId() : name;
  }
}
