package dev.claw.protocol.client;

import dev.claw.protocol.BadFrameException;
import dev.claw.protocol.Frame;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.Role;
import dev.claw.protocol.connect.ConnectChallenge;
import dev.claw.protocol.connect.HelloOk;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The server's end of one WebSocket (RFC 6455), with nothing hidden.
final class TestingPeer {
  static final String NONCE = "0000-nonce";
  static final long NOW = 1_700_000_000_000L;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private int closeCode = -1;

  TestingPeer(Socket socket, InputStream in) throws IOException {
    this.socket = socket;
    this.in = new DataInputStream(in);
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  /// Answers the upgrade with plain HTTP.
  void refuseUpgrade(int status) throws IOException {
    readKey();
    write("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  }

  void upgrade() throws IOException {
    String accept = readKey() + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-1").digest(accept.getBytes(StandardCharsets.US_ASCII));
      write(
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + Base64.getEncoder().encodeToString(hash)
              + "\r\n\r\n");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Upgrade, challenge; the client's `connect`.
  Frame.Request challenge() throws IOException {
    upgrade();
    send(
        FrameCodec.event(
            ConnectChallenge.EVENT, new ConnectChallenge(NONCE, NOW, List.of(), null)));
    return request();
  }

  /// The whole handshake, with a promise to tick this often.
  Frame.Request welcome(long tickIntervalMs) throws IOException {
    Frame.Request connect = challenge();
    var hello =
        HelloOk.of(
            new HelloOk.Server("test", "c1", null, null),
            new HelloOk.Features(List.of(), List.of(), List.of()),
            new HelloOk.Snapshot(
                List.of(), null, new Frame.StateVersion(0, 0), 1, null, null, null),
            new HelloOk.Granted("token", Role.OPERATOR, List.of(), null, null),
            new HelloOk.Policy(1 << 20, 1 << 20, tickIntervalMs));
    send(FrameCodec.ok(connect.id(), hello));
    return connect;
  }

  Frame.Request welcome() throws IOException {
    return welcome(30_000);
  }

  /// The next request.
  Frame.Request request() throws IOException {
    String text = receive();
    try {
      if (text != null && FrameCodec.decode(text) instanceof Frame.Request request) {
        return request;
      }
    } catch (BadFrameException e) {
      throw new IOException(e);
    }
    throw new EOFException("no request");
  }

  /// Reads until the client has closed; its close code, or -1 where it said nothing.
  int awaitClose() throws IOException {
    try {
      String text = receive();
      while (text != null) {
        text = receive();
      }
    } catch (EOFException _) {
      // Broken rather than closed.
    }
    return closeCode;
  }

  void send(String text) throws IOException {
    frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  void close(int code, String reason) throws IOException {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    frame(CLOSE, ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array());
    awaitClose();
  }

  /// Breaks the connection without a word.
  void drop() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private @Nullable String receive() throws IOException {
    while (true) {
      int opcode = in.readUnsignedByte() & 0x0f;
      byte[] payload = payload(in.readUnsignedByte() & 0x7f);
      switch (opcode) {
        case TEXT -> {
          return new String(payload, StandardCharsets.UTF_8);
        }
        case PING -> frame(PONG, payload);
        case CLOSE -> {
          closeCode = payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort();
          return null;
        }
        default -> {}
      }
    }
  }

  private byte[] payload(int length) throws IOException {
    int size = length;
    if (length == 126) {
      size = in.readUnsignedShort();
    } else if (length == 127) {
      size = Math.toIntExact(in.readLong());
    }
    byte[] mask = in.readNBytes(4);
    byte[] payload = in.readNBytes(size);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i % 4];
    }
    return payload;
  }

  private void frame(int opcode, byte[] payload) throws IOException {
    out.writeByte(0x80 | opcode);
    if (payload.length < 126) {
      out.writeByte(payload.length);
    } else if (payload.length < 65_536) {
      out.writeByte(126);
      out.writeShort(payload.length);
    } else {
      out.writeByte(127);
      out.writeLong(payload.length);
    }
    out.write(payload);
    out.flush();
  }

  private String readKey() throws IOException {
    String key = "";
    for (String line = line(); !line.isEmpty(); line = line()) {
      if (line.regionMatches(true, 0, "Sec-WebSocket-Key:", 0, 18)) {
        key = line.substring(18).strip();
      }
    }
    return key;
  }

  private String line() throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      bytes.write(b);
    }
    return bytes.toString(StandardCharsets.US_ASCII).strip();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
