package dev.claw.gateway.tailscale;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A local Tailscale service that keeps the real one's rules: it refuses every request with an
/// Origin or Referer or another Host than its own, and on TCP everything without the right token.
public final class TestingTailscaled implements AutoCloseable {
  private final ServerSocketChannel server;
  private final Thread acceptor;
  private final @Nullable String token;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<SocketChannel> connections = new CopyOnWriteArrayList<>();

  /// How a path is answered.
  public sealed interface Answer {
    record Reply(int status, String body) implements Answer {}

    /// Bytes that are not HTTP.
    record Raw(String bytes) implements Answer {}

    /// Takes the request and says nothing.
    record Silence() implements Answer {}

    /// Says nothing after the first half of the body.
    record Stall(String body) implements Answer {}
  }

  private TestingTailscaled(
      StandardProtocolFamily family, SocketAddress address, @Nullable String token)
      throws IOException {
    this.server = ServerSocketChannel.open(family).bind(address);
    this.token = token;
    this.acceptor = Thread.startVirtualThread(this::accept);
  }

  public static TestingTailscaled onUnixSocket(Path path) throws IOException {
    return new TestingTailscaled(
        StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(path), null);
  }

  static TestingTailscaled onTcp(String token) throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new TestingTailscaled(StandardProtocolFamily.INET, any, token);
  }

  int port() throws IOException {
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  /// Answers a path, with its query if it has one.
  public TestingTailscaled answer(String path, Answer answer) {
    answers.put(path, answer);
    return this;
  }

  /// Every accepted path in order.
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel connection = server.accept();
        connections.add(connection);
        Thread.startVirtualThread(() -> serve(connection));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(SocketChannel connection) {
    try (InputStream in = Channels.newInputStream(connection);
        OutputStream out = Channels.newOutputStream(connection)) {
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, ISO_8859_1));
      String request = reader.readLine();
      if (request == null) {
        return;
      }
      Map<String, String> headers = headers(reader);
      write(out, decide(request, headers));
      while (in.read() >= 0) {
        // until the client goes away
      }
    } catch (IOException e) {
      // the client went away
    }
  }

  private static Map<String, String> headers(BufferedReader reader) throws IOException {
    Map<String, String> headers = new TreeMap<>();
    String line = reader.readLine();
    while (line != null && !line.isEmpty()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      line = reader.readLine();
    }
    return headers;
  }

  private Answer decide(String request, Map<String, String> headers) {
    String[] words = request.split(" ", -1);
    boolean fromPage = headers.containsKey("origin") || headers.containsKey("referer");
    if (fromPage || !"local-tailscaled.sock".equals(headers.get("host"))) {
      return new Answer.Reply(403, "invalid localapi request");
    }
    if (token != null) {
      String expected =
          "Basic " + Base64.getEncoder().encodeToString((":" + token).getBytes(UTF_8));
      String authorization = headers.get("authorization");
      if (authorization == null) {
        return new Answer.Reply(401, "auth required");
      }
      if (!authorization.equals(expected)) {
        return new Answer.Reply(403, "bad password");
      }
    }
    if (!words[0].equals("GET")) {
      return new Answer.Reply(405, "");
    }
    String path = URLDecoder.decode(URI.create(words[1]).toString(), UTF_8);
    asked.add(path);
    return answers.getOrDefault(path, new Answer.Reply(404, "not found"));
  }

  private static void write(OutputStream out, Answer answer) throws IOException {
    switch (answer) {
      case Answer.Reply(int status, String body) -> out.write(http(status, body));
      case Answer.Raw(String bytes) -> out.write(bytes.getBytes(ISO_8859_1));
      case Answer.Silence _ -> {}
      case Answer.Stall(String body) -> {
        byte[] whole = http(200, body);
        out.write(Arrays.copyOf(whole, whole.length - body.length() / 2));
      }
    }
    out.flush();
  }

  private static byte[] http(int status, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    String head =
        "HTTP/1.1 %d Status\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, bytes.length);
    return (head + new String(bytes, ISO_8859_1)).getBytes(ISO_8859_1);
  }

  private void awaitAcceptor() {
    try {
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    awaitAcceptor(); // or a connection made right after this might still be served
    for (SocketChannel connection : connections) {
      connection.close();
    }
  }
}
