package dev.claw.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Scope;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.node.NodeInvokeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemRunTest {
  private static final String ECHO = "{\"command\":[\"/bin/echo\",\"hi\"]}";

  private final TestingGateway gateway = new TestingGateway();
  private final Caller operator = gateway.operator(Scope.WRITE);

  private String runId(TestingNode node) throws Exception {
    NodeInvokeRequest request = node.nextRequest();
    return StrictJson.open().readTree(request.paramsJSON()).path("runId").asText();
  }

  private static JsonNode finished(TestingNode node, String event, String runId) {
    return node.event(
            event,
            "{\"sessionKey\":\"node\",\"runId\":"
                + FrameCodec.json(runId)
                + ",\"host\":\"node\",\"exitCode\":0,\"success\":true,\"output\":\"hi\"}")
        .path("payload");
  }

  @Test
  void aRunGetsAnIdAndItsReportsAreBelievedUntilItsEnd() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.run").answering("{\"exitCode\":0}");
    gateway.invoke(operator, node, "system.run", ECHO, "k");
    String runId = runId(node);

    assertThat(runId).isNotBlank();
    assertThat(finished(node, "exec.started", runId)).isEqualTo(ok());
    assertThat(finished(node, "exec.finished", runId)).isEqualTo(ok());
    assertThat(finished(node, "exec.finished", runId).path("reason").asText())
        .isEqualTo("unmatched_exec_event");
  }

  @Test
  void reportsOfOtherNodesConnectionsAndInventedRunsAreNotBelieved() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.run").answering("{\"exitCode\":0}");
    TestingNode other = gateway.approved(2, "Other", "system.run");
    gateway.invoke(operator, node, "system.run", ECHO, "k");
    String runId = runId(node);

    for (JsonNode taken :
        java.util.List.of(
            finished(other, "exec.finished", runId), finished(node, "exec.denied", "invented"))) {
      assertThat(taken.path("handled").asBoolean(true)).isFalse();
      assertThat(taken.path("reason").asText()).isEqualTo("unmatched_exec_event");
    }
    TestingNode renewed =
        gateway.connect(1, "Desk", java.util.List.of(), java.util.List.of("system.run"));
    assertThat(finished(renewed, "exec.finished", runId).path("handled").asBoolean(true)).isFalse();
    assertThat(finished(node, "exec.finished", runId).path("reason").asText())
        .isEqualTo("stale_connection");
  }

  @Test
  void theRecordedReportOfARunIsTaken() throws Exception {
    TestingNode node = gateway.approved(1, "Desk", "system.run").answering("{}");
    JsonNode recorded = RecordedFrames.frame("exec-finished").path("params");
    String runId =
        StrictJson.open().readTree(recorded.path("payloadJSON").asText()).path("runId").asText();
    gateway.invoke(
        operator,
        node,
        "system.run",
        "{\"command\":[\"/bin/echo\"],\"runId\":\"" + runId + "\"}",
        "k");

    assertThat(node.call("node.event", recorded.toString()).path("payload")).isEqualTo(ok());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"approved\":true",
        "\"approvalDecision\":\"allow-always\"",
        "\"approvalSource\":\"owner\"",
        "\"Approved\":true",
        "\"ticket\":{}",
        "\"runId\":7",
        "\"runId\":\"\""
      })
  void approvalsAreNeverParameters(String field) {
    TestingNode node = gateway.approved(1, "Desk", "system.run").answering("{}");

    JsonNode reply =
        gateway.invoke(
            operator, node, "system.run", "{\"command\":[\"/bin/true\"]," + field + "}", "k");

    assertThat(reply.at("/error/details/code").asText()).isEqualTo("INVALID_PARAMS");
    assertThat(node.requests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "\"ls\""})
  void aRunNeedsAnObject(String params) {
    TestingNode node = gateway.approved(1, "Desk", "system.run").answering("{}");

    assertThat(
            gateway
                .invoke(operator, node, "system.run", params, "k")
                .at("/error/details/code")
                .asText())
        .isEqualTo("INVALID_PARAMS");
  }

  @Test
  void theLedgerForgetsTheOldestRuns() {
    var ledger = new RunLedger();
    for (int i = 0; i <= RunLedger.MAX_RUNS; i++) {
      ledger.issue("c", "run-" + i);
    }

    assertThat(ledger.report("c", "run-0", false)).isFalse();
    assertThat(ledger.report("c", "run-1", false)).isTrue();
  }

  private static JsonNode ok() {
    return Failures.object().put("ok", true);
  }
}
