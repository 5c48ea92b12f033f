package dev.claw.protocol.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.claw.protocol.InvalidFieldException;

/// A device's name on the wire: 64 lower-case hex digits, the SHA-256 of its raw public key. A
/// node's id is its device's id.
public record DeviceId(String value) implements Comparable<DeviceId> {

  @JsonCreator
  public DeviceId {
    if (value == null || value.length() != 64 || !isLowerHex(value)) {
      throw new InvalidFieldException("deviceId", "must be 64 lower-case hex digits");
    }
  }

  @Override
  @JsonValue
  public String value() {
    return value;
  }

  /// The first eight digits: enough for a person to tell devices apart.
  public String brief() {
    return value.substring(0, 8);
  }

  @Override
  public int compareTo(DeviceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isLowerHex(String text) {
    return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
