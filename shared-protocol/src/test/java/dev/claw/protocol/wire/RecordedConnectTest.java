package dev.claw.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.protocol.Params;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ConnectChallenge;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.DeviceClaim;
import dev.claw.protocol.identity.DeviceId;
import dev.claw.protocol.identity.DeviceProof;
import dev.claw.protocol.identity.DevicePublicKey;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The handshakes of the real clients: their devices prove themselves to our code.
class RecordedConnectTest {

  static Stream<RecordedFrame> withDevice() {
    return RecordedFrame.requests()
        .filter(each -> each.method().equals("connect"))
        .filter(each -> !each.params().path("device").path("nonce").asText().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("withDevice")
  void theSignatureVerifiesUnlessTheReferenceSaidOtherwise(RecordedFrame recorded)
      throws Exception {
    ConnectParams params = Params.read(recorded.params(), ConnectParams.class);
    DeviceClaim claim = params.device();
    assertThat(claim).isNotNull();
    boolean forged = recorded.refusalCode().equals("DEVICE_AUTH_SIGNATURE_INVALID");
    assertThat(verifies(params, claim)).isEqualTo(!forged);
    boolean foreign = recorded.refusalCode().equals("DEVICE_AUTH_DEVICE_ID_MISMATCH");
    assertThat(DevicePublicKey.parse(claim.publicKey()).deviceId().value().equals(claim.id()))
        .isEqualTo(!foreign);
  }

  @ParameterizedTest
  @MethodSource("withDevice")
  void theNonceIsTheChallengesUnlessTheReferenceSaidOtherwise(RecordedFrame recorded) {
    boolean wrong = recorded.refusalCode().equals("DEVICE_AUTH_NONCE_MISMATCH");
    String nonce = recorded.params().path("device").path("nonce").asText();
    boolean challenged =
        RecordedFrame.events()
            .filter(each -> each.frame().path("event").asText().equals(ConnectChallenge.EVENT))
            .filter(each -> each.file().equals(recorded.file()))
            .anyMatch(each -> each.frame().path("payload").path("nonce").asText().equals(nonce));
    assertThat(challenged).isEqualTo(!wrong);
  }

  @Test
  void everyKindOfClientIsAmongThem() throws Exception {
    Set<ClientId> seen = EnumSet.noneOf(ClientId.class);
    Set<ClientId> proven = EnumSet.noneOf(ClientId.class);
    for (RecordedFrame each :
        RecordedFrame.requests().filter(each -> each.method().equals("connect")).toList()) {
      if (!each.refusal().startsWith("invalid connect params")) {
        ConnectParams params = Params.read(each.params(), ConnectParams.class);
        seen.add(params.client().id());
        if (params.device() != null) {
          proven.add(params.client().id());
        }
      }
    }
    assertThat(seen)
        .contains(
            ClientId.CLI,
            ClientId.NODE_HOST,
            ClientId.OPENCLAW_CONTROL_UI,
            ClientId.OPENCLAW_TUI,
            ClientId.GATEWAY_CLIENT);
    assertThat(proven)
        .contains(ClientId.NODE_HOST, ClientId.OPENCLAW_CONTROL_UI, ClientId.OPENCLAW_TUI);
  }

  private static boolean verifies(ConnectParams params, DeviceClaim claim) {
    DevicePublicKey key = DevicePublicKey.parse(claim.publicKey());
    String nonce = claim.nonce() == null ? "" : claim.nonce();
    DeviceId device = key.deviceId();
    return key.verifies(
            DeviceProof.version3(params, device, claim.signedAt(), nonce), claim.signature())
        || key.verifies(
            DeviceProof.version2(params, device, claim.signedAt(), nonce), claim.signature());
  }
}
