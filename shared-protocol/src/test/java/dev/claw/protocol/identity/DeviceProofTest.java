package dev.claw.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.protocol.Role;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.ConnectParams;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceProofTest {
  private static final String NONCE = "00000000-0000-4000-8000-000000000000";
  private static final long SIGNED_AT = 1_700_000_000_000L;

  private static DeviceIdentity vector() {
    byte[] seed = new byte[32];
    for (int i = 0; i < seed.length; i++) {
      seed[i] = (byte) i;
    }
    return DeviceIdentity.restore(
        Base64.getUrlEncoder().withoutPadding().encodeToString(seed),
        "A6EHv_POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg");
  }

  private static ConnectParams params() {
    return ConnectParams.of(
            ClientInfo.of(ClientId.NODE_HOST, ClientMode.NODE, "1", " Linux ").named("n", "Linux"),
            Role.NODE,
            List.of())
        .withAuth(ConnectAuth.sharedToken("tok"));
  }

  @Test
  void testVectorOfTheProtocolIsMet() {
    String payload = DeviceProof.version3(params(), vector().id(), SIGNED_AT, NONCE);

    assertThat(payload)
        .isEqualTo(
            "v3|56475aa75463474c0285df5dbf2bcab73da651358839e9b77481b2eab107708c|node-host|node|"
                + "node||1700000000000|tok|00000000-0000-4000-8000-000000000000|linux|linux");
    assertThat(vector().sign(payload))
        .isEqualTo(
            "RDQLEEcwKPGN0RHBpBnFbNNuYUnkQU-3uZNFkDqomE4CuJPHk4IOngIEAsJsx8NGXyhsMtC4p7uqC4YgG8BECg");
    assertThat(vector().publicKey().verifies(payload, vector().sign(payload))).isTrue();
  }

  @Test
  void versionTwoLeavesPlatformOut() {
    assertThat(DeviceProof.version2(params(), vector().id(), SIGNED_AT, NONCE))
        .startsWith("v2|")
        .endsWith("|tok|" + NONCE);
  }

  @Test
  void signatureOfAnotherPayloadOrKeyIsRefused() {
    String signature = vector().sign("a");

    assertThat(vector().publicKey().verifies("b", signature)).isFalse();
    assertThat(DeviceIdentity.generate().publicKey().verifies("a", signature)).isFalse();
    assertThat(vector().publicKey().verifies("a", "not base64!")).isFalse();
    assertThat(vector().publicKey().verifies("a", "AAAA")).isFalse();
  }

  @Test
  void generatedIdentitySurvivesStorage() {
    DeviceIdentity identity = DeviceIdentity.generate();
    DeviceIdentity restored =
        DeviceIdentity.restore(identity.seed(), identity.publicKey().encoded());

    assertThat(restored.id()).isEqualTo(identity.id());
    assertThat(identity.publicKey().verifies("x", restored.sign("x"))).isTrue();
    assertThat(identity.toString()).doesNotContain(identity.seed());
  }

  @Test
  void halvesOfDifferentIdentitiesAreRefused() {
    DeviceIdentity one = DeviceIdentity.generate();
    DeviceIdentity other = DeviceIdentity.generate();

    assertThatThrownBy(() -> DeviceIdentity.restore(one.seed(), other.publicKey().encoded()))
        .isInstanceOf(InvalidKeyException.class);
  }

  @Test
  void pairingCheckIsTheSameFromBothSides() {
    DevicePublicKey one = DeviceIdentity.generate().publicKey();
    DevicePublicKey other = DeviceIdentity.generate().publicKey();

    assertThat(one.checkWith(other)).isEqualTo(other.checkWith(one)).matches("[0-9a-f]{8}");
    assertThat(one.checkWith(other)).isNotEqualTo(one.checkWith(vector().publicKey()));
  }
}
