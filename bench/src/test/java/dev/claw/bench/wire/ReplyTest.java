package dev.claw.bench.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReplyTest {
  @Test
  void readsTheHeadOfAResponse() throws IOException {
    assertThat(reply("{\"type\":\"res\",\"id\":\"42\",\"ok\":true,\"payload\":{}}"))
        .isEqualTo(new Reply(true, 42, true));
    assertThat(reply("{\"type\":\"res\",\"id\":\"7\",\"ok\":false,\"error\":{}}"))
        .isEqualTo(new Reply(true, 7, false));
  }

  @Test
  void isNotMisledByThePayloadOrTheOrderOfTheFields() throws IOException {
    assertThat(
            reply(
                "{\"payload\":{\"id\":\"9\",\"ok\":false,\"event\":\"x\"},\"ok\":true,\"id\":\"3\"}"))
        .isEqualTo(new Reply(true, 3, true));
  }

  @Test
  void anEventIsNoResponse() throws IOException {
    assertThat(reply("{\"type\":\"event\",\"event\":\"tick\",\"payload\":{\"ts\":1}}").response())
        .isFalse();
  }

  private static Reply reply(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Reply.of(bytes, 0, bytes.length);
  }
}
