package dev.claw.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.Frame;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.WireError;
import dev.claw.protocol.agent.AgentDone;
import dev.claw.protocol.catalogue.WireCatalogue;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the real gateway answers and tells decodes with the open reader, and what is written again
/// says nothing else.
class RecordedAnswersTest {
  /// Told by the reference, and of no use to our clients.
  private static final Set<String> IGNORED_EVENTS =
      Set.of(
          "chat.send_timing",
          "controlUi.sessionPullRequests.changed",
          "models.snapshot",
          "node.invoke.cancel",
          "node.invoke.request",
          "node.runnerInventory.changed",
          "task");

  static Stream<RecordedFrame> results() {
    return RecordedFrame.responses()
        .filter(each -> each.frame().path("ok").asBoolean())
        .filter(each -> type(each) != null);
  }

  static Stream<RecordedFrame> events() {
    return RecordedFrame.events()
        .filter(each -> WireCatalogue.events().containsKey(each.frame().path("event").asText()));
  }

  static Stream<RecordedFrame> refusals() {
    return RecordedFrame.responses().filter(each -> !each.frame().path("ok").asBoolean());
  }

  @ParameterizedTest
  @MethodSource("results")
  void resultsAreUnderstood(RecordedFrame recorded) throws Exception {
    JsonNode payload = recorded.frame().path("payload");
    Object value =
        StrictJson.open().readValue(payload.toString(), Objects.requireNonNull(type(recorded)));
    assertThat(value).isNotNull();
    assertThat(Trees.beyond(Trees.written(value), payload)).as("invented").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("events")
  void eventsAreUnderstood(RecordedFrame recorded) throws Exception {
    Frame frame = FrameCodec.decode(recorded.frame().toString());
    assertThat(frame).isInstanceOf(Frame.Event.class);
    Frame.Event event = (Frame.Event) frame;
    Class<?> type = Objects.requireNonNull(WireCatalogue.events().get(event.event()));
    Object value = StrictJson.open().treeToValue(Objects.requireNonNull(event.payload()), type);
    JsonNode written = Trees.written(value);
    assertThat(written.isEmpty()).isFalse();
    assertThat(Trees.beyond(written, recorded.frame().path("payload"))).as("invented").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusalsSayWhy(RecordedFrame recorded) throws Exception {
    Frame frame = FrameCodec.decode(recorded.frame().toString());
    assertThat(frame).isInstanceOf(Frame.Response.class);
    WireError error = ((Frame.Response) frame).error();
    assertThat(error).isNotNull();
    JsonNode written = Trees.written(error);
    assertThat(Trees.beyond(written, recorded.frame().path("error"))).isEmpty();
    assertThat(Trees.beyond(recorded.frame().path("error"), written)).isEmpty();
  }

  @Test
  void theReasonsAreThoseOfTheReference() throws Exception {
    var reasons = new TreeSet<String>();
    for (RecordedFrame each : refusals().toList()) {
      WireError error = StrictJson.open().treeToValue(each.frame().path("error"), WireError.class);
      reasons.add(error.reason());
    }
    assertThat(reasons)
        .containsExactly(
            "AUTH_DEVICE_TOKEN_MISMATCH",
            "AUTH_SCOPE_MISMATCH",
            "AUTH_TOKEN_MISMATCH",
            "CONTROL_UI_ORIGIN_NOT_ALLOWED",
            "DEVICE_AUTH_DEVICE_ID_MISMATCH",
            "DEVICE_AUTH_NONCE_MISMATCH",
            "DEVICE_AUTH_SIGNATURE_EXPIRED",
            "DEVICE_AUTH_SIGNATURE_INVALID",
            "DEVICE_IDENTITY_REQUIRED",
            "INVALID_REQUEST",
            "MISSING_SCOPE",
            "NOT_CONNECTED",
            "PAIRING_CHANGED",
            "PAIRING_REQUIRED",
            "PROTOCOL_MISMATCH",
            "UNAVAILABLE",
            "command not allowlisted",
            "command not declared by node",
            "startup-sidecars");
  }

  @Test
  void everyRecordedEventIsKnownOrLeftOutOnPurpose() {
    Set<String> recorded =
        RecordedFrame.events()
            .map(each -> each.frame().path("event").asText())
            .collect(Collectors.toSet());
    recorded.removeAll(WireCatalogue.events().keySet());
    assertThat(recorded).containsExactlyInAnyOrderElementsOf(IGNORED_EVENTS);
  }

  private static @Nullable JavaType type(RecordedFrame response) {
    String status = response.frame().path("payload").path("status").asText();
    return response
        .request()
        .flatMap(
            request ->
                WireCatalogue.method(request.method()).map(shape -> typeOf(request, status, shape)))
        .orElse(null);
  }

  private static JavaType typeOf(RecordedFrame request, String status, WireCatalogue.Shape shape) {
    return request.method().equals("agent") && !status.equals("accepted")
        ? StrictJson.open().constructType(AgentDone.class)
        : shape.result();
  }
}
