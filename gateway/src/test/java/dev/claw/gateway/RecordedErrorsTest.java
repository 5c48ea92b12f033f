package dev.claw.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.gateway.transport.TestingPeer;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.identity.DeviceIdentity;
import dev.claw.protocol.identity.DeviceProof;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Replays probes that were recorded against the reference gateway: the same error, the same
/// details, the same close code and reason. Devices sign anew; each probe says what is wrong.
class RecordedErrorsTest {
  @TempDir Path directory;

  static Stream<String> probes() throws IOException, URISyntaxException {
    var file =
        Objects.requireNonNull(RecordedErrorsTest.class.getResource("recorded-errors.jsonl"));
    return Files.readAllLines(Path.of(file.toURI())).stream();
  }

  @ParameterizedTest
  @MethodSource("probes")
  void probesEndAsRecorded(String line) throws Exception {
    JsonNode probe =
        StrictJson.open().readTree(line.replace("TOKEN\"", TestingGateway.TOKEN + "\""));
    try (TestingGateway gateway = TestingGateway.start(directory.resolve("state"));
        TestingPeer peer = TestingPeer.open(gateway.gateway().port())) {
      JsonNode challenge = peer.event("connect.challenge").path("payload");
      if (probe.has("connect")) {
        peer.text(FrameCodec.request("1", "connect", connect(probe, challenge)));
      }
      JsonNode recorded = probe.path("answers");
      int sent = 0;
      for (int i = 0; i < recorded.size(); i++) {
        if (i > 0 || !probe.has("connect")) {
          peer.text(probe.path("send").get(sent++).toString());
        }
        compare(recorded.get(i), peer.answer(recorded.get(i).path("id").asText()));
      }
      if (probe.has("close")) {
        JsonNode close = probe.path("close");
        assertThat(peer.awaitEnd())
            .isEqualTo(
                new TestingPeer.Ended(close.path("code").asInt(), close.path("reason").asText()));
      }
    }
  }

  private static void compare(JsonNode recorded, JsonNode answer) {
    assertThat(answer.path("ok")).isEqualTo(recorded.path("ok"));
    assertThat(answer.path("error")).isEqualTo(recorded.path("error"));
    JsonNode auth = answer.at("/payload/auth");
    assertThat(auth.path("method")).isEqualTo(recorded.at("/auth/method"));
    assertThat(auth.path("role")).isEqualTo(recorded.at("/auth/role"));
    assertThat(auth.path("scopes"))
        .containsExactlyInAnyOrderElementsOf(recorded.at("/auth/scopes"));
  }

  private static ObjectNode connect(JsonNode probe, JsonNode challenge) throws IOException {
    ObjectNode params = probe.path("connect").deepCopy();
    if (params.remove("device") == null) {
      return params;
    }
    String fault = probe.path("case").asText();
    DeviceIdentity identity = DeviceIdentity.generate();
    long signedAt = challenge.path("ts").asLong() + skew(fault);
    String nonce =
        fault.equals("device-bad-nonce")
            ? "00000000-0000-4000-8000-000000000000"
            : challenge.path("nonce").asText();
    ConnectParams unsigned = StrictJson.open().treeToValue(params, ConnectParams.class);
    String proof =
        fault.endsWith("v2-sig")
            ? DeviceProof.version2(unsigned, identity.id(), signedAt, nonce)
            : DeviceProof.version3(unsigned, identity.id(), signedAt, nonce);
    params
        .putObject("device")
        .put("id", fault.equals("device-id-mismatch") ? "ab".repeat(32) : identity.id().value())
        .put("publicKey", fault.equals("device-bad-pubkey") ? "zz" : identity.publicKey().encoded())
        .put("signature", fault.equals("device-bad-sig") ? "AAAA" : identity.sign(proof))
        .put("signedAt", signedAt)
        .put("nonce", nonce);
    return params;
  }

  private static long skew(String fault) {
    return switch (fault) {
      case "device-stale-ts" -> -3_600_000;
      case "device-ts-plus60s" -> 60_000;
      case "device-ts-minus100s" -> -100_000;
      default -> 0;
    };
  }
}
