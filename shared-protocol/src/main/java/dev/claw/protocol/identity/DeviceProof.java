package dev.claw.protocol.identity;

import dev.claw.protocol.connect.ConnectParams;
import org.jspecify.annotations.Nullable;

/// The text a device signs when it connects, in its two accepted versions: fields joined by a
/// vertical bar. Version 3 also pins platform and device family.
public final class DeviceProof {
  private DeviceProof() {}

  /// The payload new clients sign.
  public static String version3(
      ConnectParams params, DeviceId device, long signedAt, String nonce) {
    return "v3|"
        + fields(params, device, signedAt, nonce)
        + "|"
        + normalised(params.client().platform())
        + "|"
        + normalised(params.client().deviceFamily());
  }

  /// The payload older clients sign.
  public static String version2(
      ConnectParams params, DeviceId device, long signedAt, String nonce) {
    return "v2|" + fields(params, device, signedAt, nonce);
  }

  private static String fields(ConnectParams params, DeviceId device, long signedAt, String nonce) {
    return String.join(
        "|",
        device.value(),
        params.client().id().wireName(),
        params.client().mode().wireName(),
        params.roleOrDefault().wireName(),
        String.join(",", params.scopes()),
        Long.toString(signedAt),
        params.auth().signedToken(),
        nonce);
  }

  private static String normalised(@Nullable String value) {
    if (value == null) {
      return "";
    }
    return value
        .strip()
        .chars()
        .map(DeviceProof::asciiLower)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// Letters beyond ASCII stay as they are: both sides have to agree on every one.
  private static int asciiLower(int c) {
    return (c >= 'A' && c <= 'Z') ? c + ('a' - 'A') : c;
  }
}
