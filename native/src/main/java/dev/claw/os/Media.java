package dev.claw.os;

/// One picture or film in memory. The bytes are shared, not copied: treat them as read-only.
public final class Media {

  private final String format;
  private final byte[] bytes;

  /// Wraps bytes of the given format.
  public Media(String format, byte[] bytes) {
    this.format = format;
    this.bytes = bytes;
  }

  /// The format as the node protocol names it: `png`, `jpeg`, `jpg` or `mp4`.
  public String format() {
    return format;
  }

  /// The encoded bytes.
  public byte[] bytes() {
    return bytes;
  }

  /// The number of encoded bytes.
  public int size() {
    return bytes.length;
  }

  @Override
  public String toString() {
    return "Media[" + format + ", " + bytes.length + " bytes]";
  }
}
