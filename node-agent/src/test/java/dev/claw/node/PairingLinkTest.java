package dev.claw.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.protocol.client.GatewayUrl;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairingLinkTest {

  @Test
  void readsALink() {
    PairingLink link =
        PairingLink.parse(
            link(
                "{\"url\":\"ws://10.0.0.1:18789\",\"urls\":[\"wss://gw.tail.ts.net\"],"
                    + "\"bootstrapToken\":\"secret\",\"expiresAtMs\":1000,"
                    + "\"claw.gatewayKey\":\"k\",\"later\":1}"));

    assertThat(link.gateways())
        .containsExactly(
            GatewayUrl.parse("ws://10.0.0.1:18789"), GatewayUrl.parse("wss://gw.tail.ts.net"));
    assertThat(link.gatewayKey()).isEqualTo("k");
    assertThat(link.isExpired(Instant.ofEpochMilli(999))).isFalse();
    assertThat(link.isExpired(Instant.ofEpochMilli(1000))).isTrue();
    assertThat(link.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "http://x",
        "oc-pair://",
        "oc-pair://%%%",
        "oc-pair://e30",
        "oc-pair://bnVsbA"
      })
  void whatIsNoLinkIsRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> PairingLink.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("claw nodes add");
  }

  @Test
  void secretsDoNotGoUnencryptedToPublicHosts() {
    PairingLink link =
        PairingLink.parse(link("{\"url\":\"ws://example.com\",\"bootstrapToken\":\"s\"}"));

    assertThatThrownBy(link::gateways).hasMessageContaining("unencrypted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12345", "1234567", "abcdef", ""})
  void aCodeHasSixDigits(String code) {
    assertThatThrownBy(() -> PairingLink.ofCode(GatewayUrl.parse("127.0.0.1"), code))
        .hasMessageContaining("six digits");
    assertThat(PairingLink.ofCode(GatewayUrl.parse("127.0.0.1"), "123-456").bootstrapToken())
        .isEqualTo("123456");
  }

  private static String link(String json) {
    return "oc-pair://"
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
