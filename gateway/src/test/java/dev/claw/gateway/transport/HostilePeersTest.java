package dev.claw.gateway.transport;

import static dev.claw.gateway.transport.TestingPeer.BINARY;
import static dev.claw.gateway.transport.TestingPeer.CONTINUATION;
import static dev.claw.gateway.transport.TestingPeer.PING;
import static dev.claw.gateway.transport.TestingPeer.PONG;
import static dev.claw.gateway.transport.TestingPeer.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.auth.OriginPolicy;
import dev.claw.gateway.rpc.EventType;
import dev.claw.gateway.transport.TestingPeer.Ended;
import dev.claw.protocol.CloseCode;
import dev.claw.protocol.Protocol;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Peers that break the rules, against the real socket layer: each gets its close code, the others
/// notice nothing, and memory stays bounded.
class HostilePeersTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String CONNECT =
      "{\"type\":\"req\",\"id\":\"c\",\"method\":\"connect\",\"params\":{\"minProtocol\":4,"
          + "\"maxProtocol\":4,\"client\":{\"id\":\"cli\",\"version\":\"1\",\"platform\":\"x\","
          + "\"mode\":\"cli\"}}}";

  private static final TransportLimits PATIENT =
      new TransportLimits(
          20,
          8,
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60));

  private static final TransportLimits IMPATIENT =
      new TransportLimits(
          20,
          8,
          Duration.ofSeconds(1),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60));

  private final TestingDesk desk = new TestingDesk();
  private final List<TestingPeer> peers = new ArrayList<>();
  private Connections connections = new Connections(PATIENT);
  private GatewayServer server;

  @BeforeEach
  void startPatiently() throws IOException {
    start(PATIENT);
  }

  private void start(TransportLimits limits) throws IOException {
    connections = new Connections(limits);
    server =
        GatewayServer.start(
            desk,
            connections,
            limits,
            new GatewayServer.Listen(
                "127.0.0.1", 0, Set.of(), new OriginPolicy(Set.of()), List.of()),
            (secret, peer) -> false);
  }

  @AfterEach
  void stop() throws IOException {
    desk.release.countDown();
    for (TestingPeer peer : peers) {
      peer.close();
    }
    server.close();
  }

  private TestingPeer dial() throws IOException {
    TestingPeer peer = TestingPeer.dial(server.port());
    peers.add(peer);
    return peer;
  }

  private TestingPeer open() throws IOException {
    TestingPeer peer = TestingPeer.open(server.port());
    peers.add(peer);
    return peer;
  }

  private TestingPeer welcome() throws IOException {
    return welcome(open());
  }

  private static TestingPeer welcome(TestingPeer peer) throws IOException {
    peer.text(CONNECT);
    assertThat(peer.answer("c").path("ok").asBoolean()).isTrue();
    return peer;
  }

  private static void send(TestingPeer peer, String id, String method, int params)
      throws IOException {
    peer.text(
        "{\"type\":\"req\",\"id\":\"%s\",\"method\":\"%s\",\"params\":%d}"
            .formatted(id, method, params));
  }

  private static void assertServed(TestingPeer peer) throws IOException {
    send(peer, "served", "ping", 0);
    assertThat(peer.answer("served").path("ok").asBoolean()).isTrue();
  }

  private static void await(BooleanSupplier condition) {
    assertTimeoutPreemptively(
        SOON,
        () -> {
          while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
          }
        });
  }

  @Test
  void tooLargeAFirstFrameIsNamed() throws Exception {
    TestingPeer other = welcome();
    TestingPeer peer = open();
    peer.text("x".repeat(Protocol.MAX_PREAUTH_BYTES + 1));

    assertThat(peer.awaitEnd()).isEqualTo(new Ended(1009, "preauth payload too large"));
    assertServed(other);
  }

  @Test
  void muchTooLargeAFrameIsRefusedByItsHeader() throws Exception {
    TestingPeer before = open();
    before.write(new byte[] {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4, 5});
    assertThat(before.awaitEnd().code()).isEqualTo(1009);

    TestingPeer after = welcome();
    after.write(new byte[] {(byte) 0x81, (byte) 0xff, 0, 0, 0, 0, 0x40, 0, 0, 0, 1, 2, 3, 4, 5});
    assertThat(after.awaitEnd().code()).isEqualTo(1009);
  }

  @Test
  void fragmentsThatAddUpToTooMuchAreRefused() throws Exception {
    TestingPeer peer = open();
    byte[] part = new byte[60_000];
    try {
      peer.write(TestingPeer.frame(TEXT, part, true));
      for (int i = 0; i < 10; i++) {
        peer.write(TestingPeer.frame(CONTINUATION, part, true));
      }
    } catch (SocketException e) {
      // Refused before all of it was sent.
    }
    assertThat(peer.awaitEnd().code()).isIn(1009, TestingPeer.ABNORMAL);
    assertServed(welcome());
  }

  @Test
  void largeRequestIsTakenAfterTheWelcomeOnly() throws Exception {
    TestingPeer peer = welcome();
    peer.text(
        "{\"type\":\"req\",\"id\":\"1\",\"method\":\"x\",\"params\":\"%s\"}"
            .formatted("y".repeat(1 << 20)));
    assertThat(peer.answer("1").path("ok").asBoolean()).isTrue();
  }

  @Test
  void garbageAsTheFirstFrameIsClosedWithoutAWord() throws Exception {
    for (String garbage : List.of("garbage", "{", "[]", "{}", "\u0000", "{\"type\":\"req\"}")) {
      TestingPeer peer = open();
      peer.text(garbage);
      assertThat(peer.awaitEnd()).as(garbage).isEqualTo(new Ended(1000, ""));
    }
  }

  @Test
  void everythingElseThanConnectIsRefusedFirst() throws Exception {
    TestingPeer peer = open();
    send(peer, "1", "health", 0);

    assertThat(peer.answer("1").at("/error/message").asText())
        .isEqualTo("invalid handshake: first request must be connect");
    assertThat(peer.awaitEnd())
        .isEqualTo(new Ended(1008, "invalid handshake: first request must be connect"));
  }

  @Test
  void framesAfterARefusalAreNotLookedAt() throws Exception {
    TestingPeer peer = open();
    for (int i = 0; i < 100; i++) {
      send(peer, "r" + i, "health", 0);
    }
    peer.answer("r0");
    assertThat(peer.awaitEnd().code()).isEqualTo(1008);
  }

  @Test
  void textInBinaryFramesIsAccepted() throws Exception {
    TestingPeer peer = open();
    peer.frame(BINARY, CONNECT.getBytes(StandardCharsets.UTF_8));

    assertThat(peer.answer("c").path("ok").asBoolean()).isTrue();
    assertServed(peer);
  }

  @Test
  void fragmentedTextWithAPingInBetweenIsOneMessage() throws Exception {
    TestingPeer peer = open();
    byte[] text = CONNECT.getBytes(StandardCharsets.UTF_8);
    peer.write(TestingPeer.frame(TEXT, java.util.Arrays.copyOf(text, 20), true));
    peer.frame(PING, new byte[] {7});
    peer.write(
        TestingPeer.frame(
            0x80 | CONTINUATION, java.util.Arrays.copyOfRange(text, 20, text.length), true));

    assertThat(peer.answer("c").path("ok").asBoolean()).isTrue();
  }

  @Test
  void brokenFramingEndsTheConnectionAndNoOther() throws Exception {
    TestingPeer other = welcome();
    byte[] hello = CONNECT.getBytes(StandardCharsets.UTF_8);
    var broken =
        Map.of(
            "unmasked", TestingPeer.frame(0x80 | TEXT, hello, false),
            "reserved bits", TestingPeer.frame(0xf0 | TEXT, hello, true),
            "reserved opcode", TestingPeer.frame(0x80 | 3, hello, true),
            "lost continuation", TestingPeer.frame(0x80, hello, true),
            "fragmented ping", TestingPeer.frame(PING, new byte[1], true),
            "long ping", TestingPeer.frame(0x80 | PING, new byte[126], true));
    for (Map.Entry<String, byte[]> each : broken.entrySet()) {
      TestingPeer peer = open();
      peer.write(each.getValue());
      assertThat(peer.awaitEnd().code()).as(each.getKey()).isEqualTo(1002);
    }
    TestingPeer peer = open();
    peer.frame(TEXT, new byte[] {'"', (byte) 0xc3, 0x28, '"'});
    assertThat(peer.awaitEnd().code()).isEqualTo(1007);
    assertServed(other);
  }

  @Test
  void badFramesAfterTheWelcomeAreNamedAndHarmless() throws Exception {
    TestingPeer peer = welcome();
    for (String bad :
        List.of(
            "garbage",
            "{\"type\":\"nope\",\"method\":\"health\"}",
            "{\"type\":\"req\",\"id\":\"1\",\"id\":\"1\",\"method\":\"x\"}",
            "[".repeat(10_000))) {
      peer.text(bad);
      JsonNode answer = peer.answer("invalid");
      assertThat(answer.at("/error/code").asText()).isEqualTo("INVALID_REQUEST");
      assertThat(answer.at("/error/message").asText()).startsWith("invalid request frame: ");
    }
    assertServed(peer);
  }

  @Test
  void lateHandshakeIsClosed() throws Exception {
    server.close();
    start(IMPATIENT);
    assertThat(open().awaitEnd()).isEqualTo(new Ended(1000, ""));
  }

  @Test
  void deadPeerIsGoneAndAnAnsweringOneStays() throws Exception {
    server.close();
    start(IMPATIENT);
    TestingPeer dead = welcome();
    TestingPeer alive = welcome();
    int pings = 0;
    while (pings < 4) {
      TestingPeer.Received frame = alive.next();
      assertThat(frame.opcode()).isNotEqualTo(TestingPeer.CLOSE);
      if (frame.opcode() == PING) {
        alive.frame(PONG, new byte[0]);
        pings++;
      }
    }
    await(() -> desk.ends.size() == 1);
    assertThat(desk.ends.peek()).contains("no pong");
    assertThat(connections.size()).isEqualTo(1);
    assertThat(dead.awaitEnd().code()).isEqualTo(TestingPeer.ABNORMAL);
    assertServed(alive);
  }

  @Test
  void readerThatNeverReadsIsLetGoAndTheOthersGetEverything() throws Exception {
    TestingPeer slow = TestingPeer.open(server.port(), 4096);
    peers.add(slow);
    welcome(slow);
    TestingPeer other = welcome();
    long before = usedHeap();

    for (int i = 0; i < 60; i++) {
      connections.publish(EventType.CHAT, "z".repeat(1 << 20));
      other.event("chat");
    }

    await(() -> desk.ends.contains("slow consumer"));
    assertThat(connections.size()).isEqualTo(1);
    assertServed(other);
    assertThat(usedHeap() - before).isLessThan(40L << 20);
  }

  @Test
  void askingWithoutReadingIsBoundedToo() throws Exception {
    TestingPeer slow = TestingPeer.open(server.port(), 4096);
    peers.add(slow);
    welcome(slow);
    TestingPeer other = welcome();

    for (int i = 0; i < 100; i++) {
      send(slow, "b" + i, "big", 1 << 20);
    }

    await(() -> desk.ends.contains("slow consumer"));
    assertServed(other);
  }

  @Test
  void pingsThatAreNeverReadDoNotPileUp() throws Exception {
    TestingPeer flood = TestingPeer.open(server.port(), 4096);
    peers.add(flood);
    welcome(flood);
    TestingPeer other = welcome();
    long before = usedHeap();
    byte[] ping = TestingPeer.frame(0x80 | PING, new byte[125], true);
    var flooding =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    for (int i = 0; i < 400_000; i++) {
                      flood.write(ping);
                    }
                  } catch (IOException e) {
                    // Ended by the test.
                  }
                });
    for (int i = 0; i < 50; i++) {
      assertServed(other);
    }
    flooding.join(Duration.ofSeconds(3));
    assertThat(usedHeap() - before).isLessThan(20L << 20);
    flood.close();
    flooding.join();
    assertServed(other);
  }

  @Test
  void floodOfPingsIsAnsweredOneByOne() throws Exception {
    TestingPeer peer = welcome();
    byte[] ping = TestingPeer.frame(0x80 | PING, new byte[] {1, 2, 3}, true);
    var flooding =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    for (int i = 0; i < 10_000; i++) {
                      peer.write(ping);
                    }
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                });
    for (int i = 0; i < 10_000; i++) {
      TestingPeer.Received pong = peer.next();
      assertThat(pong.opcode()).isEqualTo(PONG);
      assertThat(pong.payload().remaining()).isEqualTo(3);
    }
    flooding.join();
    assertServed(peer);
  }

  @Test
  void moreThanTheRequestsAPeerMayHaveAreRefusedAsBusy() throws Exception {
    TestingPeer peer = welcome();
    TestingPeer other = welcome();
    for (int i = 0; i < 256; i++) {
      send(peer, "w" + i, "wait", 0);
    }
    send(peer, "one-more", "wait", 0);

    JsonNode error = peer.answer("one-more").path("error");
    assertThat(error.path("code").asText()).isEqualTo("UNAVAILABLE");
    assertThat(error.path("message").asText()).isEqualTo("server is busy");
    assertThat(error.path("retryable").asBoolean()).isTrue();
    assertThat(error.path("retryAfterMs").asLong()).isPositive();
    assertServed(other);

    desk.release.countDown();
    for (int answers = 0; answers < 256; answers++) {
      peer.await(json -> json.path("id").asText().startsWith("w"));
    }
    assertServed(peer);
  }

  @Test
  void socketsWithoutAHandshakeAreCountedPerAddress() throws Exception {
    for (int i = 0; i < PATIENT.maxPreauthPerAddress(); i++) {
      open();
    }
    int refused = dial().upgrade(List.of("Host: 127.0.0.1:" + server.port()));
    assertThat(refused).isEqualTo(503);

    welcome(peers.getFirst());
    assertThat(dial().upgrade(List.of("Host: 127.0.0.1:" + server.port()))).isEqualTo(101);
  }

  @Test
  void connectionsBeyondTheLimitAreToldSoAndTheRestGoesOn() throws Exception {
    for (int i = 0; i < PATIENT.maxConnections(); i++) {
      welcome();
    }
    TestingPeer late = open();
    late.text(CONNECT);
    assertThat(late.answer("c").at("/error/code").asText()).isEqualTo("UNAVAILABLE");
    assertThat(late.awaitEnd().code()).isEqualTo(1013);

    peers.getFirst().close();
    await(() -> connections.size() < PATIENT.maxConnections());
    assertServed(welcome());
  }

  @Test
  void drippingRequestsHaveADeadlineThatDripsDoNotMove() throws Exception {
    server.close();
    start(IMPATIENT);
    var dripping = new ArrayList<TestingPeer>();
    for (int i = 0; i < 100; i++) {
      TestingPeer peer = dial();
      peer.write("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Drip: ");
      dripping.add(peer);
    }
    assertServed(welcome());
    for (TestingPeer peer : dripping) {
      Thread.ofVirtual().start(() -> drip(peer));
    }
    for (TestingPeer peer : dripping) {
      assertThat(peer.awaitEof()).isTrue();
    }
  }

  private static void drip(TestingPeer peer) {
    try {
      while (true) {
        peer.write("a");
        Thread.sleep(100);
      }
    } catch (IOException | InterruptedException e) {
      // The gateway has had enough.
    }
  }

  @Test
  void silentSocketsThatNeverAskAreClosed() throws Exception {
    server.close();
    start(IMPATIENT);
    assertThat(dial().awaitEof()).isTrue();
  }

  @Test
  void rightsThatEndDuringAHandshakeEndItToo() throws Exception {
    desk.duringHandshake =
        () ->
            connections.disconnect(
                caller -> true, CloseCode.AUTHORITY_CHANGED, "device token revoked");
    TestingPeer peer = open();
    peer.text(CONNECT);

    assertThat(peer.awaitEnd().code()).isEqualTo(4001);
    assertThat(desk.connected).hasValue(0);
    assertThat(connections.size()).isZero();
    desk.duringHandshake = () -> {};
    assertServed(welcome());
  }

  @Test
  void eventsAreNumberedInTheOrderTheyArriveIn() throws Exception {
    TestingPeer peer = welcome();
    var publishers = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      publishers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int n = 0; n < 500; n++) {
                      connections.publish(EventType.CHAT, Map.of("n", n));
                    }
                  }));
    }
    for (long seq = 1; seq <= 2000; seq++) {
      assertThat(peer.event("chat").path("seq").asLong()).isEqualTo(seq);
    }
    for (Thread publisher : publishers) {
      publisher.join();
    }
  }

  @Test
  void whileItStartsAGatewaySaysWhenToTryAgain() throws Exception {
    desk.lifecycle = Lifecycle.STARTING;
    TestingPeer peer = open();
    peer.text(CONNECT);

    JsonNode error = peer.answer("c").path("error");
    assertThat(error.path("code").asText()).isEqualTo("UNAVAILABLE");
    assertThat(error.path("message").asText()).isEqualTo("gateway starting; retry shortly");
    assertThat(error.at("/details/reason").asText()).isEqualTo("startup-sidecars");
    assertThat(error.path("retryable").asBoolean()).isTrue();
    assertThat(error.path("retryAfterMs").asLong()).isEqualTo(500);
    assertThat(peer.awaitEnd().code()).isEqualTo(1013);
  }

  @Test
  void whenItStopsEveryClientIsTold() throws Exception {
    TestingPeer peer = welcome();
    desk.lifecycle = Lifecycle.STOPPING;
    TestingPeer late = open();
    late.text(CONNECT);
    assertThat(late.answer("c").at("/error/details/reason").asText())
        .isEqualTo("gateway-restarting");
    assertThat(late.awaitEnd().code()).isEqualTo(1013);

    var stopping = Thread.ofPlatform().start(server::close);
    assertThat(peer.event("shutdown").at("/payload/reason").asText()).isEqualTo("service restart");
    assertThat(peer.awaitEnd()).isEqualTo(new Ended(1012, "service restart"));
    peer.close();
    stopping.join();
    assertThat(connections.size()).isZero();
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
