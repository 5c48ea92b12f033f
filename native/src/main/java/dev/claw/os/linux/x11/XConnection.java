package dev.claw.os.linux.x11;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A connection to an X server that asks and waits for each answer, big end first. It speaks the
/// few requests it takes to copy a screen, so that neither AWT nor libX11 has to be loaded and the
/// display can be any, not only the one this process was started with.
final class XConnection implements AutoCloseable {

  private static final int ERROR = 0;
  private static final int REPLY = 1;
  private static final int HEADER = 32;
  private static final int CONNECT_MILLIS = 2_000;

  private final SocketChannel channel;
  private final DataInputStream input;
  private final OutputStream output;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final XSetup setup;

  private XConnection(SocketChannel channel, byte[] cookie, Duration longest) throws IOException {
    this.channel = channel;
    this.input = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
    this.output = Channels.newOutputStream(channel);
    watch(longest);
    this.setup = greet(cookie);
  }

  /// Opens a connection that is cut after the given time whatever it is doing then.
  static XConnection open(DisplayName display, byte[] cookie, Duration longest) throws IOException {
    SocketChannel channel = connect(display.address());
    try {
      return new XConnection(channel, cookie, longest);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// Whether something listens at the display's address.
  static void knock(DisplayName display) throws IOException {
    connect(display.address()).close();
  }

  private static SocketChannel connect(SocketAddress address) throws IOException {
    boolean local = address instanceof UnixDomainSocketAddress;
    SocketChannel channel =
        local ? SocketChannel.open(StandardProtocolFamily.UNIX) : SocketChannel.open();
    try {
      if (local) {
        channel.connect(address);
      } else {
        channel.socket().connect(address, CONNECT_MILLIS);
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void watch(Duration longest) {
    Thread.ofVirtual()
        .name("claw-x11-deadline")
        .start(
            () -> {
              try {
                if (!closed.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                  close();
                }
              } catch (InterruptedException | IOException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  XSetup setup() {
    return setup;
  }

  private XSetup greet(byte[] cookie) throws IOException {
    byte[] protocol =
        cookie.length == 0 ? new byte[0] : XAuthority.PROTOCOL.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer hello =
        ByteBuffer.allocate(12 + XSetup.padded(protocol.length) + XSetup.padded(cookie.length));
    hello.put((byte) 'B').put((byte) 0).putShort((short) 11).putShort((short) 0);
    hello.putShort((short) protocol.length).putShort((short) cookie.length).putShort((short) 0);
    hello.put(protocol).position(12 + XSetup.padded(protocol.length)).put(cookie);
    output.write(hello.array());
    int status = input.readUnsignedByte();
    int reasonLength = input.readUnsignedByte();
    input.readInt(); // protocol version
    byte[] payload = exactly(input.readUnsignedShort() * 4);
    if (status != REPLY) {
      int length = Math.min(payload.length, status == ERROR ? reasonLength : payload.length);
      throw new IOException(
          "the X server refused: "
              + new String(payload, 0, length, StandardCharsets.ISO_8859_1).strip());
    }
    return XSetup.parse(payload);
  }

  /// Sends a request that has an answer, and returns the answer from its first byte on.
  ///
  /// @param detail the byte after the operation code
  /// @param mostBytes refuses a longer answer before anything is allocated for it
  ByteBuffer ask(int operation, int detail, byte[] body, int mostBytes) throws IOException {
    send(operation, detail, body);
    byte[] header = exactly(HEADER);
    while (header[0] != REPLY) {
      if (header[0] == ERROR) {
        throw new IOException("the X server answered with error " + header[1]);
      }
      header = exactly(HEADER); // an event, which concerns others
    }
    long more = Integer.toUnsignedLong(ByteBuffer.wrap(header).getInt(4)) * 4;
    if (more > mostBytes) {
      throw new IOException("the X server answered with " + more + " bytes");
    }
    ByteBuffer answer = ByteBuffer.allocate(HEADER + (int) more);
    answer.put(header);
    input.readFully(answer.array(), HEADER, (int) more);
    return answer.rewind();
  }

  private void send(int operation, int detail, byte[] body) throws IOException {
    int length = 4 + XSetup.padded(body.length);
    ByteBuffer request = ByteBuffer.allocate(length);
    request.put((byte) operation).put((byte) detail).putShort((short) (length / 4)).put(body);
    output.write(request.array());
  }

  private byte[] exactly(int count) throws IOException {
    byte[] bytes = input.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the X server closed the connection");
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    channel.close();
  }
}
