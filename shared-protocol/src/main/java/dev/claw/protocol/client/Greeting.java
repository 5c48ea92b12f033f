package dev.claw.protocol.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.Frame;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.Protocol;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.WireError;
import dev.claw.protocol.connect.ConnectChallenge;
import dev.claw.protocol.connect.HelloOk;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The client's half of the handshake: challenge, connect, welcome.
final class Greeting {
  private static final String ID = "connect";

  /// Both things the gateway said.
  record Welcome(ConnectChallenge challenge, HelloOk hello) {}

  private final FrameSocket socket;
  private final Handshake handshake;
  private final long deadline = System.nanoTime() + Protocol.HANDSHAKE_TIMEOUT.toNanos();

  Greeting(FrameSocket socket, Handshake handshake) {
    this.socket = socket;
    this.handshake = handshake;
  }

  Welcome exchange() throws CallFailedException, IOException, InterruptedException {
    ConnectChallenge challenge = read(awaitChallenge(), ConnectChallenge.class);
    socket.send(FrameCodec.request(ID, "connect", handshake.answer(challenge)));
    Frame.Response response = awaitResponse();
    if (!response.ok()) {
      WireError error = response.error();
      throw new CallFailedException(
          error == null
              ? WireError.of(ErrorCode.UNAVAILABLE, "The gateway refused without a reason.")
              : error);
    }
    return new Welcome(challenge, read(response.payload(), HelloOk.class));
  }

  private @Nullable JsonNode awaitChallenge() throws IOException, InterruptedException {
    while (true) {
      if (next() instanceof Frame.Event event && event.event().equals(ConnectChallenge.EVENT)) {
        return event.payload();
      }
    }
  }

  private Frame.Response awaitResponse() throws IOException, InterruptedException {
    while (true) {
      if (next() instanceof Frame.Response response && response.id().equals(ID)) {
        return response;
      }
    }
  }

  private Frame next() throws IOException, InterruptedException {
    Frame frame = socket.poll(deadline - System.nanoTime());
    if (frame != null) {
      return frame;
    }
    Closed closed = socket.closed();
    if (closed != null) {
      throw new ConnectionLostException(closed);
    }
    throw new IOException("The gateway did not finish the handshake in time.");
  }

  private static <T> T read(@Nullable JsonNode payload, Class<T> type) throws IOException {
    try {
      if (payload != null && payload.isObject()) {
        return StrictJson.open().treeToValue(payload, type);
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IOException("The gateway's answer is no " + type.getSimpleName() + ".", e);
    }
    throw new IOException("The gateway's answer is no " + type.getSimpleName() + ".");
  }
}
