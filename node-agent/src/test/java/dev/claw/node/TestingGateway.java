package dev.claw.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.BadFrameException;
import dev.claw.protocol.CloseCode;
import dev.claw.protocol.Frame;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.Role;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.WireError;
import dev.claw.protocol.client.GatewayUrl;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.ConnectChallenge;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.HelloOk;
import dev.claw.protocol.identity.DeviceIdentity;
import dev.claw.protocol.node.NodeInvokeCancel;
import dev.claw.protocol.node.NodeInvokeRequest;
import dev.claw.protocol.node.NodeInvokeResult;
import dev.claw.protocol.node.NodePairResolved;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/// A gateway on a real socket that does what a test says.
final class TestingGateway implements AutoCloseable {
  static final String TOKEN = "shared-secret";
  static final String DEVICE_TOKEN = "device-secret";
  private static final long PATIENCE = 20;

  /// What a connecting node is answered.
  sealed interface Answer {
    record Welcome(@Nullable String deviceToken) implements Answer {}

    record Refusal(WireError error) implements Answer {}
  }

  final DeviceIdentity key = DeviceIdentity.generate();
  final BlockingQueue<ConnectParams> connects = new LinkedBlockingQueue<>();
  final BlockingQueue<Frame.Request> requests = new LinkedBlockingQueue<>();
  private final Map<String, BlockingQueue<NodeInvokeResult>> results = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable WebSocket> socket = new AtomicReference<>();
  private final AtomicReference<String> nodeId = new AtomicReference<>("");
  private final AtomicInteger invokes = new AtomicInteger();
  private final MockWebServer server = new MockWebServer();
  volatile List<String> capabilities = List.of();
  private volatile Function<ConnectAuth, Answer> door;

  /// @param door decides by the secrets a node shows
  TestingGateway(Function<ConnectAuth, Answer> door) throws IOException {
    this.door = door;
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().webSocketUpgrade(new Peer()).build();
          }
        });
    server.start();
  }

  /// A gateway that admits whoever has the shared token or the device token.
  static TestingGateway open() throws IOException {
    return new TestingGateway(auth -> new Answer.Welcome(DEVICE_TOKEN));
  }

  static Answer refusal(String code, String message) {
    return refusal(code, message, null);
  }

  static Answer refusal(String code, String message, @Nullable Long retryAfterMs) {
    JsonNode details = StrictJson.open().createObjectNode().put("code", code);
    return new Answer.Refusal(
        new WireError("INVALID_REQUEST", message, details, retryAfterMs != null, retryAfterMs));
  }

  void door(Function<ConnectAuth, Answer> newDoor) {
    door = newDoor;
  }

  GatewayUrl url() {
    return GatewayUrl.of("127.0.0.1", server.getPort());
  }

  String nodeId() {
    return nodeId.get();
  }

  ConnectParams awaitConnect() throws InterruptedException {
    ConnectParams params = connects.poll(PATIENCE, TimeUnit.SECONDS);
    if (params == null) {
      throw new AssertionError("no node connected");
    }
    return params;
  }

  Frame.Request awaitRequest(String method) throws InterruptedException {
    while (true) {
      Frame.Request request = requests.poll(PATIENCE, TimeUnit.SECONDS);
      if (request == null) {
        throw new AssertionError("no " + method + " came");
      }
      if (request.method().equals(method)) {
        return request;
      }
    }
  }

  /// Sends an invocation; its result is taken with [#awaitResult].
  String send(String command, @Nullable String params, long timeoutMs, String key) {
    String id = "invoke-" + invokes.incrementAndGet();
    results.put(id, new LinkedBlockingQueue<>());
    event(
        NodeInvokeRequest.EVENT,
        new NodeInvokeRequest(id, nodeId(), command, params, timeoutMs, key, null));
    return id;
  }

  NodeInvokeResult invoke(String command, @Nullable String params) throws InterruptedException {
    return awaitResult(send(command, params, 15_000, "key-" + invokes.get()));
  }

  NodeInvokeResult awaitResult(String invokeId) throws InterruptedException {
    NodeInvokeResult result = queue(invokeId).poll(PATIENCE, TimeUnit.SECONDS);
    if (result == null) {
      throw new AssertionError("no result of " + invokeId + " came");
    }
    return result;
  }

  Optional<NodeInvokeResult> anotherResult(String invokeId) {
    return Optional.ofNullable(queue(invokeId).poll());
  }

  void cancel(String invokeId) {
    event(NodeInvokeCancel.EVENT, new NodeInvokeCancel(invokeId, nodeId()));
  }

  void approve() {
    event(
        NodePairResolved.EVENT,
        new NodePairResolved("r", nodeId(), NodePairResolved.Decision.APPROVED, 1));
  }

  void event(String name, Object payload) {
    WebSocket current = socket.get();
    if (current == null || !current.send(FrameCodec.event(name, payload))) {
      throw new AssertionError("no node is connected");
    }
  }

  void disconnect(int code, String reason) {
    WebSocket current = socket.get();
    if (current != null) {
      current.close(code, reason);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private BlockingQueue<NodeInvokeResult> queue(String invokeId) {
    return results.computeIfAbsent(invokeId, id -> new LinkedBlockingQueue<>());
  }

  private final class Peer extends WebSocketListener {
    @Override
    public void onOpen(WebSocket webSocket, okhttp3.Response response) {
      webSocket.send(
          FrameCodec.event(
              ConnectChallenge.EVENT,
              new ConnectChallenge(
                  "nonce", System.currentTimeMillis(), List.of(), key.publicKey().encoded())));
    }

    @Override
    public void onMessage(WebSocket webSocket, String text) {
      try {
        if (FrameCodec.decode(text) instanceof Frame.Request request) {
          handle(webSocket, request);
        }
      } catch (BadFrameException | JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
      webSocket.close(code, reason);
    }

    private void handle(WebSocket webSocket, Frame.Request request) throws JsonProcessingException {
      if (request.method().equals("connect")) {
        connect(webSocket, request);
        return;
      }
      if (request.method().equals(NodeInvokeResult.METHOD)) {
        NodeInvokeResult result =
            StrictJson.open().treeToValue(request.params(), NodeInvokeResult.class);
        queue(result.id()).add(result);
      }
      requests.add(request);
      webSocket.send(FrameCodec.ok(request.id(), Map.of("ok", true)));
    }

    private void connect(WebSocket webSocket, Frame.Request request)
        throws JsonProcessingException {
      ConnectParams params = StrictJson.closed().treeToValue(request.params(), ConnectParams.class);
      switch (door.apply(params.auth())) {
        case Answer.Welcome(String deviceToken) -> {
          socket.set(webSocket);
          nodeId.set(params.device() == null ? "" : params.device().id());
          webSocket.send(FrameCodec.ok(request.id(), hello(deviceToken)));
        }
        case Answer.Refusal(WireError error) -> {
          webSocket.send(FrameCodec.failed(request.id(), error));
          webSocket.close(CloseCode.POLICY.code(), "refused");
        }
      }
      connects.add(params);
    }

    private HelloOk hello(@Nullable String deviceToken) {
      return new HelloOk(
          "hello-ok",
          4,
          new HelloOk.Server("test", "c", null, null),
          new HelloOk.Features(List.of(), List.of(), capabilities),
          null,
          new HelloOk.Granted("token", Role.NODE, List.of(), deviceToken, null),
          null);
    }
  }
}
