package dev.claw.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Role;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.client.GatewayConnection;
import dev.claw.protocol.client.GatewayUrl;
import dev.claw.protocol.client.Handshake;
import dev.claw.protocol.client.Sockets;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.identity.DeviceIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a working gateway fifty times. Whatever it had acknowledged has to be there after each
/// start, once, and no start may need a hand.
class KillIT {
  private static final int ROUNDS = 50;
  private static final Duration UP_AGAIN = Duration.ofSeconds(5);

  @TempDir Path directory;
  private final Sockets sockets = new Sockets();
  private final Random random = new Random(20_260_923);
  private final List<Duration> startUps = new ArrayList<>();

  /// Messages by text, with the conversation they went to.
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  /// Names of approved nodes by their id.
  private final Map<String, String> approved = new ConcurrentHashMap<>();

  private final ConcurrentLinkedQueue<String> unanswered = new ConcurrentLinkedQueue<>();

  @Test
  void nothingAcknowledgedIsLostByFiftyKills() throws Exception {
    Path state = directory.resolve("state");
    int port = 0;
    long litter = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      try (var gateway = TestingGatewayProcess.start(state, port)) {
        port = gateway.port();
        startUps.add(gateway.startUp());
        verify(port, round - 1);
        load(gateway, round);
      }
      if (round == 4) {
        litter = temporaryFiles(state);
      }
    }
    try (var gateway = TestingGatewayProcess.start(state, port)) {
      for (int round = 0; round < ROUNDS; round++) {
        verify(gateway.port(), round);
      }
      verifyNodes(gateway.port());
      assertThat(temporaryFiles(state)).isLessThanOrEqualTo(litter + 2);
    } finally {
      sockets.close();
    }
    report();
  }

  private void report() {
    startUps.sort(null);
    System.out.printf(
        "%d kills: %d messages and %d approvals acknowledged, none lost; up again in %d ms (median),"
            + " %d ms (slowest)%n",
        ROUNDS,
        acknowledged.size(),
        approved.size(),
        startUps.get(ROUNDS / 2).toMillis(),
        startUps.getLast().toMillis());
    assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
    assertThat(approved).isNotEmpty();
    assertThat(startUps.get(ROUNDS / 2)).isLessThan(UP_AGAIN);
  }

  /// Two clients work until the gateway dies under them.
  private void load(TestingGatewayProcess gateway, int round) throws Exception {
    Duration span = Duration.ofMillis(100 + random.nextInt(500));
    Thread messages = Thread.ofVirtual().start(() -> untilLost(() -> talk(gateway.port(), round)));
    Thread pairing = Thread.ofVirtual().start(() -> untilLost(() -> pair(gateway.port(), round)));
    gateway.killAfter(span);
    messages.join();
    pairing.join();
  }

  private interface Work {
    void run() throws IOException, CallFailedException, InterruptedException;
  }

  private static void untilLost(Work work) {
    try {
      work.run();
    } catch (IOException | CallFailedException e) {
      // The gateway is dead; that is what was waited for.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void talk(int port, int round)
      throws IOException, CallFailedException, InterruptedException {
    try (GatewayConnection connection = operator(port)) {
      for (int i = 0; ; i++) {
        String text = "xq " + round + "-" + i;
        unanswered.add(text);
        try {
          send(connection, round, text);
          acknowledged.put(text, conversation(round));
          unanswered.remove(text);
        } catch (CallFailedException e) {
          // Too many wait; this one was not taken.
          unanswered.remove(text);
        }
      }
    }
  }

  private static void send(GatewayConnection connection, int round, String text)
      throws IOException, CallFailedException, InterruptedException {
    connection.call(
        "chat.send",
        Map.of(
            "sessionKey", conversation(round), "message", text, "idempotencyKey", "key " + text));
  }

  private void pair(int port, int round)
      throws IOException, CallFailedException, InterruptedException {
    try (GatewayConnection admin = operator(port)) {
      for (int i = 0; ; i++) {
        DeviceIdentity identity = DeviceIdentity.generate();
        String id = identity.id().value();
        try (GatewayConnection node = node(port, identity)) {
          admin.call("node.pair.approve", Map.of("requestId", pendingOf(admin, id)));
          approved.put(id, "");
          String name = "Node " + round + "-" + i;
          admin.call("node.rename", Map.of("nodeId", id, "displayName", name));
          approved.put(id, name);
          assertThat(node.isOpen()).isTrue();
        }
      }
    }
  }

  private static String pendingOf(GatewayConnection admin, String id)
      throws IOException, CallFailedException, InterruptedException {
    while (true) {
      for (JsonNode pending : admin.call("node.pair.list", Map.of()).path("pending")) {
        if (pending.path("nodeId").asText().equals(id)) {
          return pending.path("requestId").asText();
        }
      }
    }
  }

  /// What was acknowledged is there exactly once; what was not may be sent again and is there once
  /// then, too.
  private void verify(int port, int round) throws Exception {
    if (round < 0) {
      return;
    }
    try (GatewayConnection connection = operator(port)) {
      for (String text = unanswered.poll(); text != null; text = unanswered.poll()) {
        send(connection, round, text);
        acknowledged.put(text, conversation(round));
      }
      List<String> said = said(connection, round);
      assertThat(said).doesNotHaveDuplicates();
      assertThat(said)
          .containsAll(
              acknowledged.entrySet().stream()
                  .filter(each -> each.getValue().equals(conversation(round)))
                  .map(Map.Entry::getKey)
                  .toList());
    }
    verifyNodes(port);
  }

  private static List<String> said(GatewayConnection connection, int round) throws Exception {
    JsonNode history =
        connection.call("chat.history", Map.of("sessionKey", conversation(round), "limit", 1000));
    var said = new ArrayList<String>();
    for (JsonNode message : history.path("messages")) {
      if (message.path("role").asText().equals("user")) {
        JsonNode content = message.path("content");
        said.add(content.isTextual() ? content.asText() : content.at("/0/text").asText());
      }
    }
    return said;
  }

  private void verifyNodes(int port) throws Exception {
    try (GatewayConnection admin = operator(port)) {
      var present = new ConcurrentHashMap<String, JsonNode>();
      for (JsonNode node : admin.call("node.pair.list", Map.of()).path("paired")) {
        present.put(node.path("nodeId").asText(), node);
      }
      approved.forEach(
          (id, name) -> {
            JsonNode node = present.get(id);
            assertThat(node).isNotNull();
            assertThat(node.path("commands").toString()).contains("system.which");
            if (!name.isEmpty()) {
              assertThat(node.path("displayName").asText()).isEqualTo(name);
            }
          });
    }
  }

  private static String conversation(int round) {
    return "agent:main:round" + round;
  }

  private GatewayConnection operator(int port)
      throws IOException, CallFailedException, InterruptedException {
    return connect(
        port,
        ConnectParams.of(
                ClientInfo.of(ClientId.GATEWAY_CLIENT, ClientMode.BACKEND, "1", "linux"),
                Role.OPERATOR,
                TestingGateway.ALL_SCOPES)
            .withAuth(ConnectAuth.sharedToken(TestingGateway.TOKEN)),
        null);
  }

  private GatewayConnection node(int port, DeviceIdentity identity)
      throws IOException, CallFailedException, InterruptedException {
    return connect(
        port,
        TestingGateway.node(
            "Box", ConnectAuth.sharedToken(TestingGateway.TOKEN), List.of("system.which")),
        identity);
  }

  private GatewayConnection connect(
      int port, ConnectParams params, @org.jspecify.annotations.Nullable DeviceIdentity identity)
      throws IOException, CallFailedException, InterruptedException {
    return GatewayConnection.open(
        sockets,
        GatewayUrl.parse("ws://127.0.0.1:" + port),
        new Handshake(params, identity),
        (connection, event) -> {});
  }

  /// Files that somebody may have left half-written.
  private static long temporaryFiles(Path state) throws IOException {
    try (Stream<Path> files = Files.walk(state)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> String.valueOf(state.relativize(file)))
          .filter(name -> name.contains("tmp") || name.endsWith(".new") || name.contains(".part"))
          .count();
    }
  }
}
