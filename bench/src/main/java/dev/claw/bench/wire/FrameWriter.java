package dev.claw.bench.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// Masked client frames, collected until they are written in one go.
final class FrameWriter {
  private static final int PONG = 10;

  /// Any key masks; the server's cost is the same for each.
  private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

  private byte[] bytes = new byte[4096];
  private int end;

  void text(byte[] payload, int length) {
    frame(FrameBuffer.TEXT, payload, 0, length);
  }

  void pong(FrameBuffer.Frame ping) {
    frame(PONG, ping.bytes(), ping.offset(), ping.length());
  }

  void close() {
    frame(FrameBuffer.CLOSE, new byte[] {0x03, (byte) 0xe8}, 0, 2);
  }

  private void frame(int opcode, byte[] payload, int offset, int length) {
    ensure(length + 14);
    bytes[end++] = (byte) (0x80 | opcode);
    length(length);
    System.arraycopy(MASK, 0, bytes, end, MASK.length);
    end += MASK.length;
    for (int i = 0; i < length; i++) {
      bytes[end + i] = (byte) (payload[offset + i] ^ MASK[i & 3]);
    }
    end += length;
  }

  private void length(int length) {
    if (length < 126) {
      bytes[end++] = (byte) (0x80 | length);
    } else if (length < 65536) {
      bytes[end++] = (byte) 0xfe;
      bytes[end++] = (byte) (length >> 8);
      bytes[end++] = (byte) length;
    } else {
      throw new IllegalArgumentException("a load client sends no frame of " + length + " bytes");
    }
  }

  private void ensure(int more) {
    if (end + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end + more));
    }
  }

  boolean isEmpty() {
    return end == 0;
  }

  /// What was collected, as a view; call `clear` after it was written.
  ByteBuffer view() {
    return ByteBuffer.wrap(bytes, 0, end);
  }

  void clear() {
    end = 0;
  }
}
