package dev.claw.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {

  @Test
  void requestComesBackAsItWas() throws Exception {
    Frame frame = FrameCodec.decode(FrameCodec.request("7", "node.list", Map.of("a", 1)));

    assertThat(frame)
        .isEqualTo(
            new Frame.Request("7", "node.list", JsonNodeFactory.instance.objectNode().put("a", 1)));
  }

  @Test
  void refusalCarriesCodeMessageAndDetails() throws Exception {
    WireError error =
        WireError.of(ErrorCode.FORBIDDEN, "missing scope: operator.read")
            .withDetails(JsonNodeFactory.instance.objectNode().put("code", "MISSING_SCOPE"));

    Frame frame = FrameCodec.decode(FrameCodec.failed("1", error));

    assertThat(frame).isEqualTo(new Frame.Response("1", false, null, error));
    assertThat(error.reason()).isEqualTo("MISSING_SCOPE");
  }

  @Test
  void broadcastCarriesSequenceAndStateVersion() throws Exception {
    String text = FrameCodec.broadcast("tick", "{\"ts\":5}", 3, new Frame.StateVersion(1, 2));

    assertThat(FrameCodec.decode(text))
        .isEqualTo(
            new Frame.Event(
                "tick",
                JsonNodeFactory.instance.objectNode().put("ts", 5),
                3L,
                new Frame.StateVersion(1, 2)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "[]",
        "{}",
        "{\"type\":\"req\"}",
        "{\"type\":\"req\",\"id\":1,\"method\":\"x\"}",
        "{\"type\":\"req\",\"id\":\"\",\"method\":\"x\"}",
        "{\"type\":\"nope\",\"id\":\"1\"}",
        "{\"type\":\"req\",\"id\":\"1\",\"id\":\"2\",\"method\":\"x\"}",
        "{\"type\":\"req\",\"id\":\"1\",\"method\":\"x\"} {}",
        "{\"type\":\"req\",\"id\":\"1\",\"method\":\"x\",\"params\":{\"a\":1,\"a\":2}}",
        "{\"type\":\"res\",\"id\":\"1\",\"ok\":\"yes\"}",
        "{\"type\":\"req\",\"id\":\"1\",\"method\":\"x\",\"params\":\"unterminated"
      })
  void textThatIsNoFrameIsRefused(String text) {
    assertThatThrownBy(() -> FrameCodec.decode(text)).isInstanceOf(BadFrameException.class);
  }

  @Test
  void nestingNumbersAndNamesAreBounded() {
    String deep = "[".repeat(100) + "]".repeat(100);
    String number = "9".repeat(100);
    String name = "\"" + "n".repeat(1000) + "\":1";

    for (String params : new String[] {deep, number, "{" + name + "}"}) {
      assertThatThrownBy(
              () ->
                  FrameCodec.decode(
                      "{\"type\":\"req\",\"id\":\"1\",\"method\":\"x\",\"params\":" + params + "}"))
          .isInstanceOf(BadFrameException.class);
    }
  }

  @Property(tries = 2000)
  void anyTextIsDecodedOrRefusedAndNothingElse(@ForAll String text) {
    try {
      assertThat(FrameCodec.decode(text)).isNotNull();
    } catch (BadFrameException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  @Property(tries = 500)
  void anyTextSurvivesTheRoundTripInsideParams(@ForAll String text) throws Exception {
    Frame frame = FrameCodec.decode(FrameCodec.request("1", "m", Map.of("text", text)));

    assertThat(frame)
        .isInstanceOfSatisfying(
            Frame.Request.class,
            request -> {
              var params = request.params();
              assertThat(params).isNotNull();
              assertThat(params.get("text").asText()).isEqualTo(text);
            });
  }
}
