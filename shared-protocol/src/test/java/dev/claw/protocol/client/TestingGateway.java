package dev.claw.protocol.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A real WebSocket server on the loopback interface that does with each connection what the test
/// says. The last behaviour serves all further connections.
final class TestingGateway implements AutoCloseable {

  interface Behaviour {
    void serve(TestingPeer peer) throws IOException;
  }

  private final ServerSocket listener;
  private final Deque<Behaviour> behaviours;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  TestingGateway(Behaviour... behaviours) {
    this.behaviours = new ArrayDeque<>(List.of(behaviours));
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  GatewayUrl url() {
    return GatewayUrl.of("127.0.0.1", listener.getLocalPort());
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        sockets.add(socket);
        Behaviour behaviour = behaviours.size() > 1 ? behaviours.remove() : behaviours.element();
        Thread.ofVirtual().start(() -> serve(socket, behaviour));
      } catch (IOException _) {
        return;
      }
    }
  }

  private static void serve(Socket socket, Behaviour behaviour) {
    try (socket) {
      InputStream in = socket.getInputStream();
      behaviour.serve(new TestingPeer(socket, in));
    } catch (IOException _) {
      // The client went away, as many tests want it to.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
