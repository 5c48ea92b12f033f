package dev.claw.bench.wire;

import dev.claw.interop.Gateway;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// GET of one path over keep-alive connections, one request in flight on each, all on the caller's
/// thread.
public final class HttpLoad implements AutoCloseable {
  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();
  private final ByteBuffer received = ByteBuffer.allocateDirect(64 * 1024);
  private final byte[] request;
  private Latencies latencies = new Latencies();
  private long end;
  private int open;

  public HttpLoad(Gateway gateway, String path, int count) throws IOException {
    this.selector = Selector.open();
    this.request =
        "GET %s HTTP/1.1\r\nHost: %s:%d\r\n\r\n"
            .formatted(path, gateway.host(), gateway.port())
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < count; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(gateway.host(), gateway.port()));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      Connection connection = new Connection(channel, ByteBuffer.wrap(request.clone()));
      channel.register(selector, SelectionKey.OP_READ, connection);
      connections.add(connection);
    }
  }

  /// Requests for the given time, then waits for what is still in flight.
  ///
  /// @throws IOException when an answer is not a 200, or none comes for 20 s
  public Latencies run(Duration time) throws IOException {
    latencies = new Latencies();
    long start = System.nanoTime();
    end = start + time.toNanos();
    open = connections.size();
    for (Connection connection : connections) {
      connection.send();
    }
    while (open > 0) {
      if (selector.selectNow() == 0 && selector.select(20_000) == 0) {
        throw new IOException("no answer for 20 s on any connection");
      }
      for (SelectionKey key : selector.selectedKeys()) {
        read(key);
      }
      selector.selectedKeys().clear();
    }
    latencies.took(System.nanoTime() - start);
    return latencies;
  }

  private void read(SelectionKey key) throws IOException {
    Connection connection = (Connection) key.attachment();
    if (!connection.answered(received)) {
      return;
    }
    long now = System.nanoTime();
    latencies.add(now - connection.sentAt);
    if (now < end) {
      connection.send();
    } else {
      open--;
    }
  }

  @Override
  public void close() throws IOException {
    for (Connection connection : connections) {
      connection.channel.close();
    }
    selector.close();
  }

  private static final class Connection {
    private final SocketChannel channel;
    private final ByteBuffer request;
    private long sentAt;
    private int missing;

    /// Length of an answer that was parsed: most are as long, and then need no parsing.
    private int usual;

    Connection(SocketChannel channel, ByteBuffer request) {
      this.channel = channel;
      this.request = request;
    }

    void send() throws IOException {
      sentAt = System.nanoTime();
      request.rewind();
      while (request.hasRemaining()) {
        channel.write(request);
      }
    }

    /// Reads what has come; true when the answer is whole.
    boolean answered(ByteBuffer received) throws IOException {
      received.clear();
      int count = channel.read(received);
      if (count < 0) {
        throw new IOException("the server ended a keep-alive connection");
      }
      received.flip();
      if (missing == 0 && count == usual && startsWith200(received)) {
        return true;
      }
      if (missing == 0) {
        usual = wholeLength(received);
        missing = usual;
      }
      missing -= count;
      return missing == 0;
    }

    private static boolean startsWith200(ByteBuffer bytes) {
      return bytes.get(9) == '2' && bytes.get(10) == '0' && bytes.get(11) == '0';
    }

    /// Length of the answer that begins here, header included; the server is asked again only after
    /// it was whole.
    private static int wholeLength(ByteBuffer bytes) throws IOException {
      String text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
      int body = text.indexOf("\r\n\r\n") + 4;
      String header = text.substring(0, Math.max(0, body)).toLowerCase(Locale.ROOT);
      int at = header.indexOf("content-length:");
      if (!header.startsWith("http/1.1 200 ") || at < 0) {
        throw new IOException("not a 200 with a length: " + text.lines().findFirst().orElse(""));
      }
      String length = header.substring(at + "content-length:".length(), header.indexOf("\r\n", at));
      return body + Integer.parseInt(length.strip());
    }
  }
}
