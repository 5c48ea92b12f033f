package dev.claw.bench.wire;

import dev.claw.interop.Gateway;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One connection of a swarm: its place in the handshake and whether its question was answered.
final class SwarmClient {
  private enum Stage {
    UPGRADING,
    CHALLENGED,
    STANDING,
    FAILED
  }

  private static final long QUESTION_ID = 1;

  private final SocketChannel channel;
  private final Gateway gateway;
  private final FrameBuffer buffer = new FrameBuffer();
  private Stage stage = Stage.UPGRADING;
  private String failure = "";
  private boolean answered;

  SwarmClient(SocketChannel channel, Gateway gateway) {
    this.channel = channel;
    this.gateway = gateway;
  }

  boolean standing() {
    return stage == Stage.STANDING;
  }

  boolean answered() {
    return answered;
  }

  /// Answered, or never to be answered.
  boolean settled() {
    return answered || stage == Stage.FAILED;
  }

  String failure() {
    return failure;
  }

  void serve(SelectionKey key, ByteBuffer received) {
    try {
      if (key.isConnectable() && channel.finishConnect()) {
        key.interestOps(SelectionKey.OP_READ);
        write(ByteBuffer.wrap(Handshake.upgrade(gateway)));
      } else if (key.isReadable()) {
        read(received);
      }
    } catch (IOException e) {
      fail(String.valueOf(e.getMessage()));
      key.cancel();
    }
  }

  private void read(ByteBuffer received) throws IOException {
    received.clear();
    if (channel.read(received) < 0) {
      throw new IOException("the server ended the connection");
    }
    buffer.append(received.flip());
    if (stage == Stage.UPGRADING) {
      upgrade(buffer.takeHttpHeader());
    }
    while (stage != Stage.UPGRADING && buffer.hasWholeFrame()) {
      frame(buffer.take());
    }
    buffer.releaseWhenEmpty();
  }

  private void upgrade(@Nullable String header) throws IOException {
    if (header == null) {
      return;
    }
    if (!Handshake.accepted(header)) {
      throw new IOException("upgrade refused: " + header.lines().findFirst().orElse(""));
    }
    stage = Stage.CHALLENGED;
  }

  private void frame(FrameBuffer.Frame frame) throws IOException {
    switch (frame.opcode()) {
      case FrameBuffer.PING -> {
        FrameWriter writer = new FrameWriter();
        writer.pong(frame);
        write(writer.view());
      }
      case FrameBuffer.CLOSE ->
          throw new IOException(
              "the server closed: "
                  + new String(
                      frame.bytes(), frame.offset(), frame.length(), StandardCharsets.ISO_8859_1));
      case FrameBuffer.TEXT -> text(frame);
      default -> throw new IOException("unexpected frame " + frame.opcode());
    }
  }

  private void text(FrameBuffer.Frame frame) throws IOException {
    Reply reply = Reply.of(frame.bytes(), frame.offset(), frame.length());
    if (!reply.response()) {
      challenge(frame);
      return;
    }
    if (!reply.ok()) {
      throw new IOException(
          "refused: "
              + new String(
                  frame.bytes(),
                  frame.offset(),
                  Math.min(frame.length(), 300),
                  StandardCharsets.UTF_8));
    }
    if (reply.id() == Handshake.CONNECT_ID) {
      stage = Stage.STANDING;
    } else if (reply.id() == QUESTION_ID) {
      answered = true;
    }
  }

  private void challenge(FrameBuffer.Frame frame) throws IOException {
    if (stage != Stage.CHALLENGED
        || !new String(frame.bytes(), frame.offset(), frame.length(), StandardCharsets.UTF_8)
            .contains("connect.challenge")) {
      return;
    }
    byte[] connect = Handshake.connect(gateway);
    FrameWriter writer = new FrameWriter();
    writer.text(connect, connect.length);
    write(writer.view());
  }

  void ask(RequestTemplate template) {
    answered = false;
    FrameWriter writer = new FrameWriter();
    template.write(QUESTION_ID, writer);
    try {
      write(writer.view());
    } catch (IOException e) {
      fail(String.valueOf(e.getMessage()));
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    // A few hundred bytes always fit the socket's buffer unless the server has stopped reading.
    for (int attempt = 0; bytes.hasRemaining(); attempt++) {
      if (channel.write(bytes) == 0 && attempt > 10_000) {
        throw new IOException("the server does not read");
      }
    }
  }

  private void fail(String why) {
    stage = Stage.FAILED;
    failure = why;
    close();
  }

  void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // The socket is gone either way.
    }
  }
}
