package dev.claw.gateway.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.auth.AuthMode;
import dev.claw.gateway.auth.AuthPolicy;
import dev.claw.gateway.auth.Authenticator;
import dev.claw.gateway.auth.Challenge;
import dev.claw.gateway.auth.DeviceAuthority.Credential;
import dev.claw.gateway.auth.FailureLock;
import dev.claw.gateway.auth.HandshakeOutcome;
import dev.claw.gateway.auth.OriginPolicy;
import dev.claw.gateway.auth.PeerAddress;
import dev.claw.gateway.auth.SharedSecret;
import dev.claw.protocol.Role;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.DeviceClaim;
import dev.claw.protocol.identity.DeviceIdentity;
import dev.claw.protocol.identity.DeviceProof;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Every combination of what a client can show, against a specification of a few lines that knows
/// nothing of the code.
class HandshakeOracleTest {
  private static final String SECRET = "the shared secret";
  private static final String NONCE = "11111111-2222-3333-4444-555555555555";
  private static final String OLD_NONCE = "99999999-2222-3333-4444-555555555555";
  private static final long CONNECTED_MS = 1_700_000_000_000L;
  private static final ClientInfo CLI = ClientInfo.of(ClientId.CLI, ClientMode.CLI, "1", "linux");

  private enum Token {
    NONE,
    SHARED,
    WRONG,
    DEVICE,
    DEVICE_IN_TOKEN,
    ROTATED,
    REVOKED
  }

  private enum Device {
    ABSENT,
    PROVED,
    BAD_SIGNATURE,
    REPLAYED_NONCE,
    STALE,
    FOREIGN_KEY,
    OTHER_ROLE_SIGNED,
    OTHER_SCOPES_SIGNED
  }

  private enum Asked {
    NOTHING,
    READ,
    ADMIN;

    private List<String> scopes() {
      return switch (this) {
        case NOTHING -> List.of();
        case READ -> List.of("operator.read");
        case ADMIN -> List.of("operator.admin", "operator.read");
      };
    }
  }

  private record Case(Token token, Device device, Role role, Asked asked, boolean local) {}

  /// What has to come out: the reason of a refusal, or the method and the scopes.
  private static String specified(Case each) {
    boolean operator = each.role() == Role.OPERATOR;
    switch (each.device()) {
      case FOREIGN_KEY -> {
        return "DEVICE_AUTH_DEVICE_ID_MISMATCH";
      }
      case STALE -> {
        return "DEVICE_AUTH_SIGNATURE_EXPIRED";
      }
      case REPLAYED_NONCE -> {
        return "DEVICE_AUTH_NONCE_MISMATCH";
      }
      case BAD_SIGNATURE, OTHER_ROLE_SIGNED, OTHER_SCOPES_SIGNED -> {
        return "DEVICE_AUTH_SIGNATURE_INVALID";
      }
      case ABSENT, PROVED -> {}
    }
    boolean proved = each.device() == Device.PROVED;
    String granted = operator ? each.asked().scopes().toString() : "[]";
    return switch (each.token()) {
      case NONE -> proved ? "AUTH_TOKEN_MISSING" : "DEVICE_IDENTITY_REQUIRED";
      case WRONG -> "AUTH_TOKEN_MISMATCH";
      case SHARED -> {
        if (!proved) {
          yield operator ? "token " + (each.local() ? granted : "[]") : "DEVICE_IDENTITY_REQUIRED";
        }
        boolean covered = each.asked() != Asked.ADMIN;
        yield operator && !each.local() && !covered ? "PAIRING_REQUIRED" : "token " + granted;
      }
      case DEVICE, DEVICE_IN_TOKEN -> {
        if (!proved || !operator) {
          yield proved && each.token() == Token.DEVICE
              ? "AUTH_DEVICE_TOKEN_MISMATCH"
              : "AUTH_TOKEN_MISMATCH";
        }
        yield each.asked() == Asked.ADMIN ? "AUTH_SCOPE_MISMATCH" : "device-token " + granted;
      }
      case ROTATED, REVOKED -> proved ? "AUTH_DEVICE_TOKEN_MISMATCH" : "AUTH_TOKEN_MISMATCH";
    };
  }

  @Test
  void everyCombinationEndsAsSpecified() {
    int cases = 0;
    for (Token token : Token.values()) {
      for (Device device : Device.values()) {
        for (Role role : Role.values()) {
          for (Asked asked : Asked.values()) {
            for (boolean local : new boolean[] {true, false}) {
              var each = new Case(token, device, role, asked, local);
              assertThat(actual(each)).as("%s", each).isEqualTo(specified(each));
              cases++;
            }
          }
        }
      }
    }
    assertThat(cases).isEqualTo(7 * 8 * 2 * 3 * 2);
  }

