package dev.claw.protocol.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.roster.NodeDescribe;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairingRowsTest {
  @Test
  void aDescribedNodeIsOneFlatObject() throws Exception {
    String json =
        """
        {"ts":5,"nodeId":"n1","displayName":"Desk","caps":["screen"],"commands":["device.info"],\
        "approvalState":"approved","connectedAtMs":4,"lastSeenAtMs":3,"paired":true,\
        "connected":true,"claw.priority":1,"claw.power":{"source":"mains"}}""";
    NodeDescribe described = StrictJson.open().readValue(json, NodeDescribe.class);
    assertThat(described.node().profile().label()).isEqualTo("Desk");
    assertThat(described.node().surface().commands()).containsExactly("device.info");
    assertThat(described.node().seen().lastSeenAtMs()).isEqualTo(3);
    assertThat(StrictJson.open().readTree(FrameCodec.json(described)))
        .isEqualTo(StrictJson.open().readTree(json));
  }

  @Test
  void aLinkSaysWhatItWasMadeFrom() {
    var code =
        new SetupCode(
            "wss://desk.example.ts.net", List.of("ws://10.0.0.2:18789"), "secret", 7, null, "key");
    assertThat(code.link()).startsWith("oc-pair://");
    assertThat(SetupCode.decode(code.link())).isEqualTo(code);
    assertThat(SetupCode.decode(" " + code.encode() + "\n")).isEqualTo(code);
    assertThat(code.addresses())
        .containsExactly("wss://desk.example.ts.net", "ws://10.0.0.2:18789");
    assertThat(code).asString().doesNotContain("secret");
  }

  @Test
  void aBrokenLinkIsRefusedWithoutRepeatingIt() {
    for (String text : List.of("", "oc-pair://", "oc-pair://x!y", "bnVsbA", "e30", "eyJ1cmwi")) {
      assertThatThrownBy(() -> SetupCode.decode(text))
          .isInstanceOf(InvalidFieldException.class)
          .message()
          .doesNotContain("bnVsbA")
          .doesNotContain("eyJ1cmwi");
    }
  }
}
