package dev.claw.bench.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Bytes received from one server and the WebSocket frames in them. Memory is held only while bytes
/// wait.
final class FrameBuffer {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;

  private static final int LARGEST = 32 * 1024 * 1024;
  private static final byte[] NOTHING = new byte[0];

  /// One frame; its payload lies in `bytes` until the next call on the buffer. Frames are never
  /// compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Frame(boolean last, int opcode, byte[] bytes, int offset, int length) {}

  private byte[] bytes = NOTHING;
  private int start;
  private int end;

  void append(ByteBuffer source) {
    int count = source.remaining();
    makeRoom(count);
    source.get(bytes, end, count);
    end += count;
  }

  void append(byte[] source, int offset, int count) {
    makeRoom(count);
    System.arraycopy(source, offset, bytes, end, count);
    end += count;
  }

  private void makeRoom(int count) {
    if (start == end) {
      start = 0;
      end = 0;
    }
    if (end + count <= bytes.length) {
      return;
    }
    byte[] target = end - start + count <= bytes.length ? bytes : new byte[room(count)];
    System.arraycopy(bytes, start, target, 0, end - start);
    bytes = target;
    end -= start;
    start = 0;
  }

  private int room(int count) {
    return Math.max(2 * (end - start + count), 1024);
  }

  /// Gives the memory back when everything was read.
  void releaseWhenEmpty() {
    if (start == end) {
      bytes = NOTHING;
      start = 0;
      end = 0;
    }
  }

  boolean hasWholeFrame() throws IOException {
    int header = headerLength();
    return header > 0 && end - start >= header + payloadLength();
  }

  /// Takes the next frame; call only when `hasWholeFrame`.
  Frame take() throws IOException {
    int header = headerLength();
    int length = (int) payloadLength();
    int first = bytes[start] & 0xff;
    Frame frame = new Frame((first & 0x80) != 0, first & 0x0f, bytes, start + header, length);
    start += header + length;
    return frame;
  }

  /// Takes bytes up to and including the blank line that ends an HTTP header; null while it has not
  /// come.
  @Nullable String takeHttpHeader() {
    for (int i = start + 3; i < end; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        String header = new String(bytes, start, i + 1 - start, StandardCharsets.ISO_8859_1);
        start = i + 1;
        return header;
      }
    }
    return null;
  }

  /// Length of the frame's header, 0 while too few bytes have come.
  private int headerLength() throws IOException {
    int have = end - start;
    if (have < 2) {
      return 0;
    }
    if ((bytes[start + 1] & 0x80) != 0 || (bytes[start] & 0x70) != 0) {
      throw new IOException("the server sent a masked or compressed frame");
    }
    int needed =
        switch (bytes[start + 1] & 0x7f) {
          case 126 -> 4;
          case 127 -> 10;
          default -> 2;
        };
    return have < needed ? 0 : needed;
  }

  private long payloadLength() throws IOException {
    int small = bytes[start + 1] & 0x7f;
    if (small < 126) {
      return small;
    }
    int width = small == 126 ? 2 : 8;
    long length = 0;
    for (int i = 0; i < width; i++) {
      length = (length << 8) | (bytes[start + 2 + i] & 0xff);
    }
    if (length < 0 || length > LARGEST) {
      throw new IOException("the server sent a frame of " + length + " bytes");
    }
    return length;
  }
}
