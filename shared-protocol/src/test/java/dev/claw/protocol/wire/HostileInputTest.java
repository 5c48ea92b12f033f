package dev.claw.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.protocol.BadFrameException;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.InvalidParamsException;
import dev.claw.protocol.Params;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.catalogue.WireCatalogue;
import dev.claw.protocol.chat.ChatSendParams;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What peers must not get away with, and what they may learn from the refusal.
class HostileInputTest {

  static Stream<Arguments> badParams() {
    return Stream.of(
        bad("node.invoke", "{\"nodeId\":\"n\",\"command\":\"c\"}", "at /idempotencyKey: "),
        bad("node.invoke", invoke("\"timeoutMs\":\"hunter2\""), "at /timeoutMs: "),
        bad("node.invoke", invoke("\"timeoutMs\":1.5"), "at /timeoutMs: "),
        bad("node.invoke", invoke("\"timeoutMs\":-1"), "at /timeoutMs: "),
        bad("node.invoke", invoke("\"timeoutMs\":1e40"), "at /timeoutMs: "),
        bad("node.invoke", invoke("\"timeoutMs\":92233720368547758080"), "at /timeoutMs: "),
        bad("node.invoke", invoke("\"sessionKey\":{\"hunter2\":1}"), "at /sessionKey: "),
        bad("node.invoke", invoke("\"bogus\":\"hunter2\""), "at root: unexpected property 'bogus'"),
        bad("node.invoke", invoke("\"sessionKey\":\"" + "x".repeat(600) + "\""), "at /sessionKey"),
        bad("node.rename", "{\"nodeId\":\"n\",\"displayName\":\" \"}", "at /displayName: "),
        bad("node.pair.approve", "{\"requestId\":\"../hunter2\"}", "at /requestId: "),
        bad("device.token.revoke", "{\"deviceId\":\"d\",\"role\":\"hunter2\"}", "at /role: "),
        bad("device.token.revoke", "{\"deviceId\":\"d\",\"role\":1}", "at /role: "),
        bad("device.token.revoke", "{\"deviceId\":\"d\",\"role\":null}", "at /role: "),
        bad("device.pair.list", "{\"hunter\":2}", "at root: unexpected property 'hunter'"),
        bad("connect", "{\"minProtocol\":null,\"maxProtocol\":4}", "at /minProtocol: "),
        bad("connect", "{\"minProtocol\":\"4\",\"maxProtocol\":4}", "at /minProtocol: "),
        bad("connect", "{\"minProtocol\":4,\"maxProtocol\":4}", "at /client: "),
        bad("connect", client("\"id\":\"hunter2\",\"mode\":\"cli\""), "at /client/id: "),
        bad("connect", client("\"id\":\"cli\",\"mode\":\"hunter2\""), "at /client/mode: "),
        bad(
            "connect",
            "{\"minProtocol\":4,\"maxProtocol\":4,\"auth\":{\"token\":[\"hunter2\"]}}",
            "at /auth/token: "),
        bad("chat.send", chat("\"message\":\"a\\u0000hunter2\""), "at /message: "),
        bad("chat.send", chat("\"message\":7"), "at /message: "),
        bad("chat.send", chat("\"message\":\"m\",\"attachments\":[null]"), "at /attachments: "),
        bad("chat.send", chat("\"message\":\"m\",\"queueMode\":0"), "at /queueMode: "),
        bad(
            "chat.history",
            "{\"sessionKey\":\"main\",\"offset\":1,\"cursor\":\"hunter2\"}",
            "at /offset: "),
        bad("chat.history", "{\"sessionKey\":\"main\",\"limit\":1001}", "at /limit: "),
        bad("sessions.patch", "{\"key\":\"main\",\"pinned\":\"hunter2\"}", "at /pinned: "),
        bad("sessions.patch", "{\"key\":\"main\",\"hunter2\":1}", "at /: "),
        bad("exec.approval.request", "{\"cwd\":\"hunter2\"}", "at /command: "),
        bad("exec.approval.resolve", "{\"id\":\"a\",\"decision\":\"hunter2\"}", "at /decision: "),
        bad("voicewake.set", "{}", "at /triggers: "),
        bad("voicewake.set", "[\"hunter2\"]", "at root: "));
  }

