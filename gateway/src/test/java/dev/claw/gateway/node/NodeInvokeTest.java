package dev.claw.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Scope;
import dev.claw.protocol.node.NodeInvokeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NodeInvokeTest {
  private static final String BINS = "{\"bins\":[\"ls\"]}";

  private final TestingGateway gateway = new TestingGateway();
  private final Caller operator = gateway.operator(Scope.WRITE);

  private Future<JsonNode> start(TestingNode node, String command, String params, String key) {
    return start(() -> gateway.invoke(operator, node, command, params, key));
  }

  private static <T> Future<T> start(Callable<T> work) {
    var task = new java.util.concurrent.FutureTask<>(work);
    Thread.ofVirtual().start(task);
    return task;
  }

  private static String reason(JsonNode reply) {
    return reply.at("/error/details/nodeError/code").asText();
  }

  @Test
  void aResultComesBackInTheRecordedShape() {
    TestingNode node = gateway.approved(1, "Desk", "system.which").answering("{\"pong\":1}");

    JsonNode reply = gateway.invoke(operator, node, "system.which", BINS, "k");

    assertThat(RecordedFrames.shape(reply))
        .isEqualTo(RecordedFrames.shape(RecordedFrames.frame("invoke-ok")));
    assertThat(reply.at("/payload/payload/pong").asInt()).isEqualTo(1);
    assertThat(reply.at("/payload/payloadJSON").asText()).isEqualTo("{\"pong\":1}");
  }

  @Test
  void theNodeGetsTheRecordedRequest() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.which").answering("{}");

    gateway.invoke(operator, node, "system.which", BINS, "k1");
    NodeInvokeRequest request = node.nextRequest();

    assertThat(request.paramsJSON()).isEqualTo(BINS);
    assertThat(request.idempotencyKey()).isEqualTo("k1");
    assertThat(request.nodeId()).isEqualTo(node.id());
    assertThat(request.timeoutMs()).isEqualTo(15000);
    JsonNode wire = dev.claw.protocol.StrictJson.open().valueToTree(request);
    assertThat(RecordedFrames.shape(wire))
        .isEqualTo(RecordedFrames.shape(RecordedFrames.frame("invoke-request").path("payload")));
  }

  @Test
  void aNodesErrorComesBackInTheRecordedShape() {
    TestingNode node =
        gateway
            .approved(1, "Desk", "system.which")
            .answeringRaw(
                "\"ok\":false,\"error\":{\"code\":\"INVALID_REQUEST\",\"message\":\"INVALID_REQUEST: bad thing\"}");

    JsonNode reply = gateway.invoke(operator, node, "system.which", BINS, "k");

    assertThat(reply.path("error"))
        .isEqualTo(RecordedFrames.frame("invoke-node-error").path("error"));
  }

  @Test
  void aNodeThatSaysNothingTimesOutAndIsToldToStop() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.which");

    JsonNode reply =
        gateway.call(
            operator,
            "node.invoke",
            "{\"nodeId\":\""
                + node.id()
                + "\",\"command\":\"system.which\",\"idempotencyKey\":\"k\",\"timeoutMs\":20}");
    String id = node.nextRequest().id();

    assertThat(reply.path("error")).isEqualTo(RecordedFrames.frame("invoke-timeout").path("error"));
    assertThat(gateway.events.sent("node.invoke.cancel")).hasSize(1);
    assertThat(node.result(id, "\"ok\":true,\"payloadJSON\":\"{}\"").path("payload"))
        .isEqualTo(RecordedFrames.frame("result-ignored").path("payload"));
    assertThat(gateway.feature.inFlight()).isZero();
  }

  @Test
  void aNodeThatGoesFailsItsCommandsAtOnce() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    Future<JsonNode> reply = start(node, "system.which", BINS, "k");
    node.nextRequest();

    gateway.disconnect(node);

    assertThat(reply.get().path("error"))
        .isEqualTo(RecordedFrames.frame("invoke-disconnected").path("error"));
  }

  @Test
  void anAbsentNodeIsRefusedWithTheRecordedDetails() {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    gateway.disconnect(node);

    JsonNode error = gateway.invoke(operator, node, "system.which", BINS, "k").path("error");

    JsonNode recorded = RecordedFrames.frame("invoke-not-connected").path("error");
    assertThat(RecordedFrames.shape(error)).containsAll(RecordedFrames.shape(recorded));
    assertThat(error.at("/details/nodeError")).isEqualTo(recorded.at("/details/nodeError"));
    assertThat(error.path("message").asText()).startsWith(recorded.path("message").asText());
    assertThat(error.at("/details/gate").asText()).isEqualTo("not-connected");
  }

  @Test
  void aNewerConnectionReplacesTheOlderAndFailsWhatWasOutThere() throws Exception {
    TestingNode old = gateway.approved(1, "Desk", "system.which");
    Future<JsonNode> reply = start(old, "system.which", BINS, "k");
    String id = old.nextRequest().id();

    TestingNode renewed =
        gateway.connect(1, "Desk", List.of("system"), List.of("system.which")).answering("{}");

    assertThat(reason(reply.get())).isEqualTo("DISCONNECTED");
    assertThat(gateway.events.closed)
        .containsExactly(
            old.caller.connectionId() + " 1008 replaced by a newer connection of this node");
    assertThat(old.result(id, "\"ok\":true").at("/payload/ignored").asBoolean()).isTrue();
    gateway.disconnect(old);
    assertThat(gateway.invoke(operator, renewed, "system.which", BINS, "k2").path("ok").asBoolean())
        .isTrue();
  }

  @Test
  void manyConnectionsOfOneNodeAtOnceLeaveExactlyOne() throws Exception {
    TestingNode first = gateway.approved(1, "Desk", "system.which");
    var all = new ArrayList<Future<TestingNode>>();
    for (int i = 0; i < 40; i++) {
      all.add(start(() -> gateway.connect(1, "Desk", List.of(), List.of("system.which"))));
    }
    var nodes = new ArrayList<TestingNode>(List.of(first));
    for (Future<TestingNode> one : all) {
      nodes.add(one.get());
    }
    List<String> closed =
        gateway.events.closed.stream().map(text -> text.substring(0, text.indexOf(' '))).toList();

    List<TestingNode> open =
        nodes.stream().filter(node -> !closed.contains(node.caller.connectionId())).toList();
    assertThat(open).hasSize(1);
    nodes.stream().filter(node -> node != open.getFirst()).forEach(gateway::disconnect);
    open.getFirst().answering("{}");
    assertThat(gateway.invoke(operator, first, "system.which", BINS, "k").path("ok").asBoolean())
        .isTrue();
  }

  @Test
  void resultsCountOnlyFromTheConnectionThatWasAsked() throws Exception {
    TestingNode desk = gateway.approved(1, "Desk", "system.which");
    TestingNode other = gateway.approved(2, "Other", "system.which");
    Future<JsonNode> reply = start(desk, "system.which", BINS, "k");
    String id = desk.nextRequest().id();

    JsonNode forged = other.result(id, "\"ok\":true,\"payloadJSON\":\"{\\\"forged\\\":1}\"");
    JsonNode lied =
        other.call(
            "node.invoke.result",
            "{\"id\":\"" + id + "\",\"nodeId\":\"" + desk.id() + "\",\"ok\":true}");
    desk.result(id, "\"ok\":true,\"payloadJSON\":\"{\\\"real\\\":1}\"");

    assertThat(forged.at("/payload/ignored").asBoolean()).isTrue();
    assertThat(lied.at("/error/details/code").asText()).isEqualTo("NODE_ID_MISMATCH");
    assertThat(reply.get().at("/payload/payload/real").asInt()).isEqualTo(1);
    JsonNode replay = desk.result(id, "\"ok\":true");
    assertThat(replay.at("/payload/ignored").asBoolean()).isTrue();
  }

  @Test
  void aResultThatIsNotJsonIsAFailureAndReachesNobody() {
    TestingNode node = gateway.approved(1, "Desk", "system.which").answering("{\"a\":1}}{");

    JsonNode reply = gateway.invoke(operator, node, "system.which", BINS, "k");

    assertThat(reason(reply)).isEqualTo("INVALID_RESULT");
  }

  @Test
  void oneKeyRunsOnceHoweverManyAskAtOnce() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    var replies = new ArrayList<Future<JsonNode>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        replies.add(
            threads.submit(() -> gateway.invoke(operator, node, "system.which", BINS, "same")));
      }
      node.result(node.nextRequest().id(), "\"ok\":true,\"payloadJSON\":\"{\\\"n\\\":1}\"");
    }

    for (Future<JsonNode> reply : replies) {
      assertThat(reply.get().at("/payload/payload/n").asInt()).isEqualTo(1);
    }
    assertThat(gateway.events.sent("node.invoke.request")).hasSize(1);
  }

  @Test
  void aRepeatedKeyGetsTheSameAnswerLaterEvenWhenTheNodeIsAway() {
    TestingNode node = gateway.approved(1, "Desk", "system.which").answering("{\"n\":1}");
    JsonNode first = gateway.invoke(operator, node, "system.which", BINS, "same");
    gateway.disconnect(node);

    assertThat(gateway.invoke(operator, node, "system.which", BINS, "same")).isEqualTo(first);
    assertThat(gateway.events.sent("node.invoke.request")).hasSize(1);
  }

  @Test
  void aKeyWhoseFateIsUnknownIsNotRunAgain() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    Future<JsonNode> lost = start(node, "system.which", BINS, "same");
    node.nextRequest();
    gateway.disconnect(node);
    lost.get();
    TestingNode back =
        gateway.connect(1, "Desk", List.of("system"), List.of("system.which")).answering("{}");

    assertThat(reason(gateway.invoke(operator, back, "system.which", BINS, "same")))
        .isEqualTo("DISCONNECTED");
    assertThat(back.requests).isEmpty();
  }

  @Test
  void aKeyThatWasNeverSentMayBeTriedAgain() {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    gateway.disconnect(node);
    gateway.invoke(operator, node, "system.which", BINS, "same");
    TestingNode back =
        gateway.connect(1, "Desk", List.of("system"), List.of("system.which")).answering("{}");

    assertThat(gateway.invoke(operator, back, "system.which", BINS, "same").path("ok").asBoolean())
        .isTrue();
  }

  @Test
  void aKeyMeansOneCommandAndOneAsker() {
    TestingNode node =
        gateway.approved(1, "Desk", "system.which", "device.info").answering("{\"n\":1}");
    gateway.invoke(operator, node, "system.which", BINS, "same");

    JsonNode otherParams = gateway.invoke(operator, node, "system.which", "{}", "same");
    JsonNode otherCommand = gateway.invoke(operator, node, "device.info", BINS, "same");

    assertThat(otherParams.at("/error/code").asText()).isEqualTo("INVALID_REQUEST");
    assertThat(otherParams.at("/error/details/code").asText()).isEqualTo("IDEMPOTENCY_MISMATCH");
    assertThat(otherCommand.at("/error/details/code").asText()).isEqualTo("IDEMPOTENCY_MISMATCH");
    JsonNode otherAsker =
        gateway.invoke(
            new Caller(
                "x",
                operator.role(),
                operator.scopes(),
                TestingGateway.deviceId(99),
                operator.client(),
                "::1"),
            node,
            "system.which",
            "{}",
            "same");
    assertThat(otherAsker.path("ok").asBoolean()).isTrue();
  }

  @Test
  void aCallerThatGoesCallsItsCommandOff() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    Future<JsonNode> reply = start(node, "system.which", BINS, "k");
    node.nextRequest();

    gateway.feature.disconnected(operator, "gone");

    assertThat(reason(reply.get())).isEqualTo("ABORTED");
    assertThat(gateway.events.sent("node.invoke.cancel")).hasSize(1);
    assertThat(gateway.feature.inFlight()).isZero();
  }

  @Test
  void aCommandGoesOnWhileSomebodyElseWaitsForIt() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    Caller second = gateway.operator(Scope.WRITE);
    Future<JsonNode> one = start(node, "system.which", BINS, "k");
    String id = node.nextRequest().id();
    Thread[] joiner = new Thread[1];
    var two =
        new java.util.concurrent.FutureTask<>(
            () -> gateway.invoke(second, node, "system.which", BINS, "k"));
    joiner[0] = Thread.ofVirtual().start(two);
    while (joiner[0].getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    gateway.feature.disconnected(operator, "gone");
    node.result(id, "\"ok\":true,\"payloadJSON\":\"{\\\"n\\\":1}\"");

    assertThat(two.get().at("/payload/payload/n").asInt()).isEqualTo(1);
    assertThat(one.get().path("ok").asBoolean()).isTrue();
    assertThat(gateway.events.sent("node.invoke.cancel")).isEmpty();
  }

  @Test
  void anInterruptedCallerCallsItsCommandOff() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    var request =
        InvokeRequest.of(
            InvokeRequest.Asker.feature("test"), TestingGateway.deviceId(1), "system.which", BINS);
    var ended = new java.util.concurrent.CompletableFuture<Boolean>();
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    gateway.feature.invoker().invoke(request);
                    ended.complete(false);
                  } catch (InterruptedException _) {
                    ended.complete(true);
                  }
                });
    node.nextRequest();
    thread.interrupt();

    assertThat(ended.get()).isTrue();
    assertThat(gateway.events.sent("node.invoke.cancel")).hasSize(1);
  }

  @Test
  void aNodeHasABoundedNumberOfCommandsOut() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    var replies = new ArrayList<Future<JsonNode>>();
    for (int i = 0; i < NodeConnection.MAX_IN_FLIGHT; i++) {
      replies.add(start(node, "system.which", BINS, "k" + i));
      node.nextRequest();
    }

    JsonNode refused = gateway.invoke(operator, node, "system.which", BINS, "more").path("error");

    assertThat(refused.at("/details/code").asText()).isEqualTo("NODE_BUSY");
    assertThat(refused.path("retryable").asBoolean()).isTrue();
    gateway.feature.close();
    for (Future<JsonNode> reply : replies) {
      assertThat(reason(reply.get())).isEqualTo("ABORTED");
    }
    node.answering("{}");
    assertThat(gateway.invoke(operator, node, "system.which", BINS, "more").path("ok").asBoolean())
        .isTrue();
  }

  @Test
  void commandsAreBoundedOverAllNodes() throws Exception {
    var pending = new ArrayList<Future<JsonNode>>();
    int nodes = Invocations.MAX_IN_FLIGHT / NodeConnection.MAX_IN_FLIGHT;
    for (int n = 1; n <= nodes; n++) {
      TestingNode node = gateway.approved(n, "Node " + n, "system.which");
      for (int i = 0; i < NodeConnection.MAX_IN_FLIGHT; i++) {
        pending.add(start(node, "system.which", BINS, "k" + i));
        node.nextRequest();
      }
    }
    TestingNode last = gateway.approved(nodes + 1, "Last", "system.which").answering("{}");

    assertThat(
            gateway
                .invoke(operator, last, "system.which", BINS, "k")
                .at("/error/details/code")
                .asText())
        .isEqualTo("NODE_BUSY");
    gateway.feature.close();
    for (Future<JsonNode> one : pending) {
      one.get();
    }
    assertThat(gateway.feature.inFlight()).isZero();
  }

  @Test
  void progressIsHandedOnInOrderAndOnlyFromTheRightNode() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    TestingNode other = gateway.approved(2, "Other", "system.which");
    var chunks = new java.util.concurrent.CopyOnWriteArrayList<String>();
    var asker = InvokeRequest.Asker.feature("test");
    var request =
        new InvokeRequest(
            asker,
            TestingGateway.deviceId(1),
            "system.which",
            BINS,
            java.time.Duration.ZERO,
            "k",
            chunks::add);
    Future<InvokeOutcome> outcome = start(() -> gateway.feature.invoker().invoke(request));
    NodeInvokeRequest sent = node.nextRequest();

    assertThat(sent.timeoutMs()).isZero();
    assertThat(progress(other, sent.id(), 0, "forged")).isTrue();
    assertThat(progress(node, sent.id(), 1, "b")).isFalse();
    assertThat(progress(node, sent.id(), 0, "a")).isFalse();
    assertThat(progress(node, sent.id(), 0, "again")).isTrue();
    node.result(sent.id(), "\"ok\":true");

    assertThat(outcome.get()).isEqualTo(new InvokeOutcome.Done("null"));
    assertThat(chunks).containsExactly("a", "b");
    assertThat(progress(node, sent.id(), 2, "late")).isTrue();
  }

  /// Sends a chunk.
  ///
  /// @return whether it was ignored
  private static boolean progress(TestingNode node, String id, int seq, String chunk) {
    return node.call(
            "node.invoke.progress",
            "{\"invokeId\":\""
                + id
                + "\",\"nodeId\":\""
                + node.id()
                + "\",\"seq\":"
                + seq
                + ",\"chunk\":\""
                + chunk
                + "\"}")
        .at("/payload/ignored")
        .asBoolean();
  }

  @Test
  void manyCommandsAtOnceEachGetTheirOwnAnswer() throws InterruptedException, ExecutionException {
    TestingNode node = gateway.approved(1, "Desk", "system.which");
    Thread answering =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    for (int i = 0; i < 2000; i++) {
                      NodeInvokeRequest request = node.nextRequest();
                      node.result(request.id(), "\"ok\":true,\"payload\":" + request.paramsJSON());
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    var callers = new ArrayList<Future<Integer>>();
    for (int c = 0; c < 20; c++) {
      int number = c;
      callers.add(
          start(
              () -> {
                int right = 0;
                for (int i = 0; i < 100; i++) {
                  String params = "{\"n\":" + (number * 1000 + i) + "}";
                  JsonNode reply =
                      gateway.invoke(operator, node, "system.which", params, number + "-" + i);
                  right += reply.at("/payload/payload/n").asInt() == number * 1000 + i ? 1 : 0;
                }
                return right;
              }));
    }

    for (Future<Integer> caller : callers) {
      assertThat(caller.get()).isEqualTo(100);
    }
    answering.join();
    assertThat(gateway.feature.inFlight()).isZero();
  }
}
