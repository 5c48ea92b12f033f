package dev.claw.bench.wire;

import dev.claw.interop.Gateway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Many operator connections served by one thread: the caller's, while it is in one of the methods.
public final class Swarm implements AutoCloseable {
  /// Handshakes under way at once.
  private static final int PARALLEL = 25;

  private final Gateway gateway;
  private final Selector selector;
  private final ByteBuffer received = ByteBuffer.allocateDirect(256 * 1024);
  private final List<SwarmClient> clients = new ArrayList<>();

  public Swarm(Gateway gateway) throws IOException {
    this.gateway = gateway;
    this.selector = Selector.open();
  }

  /// Opens connections until so many stand or the time is over; gives how many stand.
  public int connect(int wanted, Duration limit) throws IOException {
    List<SwarmClient> opening = new ArrayList<>();
    pump(
        limit,
        () -> {
          opening.removeIf(client -> client.standing() || !client.failure().isEmpty());
          while (opening.size() < PARALLEL && clients.size() < wanted) {
            opening.add(open());
          }
          return opening.isEmpty();
        });
    return (int) clients.stream().filter(SwarmClient::standing).count();
  }

  private SwarmClient open() {
    try {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.socket().setTcpNoDelay(true);
      SwarmClient client = new SwarmClient(channel, gateway);
      channel.register(selector, SelectionKey.OP_CONNECT, client);
      channel.connect(new InetSocketAddress(gateway.host(), gateway.port()));
      clients.add(client);
      return client;
    } catch (IOException e) {
      throw new UncheckedIOException("no socket for client " + clients.size(), e);
    }
  }

  /// Answers pings and reads events for a while.
  public void idle(Duration time) throws IOException {
    pump(time, () -> false);
  }

  /// Every standing client calls the method once; gives how many had their answer in time.
  public int askAll(RequestTemplate template, Duration limit) throws IOException {
    List<SwarmClient> asked = clients.stream().filter(SwarmClient::standing).toList();
    Deque<SwarmClient> waiting = new ArrayDeque<>();
    Iterator<SwarmClient> rest = asked.iterator();
    pump(
        limit,
        () -> {
          waiting.removeIf(SwarmClient::settled);
          while (waiting.size() < PARALLEL && rest.hasNext()) {
            SwarmClient client = rest.next();
            client.ask(template);
            waiting.add(client);
          }
          return waiting.isEmpty();
        });
    return (int) asked.stream().filter(SwarmClient::answered).count();
  }

  /// Why the first connection that failed did so, or an empty text.
  public String firstFailure() {
    return clients.stream()
        .map(SwarmClient::failure)
        .filter(f -> !f.isEmpty())
        .findFirst()
        .orElse("");
  }

  private void pump(Duration limit, BooleanSupplier done) throws IOException {
    long end = System.nanoTime() + limit.toNanos();
    while (!done.getAsBoolean() && System.nanoTime() < end) {
      selector.select(this::serve, 20);
    }
  }

  private void serve(SelectionKey key) {
    if (key.attachment() instanceof SwarmClient client) {
      client.serve(key, received);
    }
  }

  @Override
  public void close() throws IOException {
    for (SwarmClient client : clients) {
      client.close();
    }
    selector.close();
  }
}
