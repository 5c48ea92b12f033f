package dev.claw.gateway.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.auth.DeviceAuthority.Credential;
import dev.claw.protocol.Role;
import dev.claw.protocol.identity.DeviceIdentity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

/// Decisions against connections that come at the same moment: the decision wins.
class PairingRacesTest {
  private static final List<String> READ = List.of("operator.read");
  private static final List<String> ADMIN = List.of("operator.admin");

  @Test
  void deviceThatConnectsWhileItIsRevokedStaysRevoked() throws Exception {
    for (int round = 0; round < 200; round++) {
      var pairing = new TestingPairing();
      DeviceIdentity identity = DeviceIdentity.generate();
      pairing.operator(identity, READ, Credential.SHARED_SECRET);
      String request =
          pairing
              .call(ADMIN, "device.pair.list", Map.of())
              .at("/payload/pending/0/requestId")
              .asText();
      pairing.call(ADMIN, "device.pair.approve", Map.of("requestId", request));
      String token =
          String.valueOf(
              pairing
                  .operator(identity, READ, Credential.SHARED_SECRET)
                  .orElseThrow()
                  .deviceToken());
      var together = new CyclicBarrier(2);
      Thread connecting =
          Thread.ofPlatform()
              .start(
                  () -> {
                    meet(together);
                    for (int i = 0; i < 20; i++) {
                      pairing.operator(identity, READ, Credential.DEVICE_TOKEN);
                    }
                  });
      meet(together);
      pairing.call(
          ADMIN,
          "device.token.revoke",
          Map.of("deviceId", identity.id().value(), "role", "operator"));
      connecting.join();

      assertThat(pairing.holdsToken(identity, Role.OPERATOR, token)).isFalse();
      pairing.crash();
      assertThat(pairing.holdsToken(identity, Role.OPERATOR, token)).isFalse();
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void deviceThatIsPairedAgainDoesNotGetItsOldToken() {
    var pairing = new TestingPairing();
    DeviceIdentity identity = DeviceIdentity.generate();
    String first = admit(pairing, identity);
    pairing.call(ADMIN, "device.pair.remove", Map.of("deviceId", identity.id().value()));
    String second = admit(pairing, identity);

    assertThat(second).isNotEqualTo(first);
    assertThat(pairing.holdsToken(identity, Role.NODE, first)).isFalse();
    assertThat(pairing.holdsToken(identity, Role.NODE, second)).isTrue();
  }

  private static String admit(TestingPairing pairing, DeviceIdentity identity) {
    pairing.node(identity, "linux", List.of("device.info"));
    String request =
        pairing.call(ADMIN, "node.pair.list", Map.of()).at("/payload/pending/0/requestId").asText();
    pairing.call(ADMIN, "node.pair.approve", Map.of("requestId", request));
    return String.valueOf(
        pairing.node(identity, "linux", List.of("device.info")).orElseThrow().deviceToken());
  }
}
