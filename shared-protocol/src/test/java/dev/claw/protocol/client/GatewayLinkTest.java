package dev.claw.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.Frame;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.WireError;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A link against real sockets that fail in every way.
@Timeout(60)
class GatewayLinkTest {
  private static final GatewayLink.Next RETRY = new GatewayLink.Next.Retry();
  private static final GatewayLink.Next LATER =
      new GatewayLink.Next.RetryAfter(Duration.ofHours(1));

  private final Sockets sockets = new Sockets();
  private final TestingOwner owner = new TestingOwner(RETRY);

  @AfterEach
  void closeSockets() {
    sockets.close();
  }

  private GatewayLink link(TestingGateway gateway) {
    return link(gateway, owner);
  }

  private GatewayLink link(TestingGateway gateway, GatewayLink.Owner of) {
    var backoff = new Backoff(Duration.ofMillis(2), Duration.ofMillis(8), new AlwaysMost());
    return new GatewayLink(sockets, gateway.url(), of, backoff);
  }

  /// Draws the largest number allowed.
  private static final class AlwaysMost implements RandomGenerator {
    @Override
    public long nextLong() {
      return -1;
    }

    @Override
    public long nextLong(long bound) {
      return bound - 1;
    }
  }

  private static void stay(TestingPeer peer) throws IOException {
    peer.welcome();
    peer.awaitClose();
  }

  @Test
  void itComesBackAndNeverRepeatsACall() throws Exception {
    BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    TestingGateway.Behaviour breaking =
        peer -> {
          peer.welcome();
          asked.add(peer.request().method());
          peer.drop();
        };
    TestingGateway.Behaviour answering =
        peer -> {
          peer.welcome();
          Frame.Request request = peer.request();
          asked.add(request.method());
          peer.send(FrameCodec.ok(request.id(), Map.of()));
          peer.awaitClose();
        };
    try (var gateway = new TestingGateway(breaking, answering);
        GatewayLink link = link(gateway)) {
      link.start();
      GatewayConnection first = owner.await(LinkState.Connected.class).connection();
      assertThatThrownBy(() -> first.call("once", null))
          .isInstanceOf(ConnectionLostException.class);
      GatewayConnection second = owner.await(LinkState.Connected.class).connection();
      assertThat(second).isNotSameAs(first).isSameAs(link.connection());
      assertThat(second.call("again", null).isObject()).isTrue();
      assertThat(asked).containsExactly("once", "again");
    }
  }

  @Test
  void itIsConnectedBeforeItsFirstEvent() throws Exception {
    TestingGateway.Behaviour eager =
        peer -> {
          peer.welcome();
          peer.send(FrameCodec.event("first", Map.of()));
          peer.awaitClose();
        };
    try (var gateway = new TestingGateway(eager);
        GatewayLink link = link(gateway)) {
      link.start();
      assertThat(owner.events.take()).isEqualTo("connected");
      assertThat(owner.events.take()).isEqualTo("first");
    }
  }

  @Test
  void itStopsWhenItsOwnerSaysSo() throws Exception {
    WireError refusal = WireError.of(ErrorCode.NOT_PAIRED, "pairing required");
    owner.decide(new GatewayLink.Next.Stop("not wanted"));
    TestingGateway.Behaviour refusing =
        peer -> {
          peer.send(FrameCodec.failed(peer.challenge().id(), refusal));
          peer.awaitClose();
        };
    try (var gateway = new TestingGateway(refusing);
        GatewayLink link = link(gateway)) {
      link.start();
      link.awaitStopped();
      assertThat(owner.ends.take().refusal()).isEqualTo(refusal);
      assertThat(owner.await(LinkState.Stopped.class).reason()).isEqualTo("not wanted");
      assertThat(link.connection()).isNull();
    }
  }

