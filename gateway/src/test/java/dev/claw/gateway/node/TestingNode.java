package dev.claw.gateway.node;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.rpc.Caller;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.node.NodeInvokeRequest;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A connected node that answers commands as it is told, each on a thread of its own.
final class TestingNode implements TestingEvents.Peer {
  private final TestingGateway gateway;
  final Caller caller;
  final BlockingQueue<NodeInvokeRequest> requests = new LinkedBlockingQueue<>();
  private volatile @Nullable Function<NodeInvokeRequest, String> answer;

  TestingNode(TestingGateway gateway, Caller caller) {
    this.gateway = gateway;
    this.caller = caller;
  }

  /// Answers every command with this JSON text.
  TestingNode answering(String payloadJson) {
    answer = request -> "\"ok\":true,\"payloadJSON\":" + FrameCodec.json(payloadJson);
    return this;
  }

  /// Answers every command with the rest of a result's parameters.
  TestingNode answeringRaw(String rest) {
    answer = _ -> rest;
    return this;
  }

  @Override
  public void got(TestingEvents.Sent sent) {
    if (!(sent.payload() instanceof NodeInvokeRequest request)) {
      return;
    }
    requests.add(request);
    Function<NodeInvokeRequest, String> now = answer;
    if (now != null) {
      Thread.ofVirtual().start(() -> result(request.id(), now.apply(request)));
    }
  }

  NodeInvokeRequest nextRequest() throws InterruptedException {
    NodeInvokeRequest request = requests.poll(10, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("the node got no command");
    }
    return request;
  }

  JsonNode result(String invocationId, String rest) {
    return call(
        "node.invoke.result",
        "{\"id\":\"" + invocationId + "\",\"nodeId\":\"" + id() + "\"," + rest + "}");
  }

  JsonNode call(String method, String params) {
    return gateway.call(caller, method, params);
  }

  JsonNode event(String name, String payloadJson) {
    return call(
        "node.event",
        "{\"event\":\"" + name + "\",\"payloadJSON\":" + FrameCodec.json(payloadJson) + "}");
  }

  String id() {
    return caller.requireDevice().value();
  }
}