  private static Arguments bad(String method, String params, String message) {
    return Arguments.of(method, params, message);
  }

  private static String invoke(String more) {
    return "{\"nodeId\":\"n\",\"command\":\"c\",\"idempotencyKey\":\"k\"," + more + "}";
  }

  private static String client(String more) {
    return "{\"minProtocol\":4,\"maxProtocol\":4,\"client\":{"
        + more
        + ",\"version\":\"1\",\"platform\":\"linux\"}}";
  }

  private static String chat(String more) {
    return "{\"sessionKey\":\"main\",\"idempotencyKey\":\"k\"," + more + "}";
  }

  @ParameterizedTest
  @MethodSource("badParams")
  void theRefusalNamesTheFieldAndNotTheValue(String method, String params, String message)
      throws Exception {
    Class<?> type = WireCatalogue.method(method).orElseThrow().params();
    var tree = StrictJson.open().readTree(params);
    assertThatThrownBy(() -> Params.read(tree, type))
        .isInstanceOf(InvalidParamsException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  @Test
  void aLongOrStrangeNameIsCutInTheRefusal() throws Exception {
    var tree = StrictJson.open().createObjectNode().put("x\n\u001b[31m" + "y".repeat(200), 1);
    assertThatThrownBy(() -> Params.read(tree, ChatSendParams.class))
        .isInstanceOf(InvalidParamsException.class)
        .message()
        .hasSizeLessThan(120)
        .matches("[\\x20-\\x7e]*");
  }

  @Test
  void absentParametersAreAnEmptyObject() throws Exception {
    Class<?> type = WireCatalogue.method("node.list").orElseThrow().params();
    assertThat(Params.read(null, type)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "7",
        "[]",
        "\"hunter2\"",
        "{\"type\":\"req\"",
        "{\"type\":\"req\",\"id\":\"1\",\"method\":\"m\"} {}",
        "{\"type\":\"req\",\"id\":\"1\",\"id\":\"hunter2\",\"method\":\"m\"}",
        "{\"type\":\"req\",\"id\":\"1\",\"method\":\"m\",\"params\":{\"a\":1,\"a\":2}}",
        "{\"type\":\"req\",\"id\":1,\"method\":\"m\"}",
        "{\"type\":\"req\",\"id\":\"\",\"method\":\"m\"}",
        "{\"type\":\"req\",\"id\":null,\"method\":\"m\"}",
        "{\"type\":\"req\",\"id\":\"1\"}",
        "{\"type\":\"hunter2\",\"id\":\"1\",\"method\":\"m\"}",
        "{\"type\":\"res\",\"id\":\"1\",\"ok\":\"hunter2\"}",
        "{\"type\":\"event\",\"event\":\"e\",\"seq\":\"hunter2\"}",
        "{\"type\":\"event\",\"event\":\"e\",\"seq\":99999999999999999999}",
        "{\"type\":\"event\",\"event\":\"e\",\"payload\":NaN}",
        "{\"type\":\"res\",\"id\":\"1\",\"ok\":false,\"error\":{\"code\":\"hunter2\"}}",
        "{'type':'req'}",
      })
  void textsThatAreNoFramesAreRefused(String text) {
    assertRefused(text);
  }

  @Test
  void bombsAreRefusedBeforeTheyGoOff() {
    assertRefused(request("[".repeat(70) + "]".repeat(70)));
    assertRefused(request("{\"a\":".repeat(70) + "1" + "}".repeat(70)));
    assertRefused(request("1" + "0".repeat(100)));
    assertRefused(request("{\"" + "n".repeat(300) + "\":1}"));
    assertRefused(request("[" + "0,".repeat(1_000_001) + "0]"));
    assertRefused("{\"type\":\"req\",\"id\":\"" + "i".repeat(257) + "\",\"method\":\"m\"}");
    assertRefused("{\"skipped\":" + "[".repeat(70) + "]".repeat(70) + "}");
  }

  private static String request(String params) {
    return "{\"type\":\"req\",\"id\":\"1\",\"method\":\"m\",\"params\":" + params + "}";
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> FrameCodec.decode(text))
        .isInstanceOf(BadFrameException.class)
        .hasMessageNotContaining("hunter2")
        .message()
        .hasSizeLessThan(200);
  }
}
