package dev.claw.gateway.pairing;

import dev.claw.protocol.identity.DeviceId;
import java.util.List;

/// Where pairing lives between two runs. Every method returns after the change is on the disk; a
/// failure is an unchecked exception and nothing was changed.
interface PairingStore {
  /// All paired devices.
  List<DeviceRecord> devices();

  /// All invitations.
  List<Invitation> invitations();

  /// Writes a device, new or changed.
  void save(DeviceRecord device);

  /// Forgets a device.
  void delete(DeviceId device);

  /// Writes an invitation, new or changed.
  void save(Invitation invitation);

  /// Forgets an invitation.
  void deleteInvitation(String setupId);
}
