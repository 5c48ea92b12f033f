package dev.claw.protocol.client;

import dev.claw.protocol.Frame;
import dev.claw.protocol.Role;
import dev.claw.protocol.WireError;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectParams;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Writes down what a link tells, and decides as it was told to.
final class TestingOwner implements GatewayLink.Owner {
  /// What the link said when an attempt ended.
  record Ended(@Nullable WireError refusal, Closed closed) {}

  final BlockingQueue<LinkState> states = new LinkedBlockingQueue<>();
  final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
  final BlockingQueue<Ended> ends = new LinkedBlockingQueue<>();
  private volatile GatewayLink.Next next;

  TestingOwner(GatewayLink.Next next) {
    this.next = next;
  }

  void decide(GatewayLink.Next newNext) {
    next = newNext;
  }

  /// The next state of a kind; others before it are skipped.
  <T extends LinkState> T await(Class<T> kind) throws InterruptedException {
    while (true) {
      LinkState state = states.take();
      if (kind.isInstance(state)) {
        return kind.cast(state);
      }
    }
  }

  @Override
  public Handshake handshake() {
    return new Handshake(
        ConnectParams.of(
            ClientInfo.of(ClientId.NODE_HOST, ClientMode.NODE, "1", "linux"), Role.NODE, List.of()),
        null);
  }

  @Override
  public void connected(GatewayConnection connection) {
    events.add("connected");
  }

  @Override
  public void event(GatewayConnection connection, Frame.Event event) {
    events.add(event.event());
  }

  @Override
  public void state(LinkState state) {
    states.add(state);
  }

  @Override
  public GatewayLink.Next after(@Nullable WireError refusal, Closed closed) {
    ends.add(new Ended(refusal, closed));
    return next;
  }
}
