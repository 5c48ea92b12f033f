package dev.claw.protocol.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.StrictJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeWireTest {

  @Test
  void recordedRequestDecodes() throws Exception {
    var request =
        read(
            """
            {"id":"55893682-529b-41d0-a3b1-db3c06034b28","nodeId":"6c4f","command":"system.which",
             "paramsJSON":"{\\"bins\\":[\\"uname\\"]}","timeoutMs":14994,"idempotencyKey":"f9c7"}
            """,
            NodeInvokeRequest.class);

    assertThat(request.paramsJSON()).isEqualTo("{\"bins\":[\"uname\"]}");
    assertThat(request.timeoutMs()).isEqualTo(14_994);
  }

  @Test
  void resultIsWrittenAsTheRecordedOne() {
    assertThat(FrameCodec.json(NodeInvokeResult.succeeded("a", "b", "{\"pong\":1}")))
        .isEqualTo(
            "{\"id\":\"a\",\"nodeId\":\"b\",\"ok\":true,\"payloadJSON\":\"{\\\"pong\\\":1}\"}");
    assertThat(FrameCodec.json(NodeInvokeResult.failed("a", "b", new NodeError("X", "why"))))
        .isEqualTo(
            "{\"id\":\"a\",\"nodeId\":\"b\",\"ok\":false,"
                + "\"error\":{\"code\":\"X\",\"message\":\"why\"}}");
  }

  @Test
  void hostStatsAreWrittenAsTheRecordedOnes() {
    var stats = new HostStats(2, List.of(3.61, 1.76, 0.71), 100, 90, 80L, 70L);

    assertThat(NodeEvent.of(NodeEvent.HOST_STATS, stats).payloadJSON())
        .isEqualTo(
            "{\"cpuCount\":2,\"loadAverage\":[3.61,1.76,0.71],\"memoryTotalBytes\":100,"
                + "\"memoryFreeBytes\":90,\"diskTotalBytes\":80,\"diskAvailableBytes\":70}");
  }

  @Test
  void impossibleHostStatsAreRefused() {
    assertThatThrownBy(() -> new HostStats(0, null, 1, 1, null, null))
        .isInstanceOf(InvalidFieldException.class);
    assertThatThrownBy(() -> new HostStats(1, null, 1, 2, null, null))
        .isInstanceOf(InvalidFieldException.class);
    assertThatThrownBy(() -> new HostStats(1, List.of(Double.NaN, 0.0, 0.0), 1, 1, null, null))
        .isInstanceOf(InvalidFieldException.class);
  }

  @Test
  void progressIsMeasuredInBytes() {
    assertThat(new NodeInvokeProgress("a", "b", 0, "x".repeat(16_384)).seq()).isZero();
    assertThatThrownBy(() -> new NodeInvokeProgress("a", "b", 0, "é".repeat(8_193)))
        .isInstanceOf(InvalidFieldException.class);
  }

  @Test
  void itemThatNeverExpiresSaysSo() {
    assertThat(FrameCodec.json(new PendingDrain.Item("baseline-status", "t", "default", 1, null)))
        .endsWith("\"expiresAtMs\":null}");
  }

  @Test
  void decisionsHaveTheirWireNames() throws Exception {
    assertThat(
            read(
                    "{\"requestId\":\"\",\"nodeId\":\"n\",\"decision\":\"removed\",\"ts\":1}",
                    NodePairResolved.class)
                .decision())
        .isEqualTo(NodePairResolved.Decision.REMOVED);
  }

  private static <T> T read(String json, Class<T> type) throws JsonProcessingException {
    return StrictJson.open().readValue(json, type);
  }
}
