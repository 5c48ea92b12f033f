package dev.claw.os.linux.x11;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Finds the cookie that lets us into an X display, in the file `xauth` keeps.
final class XAuthority {

  static final String PROTOCOL = "MIT-MAGIC-COOKIE-1";

  private static final int LARGEST_FILE = 256 * 1024;

  private XAuthority() {}

  /// The cookie for a display; empty where there is none, which a display without access control
  /// accepts.
  static byte[] cookie(Map<String, String> environment, DisplayName display) {
    String home = environment.getOrDefault("HOME", "/");
    Path file = Path.of(environment.getOrDefault("XAUTHORITY", home + "/.Xauthority"));
    try (InputStream input = Files.newInputStream(file)) {
      return find(input.readNBytes(LARGEST_FILE), display.number());
    } catch (IOException e) {
      return new byte[0];
    }
  }

  static byte[] find(byte[] file, int displayNumber) throws IOException {
    DataInputStream input = new DataInputStream(new ByteArrayInputStream(file));
    try {
      while (input.available() > 0) {
        input.readUnsignedShort(); // address family
        field(input); // address
        String number = new String(field(input), StandardCharsets.US_ASCII);
        String protocol = new String(field(input), StandardCharsets.US_ASCII);
        byte[] cookie = field(input);
        boolean ours = number.isEmpty() || number.equals(Integer.toString(displayNumber));
        if (ours && protocol.equals(PROTOCOL)) {
          return cookie;
        }
      }
    } catch (EOFException e) {
      // A file cut short has no more entries.
    }
    return new byte[0];
  }

  private static byte[] field(DataInputStream input) throws IOException {
    int length = input.readUnsignedShort();
    byte[] bytes = input.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }
}