  @Test
  void aPauseOfItsOwnerCountsUntilThereIsReasonToHurry() throws Exception {
    owner.decide(LATER);
    TestingGateway.Behaviour leaving =
        peer -> {
          peer.welcome();
          peer.close(1012, "service restart");
        };
    try (var gateway = new TestingGateway(leaving, GatewayLinkTest::stay);
        GatewayLink link = link(gateway)) {
      link.start();
      LinkState.Waiting waiting = owner.await(LinkState.Waiting.class);
      assertThat(waiting.pause()).isEqualTo(Duration.ofHours(1));
      assertThat(waiting.reason()).isEqualTo("service restart");
      assertThat(owner.ends.take().closed()).isEqualTo(new Closed(1012, "service restart"));
      link.reconnectNow();
      assertThat(owner.await(LinkState.Connected.class).connection().isOpen()).isTrue();
    }
  }

  @Test
  void pausesGrowWhileItFailsAndShrinkAfterASuccess() throws Exception {
    TestingGateway.Behaviour failing = TestingPeer::drop;
    TestingGateway.Behaviour brief =
        peer -> {
          peer.welcome();
          peer.close(1012, "service restart");
        };
    try (var gateway = new TestingGateway(failing, failing, failing, failing, brief);
        GatewayLink link = link(gateway)) {
      link.start();
      for (int expected : new int[] {2, 4, 8, 8, 2, 2}) {
        assertThat(owner.await(LinkState.Waiting.class).pause())
            .isEqualTo(Duration.ofMillis(expected));
      }
    }
  }

  @Test
  void closingEndsAPause() throws Exception {
    owner.decide(LATER);
    try (var gateway = new TestingGateway(TestingPeer::drop)) {
      GatewayLink link = link(gateway);
      link.start();
      assertThat(owner.await(LinkState.Waiting.class).refusal()).isNull();
      link.close();
      link.awaitStopped();
      assertThat(owner.await(LinkState.Stopped.class).reason()).isEqualTo("closed");
    }
  }

  @Test
  void closingEndsAConnectionWithGoodbye() throws Exception {
    BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
    TestingGateway.Behaviour watching =
        peer -> {
          peer.welcome();
          codes.add(peer.awaitClose());
        };
    try (var gateway = new TestingGateway(watching)) {
      GatewayLink link = link(gateway);
      link.start();
      assertThat(owner.await(LinkState.Connected.class).connection().isOpen()).isTrue();
      link.close();
      link.awaitStopped();
      assertThat(codes.take()).isEqualTo(1000);
    }
  }

  @Test
  void aLinkClosedBeforeItsStartHasStopped() throws Exception {
    try (var gateway = new TestingGateway(GatewayLinkTest::stay)) {
      GatewayLink link = link(gateway);
      link.close();
      link.start();
      link.awaitStopped();
      assertThat(owner.states).isEmpty();
    }
  }

  @Test
  void aFloodThatNobodyTakesLeadsToANewConnection() throws Exception {
    var release = new CountDownLatch(1);
    var stuck =
        new GatewayLink.Owner() {
          @Override
          public Handshake handshake() {
            return owner.handshake();
          }

          @Override
          public void connected(GatewayConnection connection) {
            owner.connected(connection);
          }

          @Override
          public void event(GatewayConnection connection, Frame.Event event) {
            try {
              release.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }

          @Override
          public void state(LinkState state) {
            owner.state(state);
          }

          @Override
          public GatewayLink.Next after(@Nullable WireError refusal, Closed closed) {
            return owner.after(refusal, closed);
          }
        };
    TestingGateway.Behaviour flooding =
        peer -> {
          peer.welcome();
          peer.request();
          while (true) {
            peer.send(FrameCodec.event("more", Map.of()));
          }
        };
    try (var gateway = new TestingGateway(flooding, GatewayLinkTest::stay);
        GatewayLink link = link(gateway, stuck)) {
      link.start();
      GatewayConnection first = owner.await(LinkState.Connected.class).connection();
      assertThatThrownBy(() -> first.call("flood", null, Duration.ZERO))
          .isInstanceOf(ConnectionLostException.class);
      GatewayConnection second = owner.await(LinkState.Connected.class).connection();
      assertThat(first.isOpen()).isFalse();
      assertThat(second.isOpen()).isTrue();
      assertThat(owner.ends.take().closed().reason()).isEqualTo("too many events were waiting");
      release.countDown();
    }
  }
}
