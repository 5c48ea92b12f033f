package dev.claw.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.node.NodeError;
import dev.claw.protocol.node.NodeInvokeResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTest {
  private static InvokeOutcome read(String payloadJson) {
    return Results.read(NodeInvokeResult.succeeded("i", "n", payloadJson));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[1,{\"a\":null}]", "\"text\"", "7", "null", " {\"a\":\"\\u00e9\"} "})
  void anyJsonValueIsPassedOnAsItCame(String json) {
    assertThat(read(json)).isEqualTo(new InvokeOutcome.Done(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}{}",
        "{\"a\":1,\"a\":2}",
        "nul",
        "{} x",
        "\"a\nb\"",
        "[1,]",
        "01"
      })
  void anythingElseIsAFailure(String text) {
    assertThat(read(text))
        .isInstanceOfSatisfying(
            InvokeOutcome.Failed.class,
            failed -> assertThat(failed.code()).isEqualTo(Failures.INVALID_RESULT));
  }

  @Test
  void deepNestingIsRefused() {
    assertThat(read("[".repeat(1000) + "]".repeat(1000))).isInstanceOf(InvokeOutcome.Failed.class);
  }

  @Test
  void aResultThatCannotFitAFrameIsRefused() {
    String large = "\"" + "x".repeat(Results.MAX_RESULT) + "\"";

    assertThat(read(large)).isInstanceOf(InvokeOutcome.Failed.class);
  }

  @Test
  void aLargeResultGoesOutOnceOnly() throws Exception {
    String large = "\"" + "x".repeat(Results.MAX_TWICE) + "\"";

    JsonNode reply = StrictJson.open().readTree(Results.reply("n", "c", large));

    assertThat(reply.path("payloadJSON").isNull()).isTrue();
    assertThat(reply.path("payload").asText()).hasSize(Results.MAX_TWICE);
  }

  @Test
  void theReplysTextIsEscaped() throws Exception {
    String json = "{\"a\":\"\\\"\\u0001\\n\u2028\"}";

    JsonNode reply = StrictJson.open().readTree(Results.reply("n", "odd\"command", json));

    assertThat(reply.path("command").asText()).isEqualTo("odd\"command");
    assertThat(reply.path("payloadJSON").asText()).isEqualTo(json);
    assertThat(StrictJson.open().readTree(json)).isEqualTo(reply.path("payload"));
  }

  @Test
  void aNodesErrorIsBounded() {
    var error = new NodeError("C".repeat(1000), "m".repeat(100_000));

    assertThat(Results.read(NodeInvokeResult.failed("i", "n", error)))
        .isInstanceOfSatisfying(
            InvokeOutcome.Failed.class,
            failed -> {
              assertThat(failed.code().length()).isLessThan(100);
              assertThat(failed.message().length()).isLessThan(2100);
            });
  }

  @Test
  void anErrorWithoutWordsStillSaysSomething() {
    assertThat(Results.read(new NodeInvokeResult("i", "n", false, null, null, null)))
        .isInstanceOfSatisfying(
            InvokeOutcome.Failed.class,
            failed ->
                assertThat(failed.error().message()).isEqualTo("UNAVAILABLE: node invoke failed"));
  }
}
