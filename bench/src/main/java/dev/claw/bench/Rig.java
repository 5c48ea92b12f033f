package dev.claw.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.bench.wire.Operator;
import dev.claw.interop.Gateway;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One side's gateway and node, which can be started and stopped again and again over the same
/// state.
final class Rig implements AutoCloseable {
  private static final String NODE_NAME = "Bench";
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(5);
  private static final Duration NODE_POLL = Duration.ofMillis(10);

  private final Side side;
  private final Path directory;
  private final Gateway gateway;
  private @Nullable Running runningGateway;
  private @Nullable Running runningNode;

  Rig(Side side, Path directory) throws IOException {
    this.side = side;
    this.directory = Files.createDirectories(directory);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.gateway = new Gateway("127.0.0.1", free.getLocalPort(), "bench-token-0123456789abcdef");
    }
  }

  Side side() {
    return side;
  }

  Gateway gateway() {
    return gateway;
  }

  Path gatewayDirectory() {
    return directory.resolve("g");
  }

  Path cliDirectory() {
    return directory.resolve("c");
  }

  List<ProcessHandle> gatewayProcesses() {
    return processes(runningGateway);
  }

  List<ProcessHandle> nodeProcesses() {
    return processes(runningNode);
  }

  private static List<ProcessHandle> processes(@Nullable Running running) {
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running.processes();
  }

  Operator operator() throws IOException {
    return Operator.connect(gateway);
  }

  /// Starts the gateway; gives the seconds from the start of the process to the answer of its first
  /// RPC.
  double startGateway() throws IOException {
    long start = System.nanoTime();
    Running running = side.startGateway(Files.createDirectories(gatewayDirectory()), gateway);
    runningGateway = running;
    while (!answersRpc()) {
      check(running, start, "the gateway", "accept RPC");
      LockSupport.parkNanos(POLL.toNanos());
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private boolean answersRpc() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) gateway.http("/startupz").toURL().openConnection();
      connection.setConnectTimeout(2000);
      connection.setReadTimeout(2000);
      if (connection.getResponseCode() != 200) {
        return false;
      }
      try (Operator operator = operator()) {
        operator.call("health", "{}");
        return true;
      }
    } catch (IOException _) {
      return false;
    }
  }

  /// Starts the node; gives the seconds from the start of the process until the gateway lists it as
  /// connected.
  double startNode() throws IOException {
    try (Operator operator = operator()) {
      long start = System.nanoTime();
      Running running = launchNode();
      while (node(operator).filter(node -> node.path("connected").asBoolean()).isEmpty()) {
        check(running, start, "the node", "connect");
        LockSupport.parkNanos(NODE_POLL.toNanos());
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private Running launchNode() throws IOException {
    Running running =
        side.startNode(Files.createDirectories(directory.resolve("n")), gateway, NODE_NAME);
    runningNode = running;
    return running;
  }

  /// Starts the node for the first time and approves whatever it asks for.
  void pairNode() throws IOException {
    try (Operator operator = operator()) {
      long start = System.nanoTime();
      Running running = launchNode();
      String refused = "";
      while (!offersWhich(operator)) {
        check(running, start, "the node", "pair" + refused);
        try {
          approve(operator, "device.pair");
          approve(operator, "node.pair");
        } catch (IOException e) {
          // A request may be settled by the gateway itself between list and approval: look again.
          refused = " (" + e.getMessage() + ")";
        }
        LockSupport.parkNanos(NODE_POLL.toNanos());
      }
    }
  }

  private boolean offersWhich(Operator operator) throws IOException {
    return node(operator)
        .filter(node -> node.path("commands").toString().contains("\"system.which\""))
        .isPresent();
  }

  private static void approve(Operator operator, String family) throws IOException {
    for (JsonNode request : operator.call(family + ".list", "{}").path("pending")) {
      String id = request.path("requestId").asText();
      operator.call(family + ".approve", "{\"requestId\":\"" + id + "\"}");
    }
  }

  private static Optional<JsonNode> node(Operator operator) throws IOException {
    for (JsonNode node : operator.call("node.list", "{}").path("nodes")) {
      if (node.path("displayName").asText().equals(NODE_NAME)) {
        return Optional.of(node);
      }
    }
    return Optional.empty();
  }

  String nodeId() throws IOException {
    try (Operator operator = operator()) {
      return node(operator)
          .map(node -> node.path("nodeId").asText())
          .orElseThrow(() -> new IOException("the node is not listed"));
    }
  }

  private static void check(Running running, long start, String who, String what)
      throws IOException {
    boolean late = System.nanoTime() - start > START_LIMIT.toNanos();
    if (late || !running.alive()) {
      throw new IOException(
          "%s did not %s%s; its last words: %s"
              .formatted(
                  who,
                  what,
                  late ? " within " + START_LIMIT.toSeconds() + " s" : ", it ended",
                  running.lastWords().get()));
    }
  }

  @Override
  public void close() {
    if (runningNode != null) {
      runningNode.close();
      runningNode = null;
    }
    if (runningGateway != null) {
      runningGateway.close();
      runningGateway = null;
    }
  }
}
