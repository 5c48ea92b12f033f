package dev.claw.protocol.connect;

import dev.claw.protocol.Require;
import org.jspecify.annotations.Nullable;

/// Who connects, in its own words; only `id` and `mode` come from closed lists.
///
/// @param platform `linux`, `macos`, `windows`, `ios 18` and the like
/// @param timeZone an IANA name
public record ClientInfo(
    ClientId id,
    ClientMode mode,
    String version,
    String platform,
    @Nullable String displayName,
    @Nullable String deviceFamily,
    @Nullable String modelIdentifier,
    @Nullable String instanceId,
    @Nullable String buildId,
    @Nullable String timeZone) {

  private static final int MAX_TEXT = 256;

  public ClientInfo {
    Require.present(id, "client/id");
    Require.present(mode, "client/mode");
    Require.atMost(Require.nonEmpty(version, "client/version"), "client/version", MAX_TEXT);
    Require.atMost(Require.nonEmpty(platform, "client/platform"), "client/platform", MAX_TEXT);
    Require.atMost(displayName, "client/displayName", MAX_TEXT);
    Require.atMost(deviceFamily, "client/deviceFamily", MAX_TEXT);
    Require.atMost(modelIdentifier, "client/modelIdentifier", MAX_TEXT);
    Require.atMost(instanceId, "client/instanceId", MAX_TEXT);
    Require.atMost(buildId, "client/buildId", 96);
    Require.atMost(timeZone, "client/timeZone", 64);
  }

  /// A client with the required facts only.
  public static ClientInfo of(ClientId id, ClientMode mode, String version, String platform) {
    return new ClientInfo(id, mode, version, platform, null, null, null, null, null, null);
  }

  /// The same client under a name people gave it, on a family of devices.
  public ClientInfo named(@Nullable String newDisplayName, @Nullable String newDeviceFamily) {
    return new ClientInfo(
        id,
        mode,
        version,
        platform,
        newDisplayName,
        newDeviceFamily,
        modelIdentifier,
        instanceId,
        buildId,
        timeZone);
  }
}
