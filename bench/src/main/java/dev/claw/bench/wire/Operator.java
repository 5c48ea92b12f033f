package dev.claw.bench.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claw.interop.Gateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// One operator connection, used from one thread.
public final class Operator implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SILENCE_LIMIT_MILLIS = (int) Duration.ofSeconds(20).toMillis();

  private final Socket socket;
  private final InputStream input;
  private final byte[] received = new byte[64 * 1024];
  private final FrameBuffer buffer = new FrameBuffer();
  private final FrameWriter writer = new FrameWriter();
  private long lastId = Handshake.CONNECT_ID;

  private Operator(Socket socket) throws IOException {
    this.socket = socket;
    this.input = socket.getInputStream();
  }

  /// Connects and shakes hands with the shared token.
  ///
  /// @throws IOException when the gateway refuses; the message holds what it said
  public static Operator connect(Gateway gateway) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(SILENCE_LIMIT_MILLIS);
      socket.connect(new InetSocketAddress(gateway.host(), gateway.port()), 5000);
      Operator operator = new Operator(socket);
      operator.shakeHands(gateway);
      return operator;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private void shakeHands(Gateway gateway) throws IOException {
    socket.getOutputStream().write(Handshake.upgrade(gateway));
    String header = buffer.takeHttpHeader();
    while (header == null) {
      fill();
      header = buffer.takeHttpHeader();
    }
    if (!Handshake.accepted(header)) {
      throw new IOException("upgrade refused: " + header.lines().findFirst().orElse(""));
    }
    JsonNode challenge = JSON.readTree(message());
    if (!challenge.path("event").asText().equals("connect.challenge")) {
      throw new IOException("expected connect.challenge, got " + challenge);
    }
    byte[] connect = Handshake.connect(gateway);
    writer.text(connect, connect.length);
    flush();
    answer(Handshake.CONNECT_ID, "connect");
  }

  /// Calls a method and gives its payload.
  ///
  /// @throws IOException when it is refused; the message holds the error
  public JsonNode call(String method, String params) throws IOException {
    long id = send(new RequestTemplate(method, params));
    flush();
    return answer(id, method);
  }

  private JsonNode answer(long id, String method) throws IOException {
    while (true) {
      byte[] message = message();
      Reply reply = Reply.of(message, 0, message.length);
      if (reply.response() && reply.id() == id) {
        JsonNode frame = JSON.readTree(message);
        if (!reply.ok()) {
          throw new IOException(method + " was refused: " + frame.path("error"));
        }
        return frame.path("payload");
      }
    }
  }

  /// Queues a request and gives its id; `flush` sends it.
  long send(RequestTemplate template) {
    template.write(++lastId, writer);
    return lastId;
  }

  void flush() throws IOException {
    if (!writer.isEmpty()) {
      socket.getOutputStream().write(writer.view().array(), 0, writer.view().limit());
      writer.clear();
    }
  }

  /// The next response's head. Sends what is queued before it waits.
  ///
  /// @throws IOException when the server is silent for 20 s, closes, or refuses the request
  Reply nextReply() throws IOException {
    while (true) {
      FrameBuffer.Frame frame = nextFrame();
      if (!frame.last() || frame.opcode() != FrameBuffer.TEXT) {
        throw new IOException("the server split a small message");
      }
      Reply reply = Reply.of(frame.bytes(), frame.offset(), frame.length());
      if (reply.response() && !reply.ok()) {
        throw new IOException("refused: " + text(frame));
      }
      if (reply.response()) {
        return reply;
      }
    }
  }

  private byte[] message() throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    while (true) {
      FrameBuffer.Frame frame = nextFrame();
      whole.write(frame.bytes(), frame.offset(), frame.length());
      if (frame.last()) {
        return whole.toByteArray();
      }
    }
  }

  private FrameBuffer.Frame nextFrame() throws IOException {
    while (true) {
      while (!buffer.hasWholeFrame()) {
        flush();
        fill();
      }
      FrameBuffer.Frame frame = buffer.take();
      switch (frame.opcode()) {
        case FrameBuffer.PING -> writer.pong(frame);
        case FrameBuffer.CLOSE -> throw new IOException("the server closed: " + closeReason(frame));
        case FrameBuffer.TEXT, FrameBuffer.CONTINUATION -> {
          return frame;
        }
        default -> throw new IOException("unexpected frame " + frame.opcode());
      }
    }
  }

  private void fill() throws IOException {
    int count = input.read(received);
    if (count < 0) {
      throw new IOException("the server ended the connection");
    }
    buffer.append(received, 0, count);
  }

  private static String closeReason(FrameBuffer.Frame frame) {
    if (frame.length() < 2) {
      return "without a code";
    }
    int at = frame.offset();
    int code = ((frame.bytes()[at] & 0xff) << 8) | (frame.bytes()[at + 1] & 0xff);
    return code
        + " "
        + text(new FrameBuffer.Frame(true, 0, frame.bytes(), at + 2, frame.length() - 2));
  }

  private static String text(FrameBuffer.Frame frame) {
    return new String(
        frame.bytes(), frame.offset(), Math.min(frame.length(), 400), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    try (socket) {
      writer.close();
      flush();
    }
  }
}
