package dev.claw.protocol.client;

import dev.claw.protocol.Frame;
import dev.claw.protocol.WireError;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A connection that comes back: connects, reconnects with full-jitter back-off, and tells its
/// owner. Pending calls of a lost connection fail and are never repeated by the link.
public final class GatewayLink implements AutoCloseable {

  /// What the owner decides. All methods are called on threads of the link, one attempt at a time.
  public interface Owner {
    /// What to say at the next attempt.
    Handshake handshake();

    /// Connected; runs before any event of this connection is delivered.
    void connected(GatewayConnection connection) throws InterruptedException;

    /// An event arrived.
    void event(GatewayConnection connection, Frame.Event event);

    /// The link's state changed.
    void state(LinkState state);

    /// What to do after a refusal, or after a connection that ended (`refusal` is null).
    Next after(@Nullable WireError refusal, Closed closed);
  }

  /// What follows an ended attempt.
  public sealed interface Next {
    /// Try again after the usual back-off.
    record Retry() implements Next {}

    /// Try again after this pause, whatever the back-off says.
    record RetryAfter(Duration pause) implements Next {}

    /// Give up.
    record Stop(String reason) implements Next {}
  }

  private final Sockets sockets;
  private final GatewayUrl url;
  private final Owner owner;
  private final Backoff backoff;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wake = lock.newCondition();
  private final AtomicReference<@Nullable GatewayConnection> current = new AtomicReference<>();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean closing;
  private boolean hurry;

  /// A link that starts with [#start].
  public GatewayLink(Sockets sockets, GatewayUrl url, Owner owner, Backoff backoff) {
    this.sockets = sockets;
    this.url = url;
    this.owner = owner;
    this.backoff = backoff;
    this.thread = Thread.ofVirtual().name("gateway-link").unstarted(this::run);
  }

  /// Begins to connect; a link that was closed before stays closed.
  public void start() {
    if (!closing) {
      thread.start();
    }
  }

  /// Skips the rest of a pause: the network came back, or the machine woke up.
  public void reconnectNow() {
    lock.lock();
    try {
      hurry = true;
      wake.signalAll();
    } finally {
      lock.unlock();
    }
    GatewayConnection connection = current.get();
    if (connection != null) {
      connection.close();
    }
  }

  /// The live connection, or null.
  public @Nullable GatewayConnection connection() {
    GatewayConnection connection = current.get();
    return connection != null && connection.isOpen() ? connection : null;
  }

  /// Waits until the link has given up or was closed.
  public void awaitStopped() throws InterruptedException {
    finished.await();
  }

  @Override
  public void close() {
    closing = true;
    GatewayConnection connection = current.get();
    if (connection != null) {
      connection.close();
    }
    if (thread.getState() == Thread.State.NEW) {
      finished.countDown();
    }
    thread.interrupt();
  }

  private void run() {
    String reason = "closed";
    try {
      while (!closing) {
        owner.state(new LinkState.Connecting());
        Next next = attempt();
        if (next instanceof Next.Stop stop) {
          reason = stop.reason();
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      owner.state(new LinkState.Stopped(reason));
      finished.countDown();
    }
  }

  private Next attempt() throws InterruptedException {
    WireError refusal = null;
    Closed closed;
    try {
      closed = connectAndStay();
    } catch (CallFailedException e) {
      refusal = e.error();
      closed = new Closed(Closed.ABNORMAL, refusal.message());
    } catch (ConnectionLostException e) {
      closed = e.closed();
    } catch (IOException e) {
      closed = Closed.broken(e);
    }
    if (closing) {
      return new Next.Stop("closed");
    }
    Next next = owner.after(refusal, closed);
    switch (next) {
      case Next.Retry _ -> pause(closed.reason(), backoff.next(), refusal);
      case Next.RetryAfter after -> pause(closed.reason(), after.pause(), refusal);
      case Next.Stop _ -> {}
    }
    return next;
  }

  private Closed connectAndStay() throws CallFailedException, IOException, InterruptedException {
    var ready = new CountDownLatch(1);
    GatewayConnection connection =
        GatewayConnection.open(
            sockets, url, owner.handshake(), (from, event) -> deliver(ready, from, event));
    try (connection) {
      current.set(connection);
      backoff.reset();
      owner.connected(connection);
      owner.state(new LinkState.Connected(connection));
      ready.countDown();
      return connection.awaitClose();
    } finally {
      ready.countDown();
      current.set(null);
    }
  }

  private void deliver(CountDownLatch ready, GatewayConnection from, Frame.Event event) {
    try {
      ready.await();
      owner.event(from, event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause(String reason, Duration pause, @Nullable WireError refusal)
      throws InterruptedException {
    owner.state(new LinkState.Waiting(reason, pause, refusal));
    lock.lockInterruptibly();
    try {
      long left = pause.toNanos();
      while (!hurry && !closing && left > 0) {
        left = wake.awaitNanos(left);
      }
      hurry = false;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the end, at most this long; whether it came.
  public boolean awaitStopped(Duration atMost) throws InterruptedException {
    return finished.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }
}
