package dev.claw.gateway.pairing;

import dev.claw.protocol.identity.DeviceId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Pairing in memory; another feature over the same store is a restart after a crash.
final class TestingPairingStore implements PairingStore {
  private final Map<DeviceId, DeviceRecord> devices = new LinkedHashMap<>();
  private final Map<String, Invitation> invitations = new LinkedHashMap<>();

  /// Runs before a device is written.
  Runnable beforeSave = () -> {};

  @Override
  public List<DeviceRecord> devices() {
    return List.copyOf(devices.values());
  }

  @Override
  public List<Invitation> invitations() {
    return List.copyOf(invitations.values());
  }

  @Override
  public void save(DeviceRecord device) {
    beforeSave.run();
    devices.put(device.id(), device);
  }

  @Override
  public void delete(DeviceId device) {
    devices.remove(device);
  }

  @Override
  public void save(Invitation invitation) {
    invitations.put(invitation.setupId(), invitation);
  }

  @Override
  public void deleteInvitation(String setupId) {
    invitations.remove(setupId);
  }
}
