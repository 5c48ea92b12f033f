package dev.claw.interop;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// The reference's gateway on a loopback port, with a shared token, no channels and no model.
public final class ReferenceGateway implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int BODY_LIMIT = 4096;

  private final ChildProcess process;
  private final Gateway gateway;

  private ReferenceGateway(ChildProcess process, Gateway gateway) {
    this.process = process;
    this.gateway = gateway;
  }

  /// Starts a gateway on a free loopback port with its own home under the directory. It does not
  /// wait for it.
  public static ReferenceGateway start(ReferencePackage reference, Path directory, String token)
      throws IOException {
    return start(reference, directory, new Gateway("127.0.0.1", freePort(), token));
  }

  /// The same, whose owner lets nodes run these commands on top of what its policy allows.
  public static ReferenceGateway start(
      ReferencePackage reference, Path directory, String token, List<String> nodeCommands)
      throws IOException {
    return start(reference, directory, new Gateway("127.0.0.1", freePort(), token), nodeCommands);
  }

  /// Starts a gateway where the record says.
  public static ReferenceGateway start(ReferencePackage reference, Path directory, Gateway gateway)
      throws IOException {
    return start(reference, directory, gateway, List.of());
  }

  private static ReferenceGateway start(
      ReferencePackage reference, Path directory, Gateway gateway, List<String> nodeCommands)
      throws IOException {
    Path absolute = directory.toAbsolutePath();
    ReferenceHome home =
        ReferenceHome.with(reference, absolute, configuration(absolute, gateway, nodeCommands));
    return new ReferenceGateway(
        ChildProcess.start(home.launch(List.of("gateway"), Map.of())), gateway);
  }

  private static Map<String, Object> configuration(
      Path directory, Gateway gateway, List<String> nodeCommands) {
    Map<String, Object> auth = Map.of("mode", "token", "token", gateway.token());
    Map<String, Object> nodes = Map.of("commands", Map.of("allow", nodeCommands));
    return Map.of(
        "gateway",
        Map.of(
            "mode",
            "local",
            "port",
            gateway.port(),
            "bind",
            "loopback",
            "auth",
            auth,
            "nodes",
            nodes),
        "agents",
        Map.of(
            "defaults",
            Map.of("workspace", directory.resolve("work").toString(), "skipBootstrap", true)),
        "logging",
        Map.of("file", directory.resolve("gateway.log").toString()));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public Gateway gateway() {
    return gateway;
  }

  /// The end of what it wrote, for an error message.
  public String lastWords() {
    return process.lastWords();
  }

  public List<ProcessHandle> tree() {
    return process.tree();
  }

  /// Waits until `/startupz` says that it accepts RPC.
  ///
  /// @throws IOException when the process ends or the limit passes first; the message holds the end
  ///   of its output
  public ReferenceGateway awaitStarted(Duration limit) throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!started()) {
      if (!process.alive() || System.nanoTime() > end) {
        throw new IOException("the reference gateway did not start: " + process.lastWords());
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return this;
  }

  private boolean started() {
    try {
      URLConnection connection = gateway.http("/startupz").toURL().openConnection();
      connection.setConnectTimeout((int) ANSWER.toMillis());
      connection.setReadTimeout((int) ANSWER.toMillis());
      // A status of 400 or more, which it gives until it is ready, throws here.
      try (InputStream body = connection.getInputStream()) {
        return new String(body.readNBytes(BODY_LIMIT), StandardCharsets.UTF_8)
            .contains("\"started\"");
      }
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
