package dev.claw.bench.wire;

import dev.claw.interop.Gateway;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A gateway that knows just enough of the protocol to be a client's other end: it checks the
/// token, answers every method but `no.such.method`, pings before each answer, and serves
/// `/health`.
final class TestingGateway implements AutoCloseable {
  static final String TOKEN = "right-token";
  private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");

  private final ServerSocket server;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger pongs = new AtomicInteger();

  TestingGateway() throws IOException {
    server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("accept").start(this::accept);
  }

  Gateway gateway() {
    return new Gateway("127.0.0.1", server.getLocalPort(), TOKEN);
  }

  Gateway withWrongToken() {
    return new Gateway("127.0.0.1", server.getLocalPort(), "wrong");
  }

  /// Calls answered so far, handshakes not counted.
  int requests() {
    return requests.get();
  }

  int pongs() {
    return pongs.get();
  }

  static byte[] frame(int opcode, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 10);
    frame.put((byte) (0x80 | opcode));
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else if (payload.length < 65536) {
      frame.put((byte) 126).putShort((short) payload.length);
    } else {
      frame.put((byte) 127).putLong(payload.length);
    }
    frame.put(payload).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().name("serve").start(() -> serve(socket));
      } catch (IOException _) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        DataInputStream input =
            new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
      socket.setTcpNoDelay(true);
      OutputStream output = socket.getOutputStream();
      String header = header(input);
      while (header.startsWith("GET /health ")) {
        output.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
        requests.incrementAndGet();
        header = header(input);
      }
      output.write(ascii("HTTP/1.1 101 Switching Protocols\r\n\r\n"));
      text(
          output,
          "{\"type\":\"event\",\"event\":\"connect.challenge\",\"payload\":{\"nonce\":\"n\"}}");
      while (answer(input, output)) {}
    } catch (IOException _) {
      // The client went away, which is how every test ends.
    }
  }

  private static String header(DataInputStream input) throws IOException {
    StringBuilder header = new StringBuilder();
    while (header.indexOf("\r\n\r\n") < 0) {
      header.append((char) input.readUnsignedByte());
    }
    return header.toString();
  }

  private boolean answer(DataInputStream input, OutputStream output) throws IOException {
    int opcode = input.readUnsignedByte() & 0x0f;
    String message = payload(input);
    if (opcode == FrameBuffer.CLOSE) {
      return false;
    }
    if (opcode != FrameBuffer.TEXT) {
      pongs.incrementAndGet();
      return true;
    }
    Matcher id = ID.matcher(message);
    if (!id.find()) {
      throw new IOException("no id in " + message);
    }
    boolean connect = message.contains("\"method\":\"connect\"");
    boolean refused = connect ? !message.contains(TOKEN) : message.contains("no.such.method");
    output.write(frame(FrameBuffer.PING, ascii("p")));
    text(output, refused ? refusal(id.group(1)) : success(id.group(1)));
    requests.addAndGet(connect ? 0 : 1);
    return true;
  }

  private static String success(String id) {
    return "{\"type\":\"res\",\"id\":\"%s\",\"ok\":true,\"payload\":{\"fine\":true}}".formatted(id);
  }

  private static String refusal(String id) {
    return "{\"type\":\"res\",\"id\":\"%s\",\"ok\":false,\"error\":{\"code\":\"NO\"}}"
        .formatted(id);
  }

  private static String payload(DataInputStream input) throws IOException {
    int length = input.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = input.readUnsignedShort();
    }
    byte[] mask = input.readNBytes(4);
    byte[] payload = input.readNBytes(length);
    for (int i = 0; i < length; i++) {
      payload[i] ^= mask[i & 3];
    }
    return new String(payload, StandardCharsets.UTF_8);
  }

  private static void text(OutputStream output, String message) throws IOException {
    output.write(frame(FrameBuffer.TEXT, message.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
