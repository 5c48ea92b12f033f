package dev.claw.gateway.transport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.StrictJson;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A peer that speaks WebSocket by hand, and can therefore do what no library lets one do. It reads
/// only when it is asked to.
public final class TestingPeer implements AutoCloseable {
  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  /// The end of the stream without a close frame.
  public static final int ABNORMAL = 1006;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final byte[] MASK = {1, 2, 3, 4};

  private final Socket socket;
  private final DataInputStream in;

  /// One frame.
  public record Received(int opcode, ByteBuffer payload) {
    public String text() {
      return StandardCharsets.UTF_8.decode(payload.duplicate()).toString();
    }
  }

  /// How the gateway ended the connection.
  public record Ended(int code, String reason) {}

  private TestingPeer(int port, int receiveBuffer) throws IOException {
    socket = new Socket();
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
  }

  /// A bare TCP connection.
  public static TestingPeer dial(int port) throws IOException {
    return new TestingPeer(port, 0);
  }

  /// An upgraded connection.
  public static TestingPeer open(int port) throws IOException {
    return open(port, 0);
  }

  /// An upgraded connection with a receive buffer of this size.
  public static TestingPeer open(int port, int receiveBuffer) throws IOException {
    var peer = new TestingPeer(port, receiveBuffer);
    int status = peer.upgrade(List.of("Host: 127.0.0.1:" + port));
    if (status != 101) {
      peer.close();
      throw new IOException("the upgrade was answered with " + status);
    }
    return peer;
  }

  /// What an HTTP request of these lines is answered with: status line, headers and body.
  public static String http(int port, List<String> lines) throws IOException {
    try (var peer = dial(port)) {
      peer.write(String.join("\r\n", lines) + "\r\n\r\n");
      return new String(peer.in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (SocketException e) {
      return "";
    }
  }

  /// The status of an HTTP answer; zero where there was none.
  public static int status(String answer) {
    return answer.startsWith("HTTP/1.1 ") ? Integer.parseInt(answer.substring(9, 12)) : 0;
  }

  /// Asks for an upgrade with these headers besides the necessary ones.
  ///
  /// @return the HTTP status; zero where the connection was just closed
  public int upgrade(List<String> headers) throws IOException {
    var lines = new ArrayList<>(List.of("GET / HTTP/1.1"));
    lines.addAll(headers);
    lines.addAll(
        List.of(
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=="));
    write(String.join("\r\n", lines) + "\r\n\r\n");
    return status(head());
  }

  private String head() throws IOException {
    var text = new StringBuilder();
    while (text.length() < 65_536 && text.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      text.append((char) next);
    }
    return text.toString();
  }

  /// Sends bytes as they are.
  public void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends bytes as they are.
  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /// Sends a whole text message.
  public void text(String text) throws IOException {
    frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Sends a final, masked frame.
  public void frame(int opcode, byte[] payload) throws IOException {
    write(frame(0x80 | opcode, payload, true));
  }

  /// A frame whose first byte is given as it is.
  public static byte[] frame(int first, byte[] payload, boolean masked) {
    var out = new ByteArrayOutputStream();
    out.write(first);
    int mask = masked ? 0x80 : 0;
    if (payload.length < 126) {
      out.write(mask | payload.length);
    } else if (payload.length < 65_536) {
      out.write(mask | 126);
      out.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
    } else {
      out.write(mask | 127);
      out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
    }
    if (masked) {
      out.writeBytes(MASK);
    }
    byte[] body = payload.clone();
    for (int i = 0; masked && i < body.length; i++) {
      body[i] ^= MASK[i % 4];
    }
    out.writeBytes(body);
    return out.toByteArray();
  }

  /// The next frame; a close frame without code where the stream just ends.
  public Received next() throws IOException {
    try {
      int opcode = in.readUnsignedByte() & 0x0f;
      long length = in.readUnsignedByte() & 0x7f;
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = in.readLong();
      }
      byte[] payload = new byte[Math.toIntExact(length)];
      in.readFully(payload);
      return new Received(opcode, ByteBuffer.wrap(payload));
    } catch (EOFException | SocketException e) {
      return new Received(CLOSE, ByteBuffer.allocate(0));
    }
  }

  /// The next text message that fits; everything before it is skipped.
  public JsonNode await(Predicate<JsonNode> which) throws IOException {
    while (true) {
      Received frame = next();
      if (frame.opcode() == CLOSE) {
        throw new IOException("closed instead: " + ended(frame));
      }
      if (frame.opcode() == TEXT) {
        JsonNode json = json(frame);
        if (which.test(json)) {
          return json;
        }
      }
    }
  }

  /// The answer to a request.
  public JsonNode answer(String id) throws IOException {
    return await(
        json -> json.path("type").asText().equals("res") && json.path("id").asText().equals(id));
  }

  /// The next event of a name.
  public JsonNode event(String name) throws IOException {
    return await(json -> json.path("event").asText().equals(name));
  }

  private static JsonNode json(Received frame) throws JsonProcessingException {
    return StrictJson.open().readTree(frame.text());
  }

  /// Reads to the end of the connection.
  public Ended awaitEnd() throws IOException {
    Received frame = next();
    while (frame.opcode() != CLOSE) {
      frame = next();
    }
    return ended(frame);
  }

  private static Ended ended(Received frame) {
    ByteBuffer payload = frame.payload().duplicate();
    if (payload.remaining() < 2) {
      return new Ended(ABNORMAL, "");
    }
    int code = Short.toUnsignedInt(payload.getShort());
    return new Ended(code, StandardCharsets.UTF_8.decode(payload).toString());
  }

  /// Whether the gateway has ended this TCP connection; reads what is left.
  public boolean awaitEof() throws IOException {
    try {
      in.skip(Long.MAX_VALUE);
      return in.read() < 0;
    } catch (SocketException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
