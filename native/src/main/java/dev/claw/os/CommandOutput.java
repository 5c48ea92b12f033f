package dev.claw.os;

import java.nio.charset.StandardCharsets;

/// What a program wrote to one stream, up to the cap of its [Command].
public final class CommandOutput {

  private final byte[] bytes;
  private final boolean truncated;

  /// Wraps what was kept.
  public CommandOutput(byte[] bytes, boolean truncated) {
    this.bytes = bytes;
    this.truncated = truncated;
  }

  /// The bytes, shared and read-only.
  public byte[] bytes() {
    return bytes;
  }

  /// The bytes as UTF-8; what is not UTF-8 becomes U+FFFD.
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /// True when the program wrote more than was kept.
  public boolean truncated() {
    return truncated;
  }
}
