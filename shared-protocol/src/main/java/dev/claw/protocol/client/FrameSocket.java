package dev.claw.protocol.client;

import dev.claw.protocol.BadFrameException;
import dev.claw.protocol.CloseCode;
import dev.claw.protocol.Frame;
import dev.claw.protocol.FrameCodec;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import okio.Utf8;
import org.jspecify.annotations.Nullable;

/// A WebSocket as a bounded queue of frames. When the owner stops taking frames the queue fills and
/// the connection is given up: better a reconnect than unbounded memory.
final class FrameSocket extends WebSocketListener {
  private static final int QUEUE_LENGTH = 1024;

  /// OkHttp closes the socket itself beyond 16 MiB of unsent bytes.
  private static final long MAX_UNSENT_BYTES = 15L << 20;

  private final BlockingQueue<Optional<Frame>> frames = new ArrayBlockingQueue<>(QUEUE_LENGTH);
  private final AtomicReference<@Nullable Closed> closed = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable WebSocket socket;
  private volatile @Nullable Consumer<Frame.Response> responses;
  private final AtomicReference<@Nullable Consumer<Closed>> onEnd = new AtomicReference<>();
  private volatile long lastHeard = System.nanoTime();

  void open(Sockets sockets, GatewayUrl url) {
    Request request = new Request.Builder().url(url.http()).build();
    socket = sockets.http().newWebSocket(request, this);
  }

  /// From now on responses go straight to their waiting callers; events stay in the queue.
  void onResponse(Consumer<Frame.Response> handler) {
    responses = handler;
  }

  /// Told once, as soon as the connection has ended, on whichever thread notices; at once where it
  /// has ended already.
  void onEnd(Consumer<Closed> handler) {
    onEnd.set(handler);
    tellEnd();
  }

  void send(String text) throws IOException {
    WebSocket current = socket;
    Closed already = closed.get();
    if (already != null || current == null) {
      throw new ConnectionLostException(
          already == null ? new Closed(Closed.ABNORMAL, "not open") : already);
    }
    if (!fits(text, MAX_UNSENT_BYTES - current.queueSize())) {
      throw new IOException(
          "the message is too large for this connection (" + text.length() + " characters)");
    }
    if (!current.send(text)) {
      throw new ConnectionLostException(new Closed(Closed.ABNORMAL, "closing"));
    }
  }

  /// No character needs more than three bytes, so short texts need no count.
  private static boolean fits(String text, long bytes) {
    return 3L * text.length() <= bytes || Utf8.size(text) <= bytes;
  }

  /// The next frame, or null when the connection has ended.
  @Nullable Frame take() throws InterruptedException {
    return frames.take().orElse(null);
  }

  /// The next frame, or null when the connection has ended or the time ran out.
  @Nullable Frame poll(long nanos) throws InterruptedException {
    Optional<Frame> frame = frames.poll(nanos, TimeUnit.NANOSECONDS);
    return frame == null ? null : frame.orElse(null);
  }

  long lastHeard() {
    return lastHeard;
  }

  @Nullable Closed closed() {
    return closed.get();
  }

  Closed awaitClosed() throws InterruptedException {
    ended.await();
    Closed reason = closed.get();
    return reason == null ? new Closed(Closed.ABNORMAL, "") : reason;
  }

  /// Waits at most so long; whether the connection has ended.
  boolean awaitClosed(long nanos) throws InterruptedException {
    return ended.await(nanos, TimeUnit.NANOSECONDS);
  }

  /// Says goodbye, unless the connection has ended already. The end is noted first: what the other
  /// side does about the goodbye must not pass for its cause.
  void close(CloseCode code, String reason) {
    WebSocket current = socket;
    if (end(new Closed(code.code(), reason))
        && current != null
        && !current.close(code.code(), reason)) {
      current.cancel();
    }
  }

  void abort(Closed reason) {
    end(reason);
    WebSocket current = socket;
    if (current != null) {
      current.cancel();
    }
  }

  /// Notes the end; whether it is the first.
  private boolean end(Closed reason) {
    if (!closed.compareAndSet(null, reason)) {
      return false;
    }
    ended.countDown();
    if (!frames.offer(Optional.empty())) {
      frames.clear();
      frames.offer(Optional.empty());
    }
    tellEnd();
    return true;
  }

  private void tellEnd() {
    Closed reason = closed.get();
    Consumer<Closed> handler = reason == null ? null : onEnd.getAndSet(null);
    if (reason != null && handler != null) {
      handler.accept(reason);
    }
  }

  @Override
  public void onMessage(WebSocket webSocket, String text) {
    lastHeard = System.nanoTime();
    if (closed.get() != null) {
      return;
    }
    try {
      Frame frame = FrameCodec.decode(text);
      Consumer<Frame.Response> handler = responses;
      if (handler != null && frame instanceof Frame.Response response) {
        handler.accept(response);
      } else if (!frames.offer(Optional.of(frame))) {
        abort(new Closed(Closed.ABNORMAL, "too many events were waiting"));
      }
    } catch (BadFrameException e) {
      close(CloseCode.PROTOCOL, "bad frame");
    }
  }

  @Override
  public void onMessage(WebSocket webSocket, ByteString bytes) {
    onMessage(webSocket, bytes.utf8());
  }

  @Override
  public void onClosing(WebSocket webSocket, int code, String reason) {
    webSocket.close(CloseCode.NORMAL.code(), "");
    end(new Closed(code, reason));
  }

  @Override
  public void onClosed(WebSocket webSocket, int code, String reason) {
    end(new Closed(code, reason));
  }

  @Override
  public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
    end(
        response == null
            ? Closed.broken(failure)
            : new Closed(Closed.ABNORMAL, "HTTP " + response.code() + " instead of a WebSocket"));
  }
}