  /// Each in a world of its own: one operator device, approved for reading.
  private static String actual(Case each) {
    var pairing = new TestingPairing();
    DeviceIdentity identity = DeviceIdentity.generate();
    String token = paired(pairing, identity);
    if (each.token() == Token.ROTATED) {
      decide(pairing, identity, "device.token.rotate");
    } else if (each.token() == Token.REVOKED) {
      decide(pairing, identity, "device.token.revoke");
    }
    ConnectParams params = params(each, token);
    HandshakeOutcome outcome =
        authenticator(pairing)
            .authenticate(
                "c",
                claimed(each.device(), params, identity),
                new PeerAddress(each.local() ? "127.0.0.1" : "192.0.2.7", each.local(), false, ""),
                new Challenge(NONCE, CONNECTED_MS));
    return switch (outcome) {
      case HandshakeOutcome.Refused refused -> {
        assertThat(refused.closeCode().code()).isEqualTo(1008);
        yield refused.error().reason();
      }
      case HandshakeOutcome.Welcomed welcomed -> {
        assertThat(welcomed.caller().role()).isEqualTo(each.role());
        assertThat(welcomed.caller().scopes().wireNames()).isEqualTo(welcomed.granted().scopes());
        yield welcomed.granted().method() + " " + welcomed.granted().scopes();
      }
    };
  }

  private static String paired(TestingPairing pairing, DeviceIdentity identity) {
    pairing.operator(identity, List.of("operator.read"), Credential.SHARED_SECRET);
    String request =
        pairing
            .call(List.of("operator.admin"), "device.pair.list", Map.of())
            .at("/payload/pending/0/requestId")
            .asText();
    pairing.call(List.of("operator.admin"), "device.pair.approve", Map.of("requestId", request));
    return String.valueOf(
        pairing
            .operator(identity, List.of("operator.read"), Credential.SHARED_SECRET)
            .orElseThrow()
            .deviceToken());
  }

  private static void decide(TestingPairing pairing, DeviceIdentity identity, String method) {
    assertThat(
            pairing
                .call(
                    List.of("operator.admin"),
                    method,
                    Map.of("deviceId", identity.id().value(), "role", "operator"))
                .path("ok")
                .asBoolean())
        .isTrue();
  }

  private static Authenticator authenticator(TestingPairing pairing) {
    var forgetful =
        new FailureLock.Store() {
          @Override
          public Map<String, FailureLock.Entry> load() {
            return Map.of();
          }

          @Override
          public void save(Map<String, FailureLock.Entry> entries) {}
        };
    return new Authenticator(
        new AuthPolicy(AuthMode.TOKEN, new SharedSecret(SECRET)),
        new OriginPolicy(Set.of()),
        new FailureLock(
            forgetful,
            FailureLock.Limits.STANDARD,
            () -> Instant.ofEpochMilli(pairing.nowMs.get())),
        pairing.authority(),
        () -> Instant.ofEpochMilli(pairing.nowMs.get()));
  }

  private static ConnectParams params(Case each, String token) {
    ConnectAuth auth =
        switch (each.token()) {
          case NONE -> ConnectAuth.NONE;
          case SHARED -> ConnectAuth.sharedToken(SECRET);
          case WRONG -> ConnectAuth.sharedToken("wrong");
          case DEVICE, ROTATED, REVOKED -> ConnectAuth.device(token);
          case DEVICE_IN_TOKEN -> ConnectAuth.sharedToken(token);
        };
    return ConnectParams.of(CLI, each.role(), each.asked().scopes()).withAuth(auth);
  }

  private static ConnectParams claimed(Device kind, ConnectParams params, DeviceIdentity identity) {
    return kind == Device.ABSENT ? params : params.withDevice(claim(kind, params, identity));
  }

  private static DeviceClaim claim(Device kind, ConnectParams params, DeviceIdentity identity) {
    String nonce = kind == Device.REPLAYED_NONCE ? OLD_NONCE : NONCE;
    long signedAt = kind == Device.STALE ? CONNECTED_MS - 120_001 : CONNECTED_MS;
    ConnectParams signed =
        switch (kind) {
          case OTHER_ROLE_SIGNED ->
              ConnectParams.of(
                      CLI, params.role() == Role.NODE ? Role.OPERATOR : Role.NODE, params.scopes())
                  .withAuth(params.auth());
          case OTHER_SCOPES_SIGNED ->
              ConnectParams.of(CLI, params.roleOrDefault(), List.of("operator.talk"))
                  .withAuth(params.auth());
          case ABSENT, PROVED, BAD_SIGNATURE, REPLAYED_NONCE, STALE, FOREIGN_KEY -> params;
        };
    String proof = DeviceProof.version3(signed, identity.id(), signedAt, nonce);
    DeviceIdentity shown = kind == Device.FOREIGN_KEY ? DeviceIdentity.generate() : identity;
    String signature =
        kind == Device.BAD_SIGNATURE ? identity.sign(proof + " ") : identity.sign(proof);
    return new DeviceClaim(
        identity.id().value(), shown.publicKey().encoded(), signature, signedAt, nonce);
  }
}
