package dev.claw.gateway.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.identity.DeviceIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvitationsTest {
  private final TestingPairing pairing = new TestingPairing();
  private final DeviceIdentity first = DeviceIdentity.generate();
  private final DeviceIdentity second = DeviceIdentity.generate();

  private String code() {
    JsonNode issued =
        pairing.call(
            List.of("operator.admin"),
            "device.pair.setupCode",
            Map.of("bootstrapProfile", "node", "publicUrl", "ws://192.0.2.1:18789"));
    return issued.at("/payload/claw.code").asText();
  }

  private boolean redeems(DeviceIdentity device, String secret) {
    return pairing.authority().redeems(device.publicKey(), secret);
  }

  private void pass(Duration time) {
    pairing.nowMs.addAndGet(time.toMillis());
  }

  @Test
  void codeIsGoodForThreeHundredSeconds() {
    String code = code();
    pass(Duration.ofSeconds(299));
    assertThat(redeems(first, code)).isTrue();

    String late = code();
    pass(Duration.ofSeconds(300));
    assertThat(redeems(second, late)).isFalse();
  }

  @Test
  void codeBelongsToTheFirstDeviceThatUsesItEvenAfterACrash() {
    String code = code();
    assertThat(redeems(first, code)).isTrue();
    pairing.crash();
    assertThat(redeems(second, code)).isFalse();
    assertThat(redeems(first, code)).isTrue();
  }

  @Test
  void fifthWrongGuessBurnsEveryOpenCodeAndACrashGivesNoTriesBack() {
    String one = code();
    String other = code();
    for (int i = 0; i < 5; i++) {
      assertThat(redeems(second, "wrong " + i)).isFalse();
      pairing.crash();
    }
    assertThat(redeems(first, one)).isFalse();
    assertThat(redeems(first, other)).isFalse();
  }

  @Test
  void fourWrongGuessesDoNot() {
    String code = code();
    for (int i = 0; i < 4; i++) {
      assertThat(redeems(second, "wrong " + i)).isFalse();
    }
    assertThat(redeems(first, code)).isTrue();
  }

  @Test
  void rejectedDeviceLosesItsCode() {
    String code = code();
    assertThat(redeems(first, code)).isTrue();
    pairing.node(first, "linux", List.of());
    String request =
        pairing
            .call(List.of("operator.admin"), "node.pair.list", Map.of())
            .at("/payload/pending/0/requestId")
            .asText();
    pairing.call(List.of("operator.admin"), "node.pair.reject", Map.of("requestId", request));

    assertThat(redeems(first, code)).isFalse();
  }

  @Test
  void secretsAreNotKeptInTheClear() {
    String code = code();
    assertThat(pairing.store.invitations().toString()).doesNotContain(code);
  }
}
