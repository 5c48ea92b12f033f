package dev.claw.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.protocol.Frame;
import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.InvalidParamsException;
import dev.claw.protocol.Params;
import dev.claw.protocol.catalogue.WireCatalogue;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the real clients ask decodes with the closed reader, and nothing of it is lost.
class RecordedRequestsTest {
  private static final String NODE_ROLE = "the node's side has records and tests of its own";
  private static final String OPTIONAL =
      "the clients work without it; peers are told it is unknown";
  private static final String PROBE = "no method of anyone; sent to see the refusal";

  private static final Map<String, String> IGNORED =
      Map.ofEntries(
          Map.entry("node.event", NODE_ROLE),
          Map.entry("node.invoke.result", NODE_ROLE),
          Map.entry("node.pluginTools.update", NODE_ROLE),
          Map.entry("node.runnerInventory.update", NODE_ROLE),
          Map.entry("node.skills.update", NODE_ROLE),
          Map.entry("no.such", PROBE),
          Map.entry("nope.nope", PROBE),
          Map.entry("board.get", OPTIONAL),
          Map.entry("controlUi.sessionPullRequests.subscribe", OPTIONAL),
          Map.entry("cron.list", OPTIONAL),
          Map.entry("cron.status", OPTIONAL),
          Map.entry("environments.list", OPTIONAL),
          Map.entry("mentions.list", OPTIONAL),
          Map.entry("models.authStatus", OPTIONAL),
          Map.entry("openclaw.approval.list", OPTIONAL),
          Map.entry("plugin.approval.list", OPTIONAL),
          Map.entry("plugin.surface.refresh", OPTIONAL),
          Map.entry("plugins.controlUi.list", OPTIONAL),
          Map.entry("progressCard.get", OPTIONAL),
          Map.entry("projects.list", OPTIONAL),
          Map.entry("question.list", OPTIONAL),
          Map.entry("session.discussion.info", OPTIONAL),
          Map.entry("session.members.listEvidence", OPTIONAL),
          Map.entry("sessions.branches.list", OPTIONAL),
          Map.entry("sessions.catalog.list", OPTIONAL),
          Map.entry("sessions.companion.state", OPTIONAL),
          Map.entry("sessions.github.options", OPTIONAL),
          Map.entry("sessions.groups.defaults", OPTIONAL),
          Map.entry("sessions.groups.list", OPTIONAL),
          Map.entry("sessions.observer.visibility", OPTIONAL),
          Map.entry("sessions.viewers.set", OPTIONAL),
          Map.entry("talk.catalog", OPTIONAL),
          Map.entry("taskSuggestions.list", OPTIONAL),
          Map.entry("tasks.list", OPTIONAL),
          Map.entry("update.status", OPTIONAL),
          Map.entry("users.prefs.get", OPTIONAL));

  static Stream<RecordedFrame> known() {
    return RecordedFrame.requests()
        .filter(each -> WireCatalogue.methods().containsKey(each.method()));
  }

  static Stream<RecordedFrame> accepted() {
    return known().filter(each -> !schemaRefused(each));
  }

  static Stream<RecordedFrame> refused() {
    return known().filter(RecordedRequestsTest::schemaRefused);
  }

  /// The reference checks a device's nonce as part of the schema; here it has an error of its own.
  private static boolean schemaRefused(RecordedFrame request) {
    String refusal = request.refusal();
    return refusal.startsWith("invalid " + request.method() + " params")
        && !refusal.contains("/device/nonce");
  }

  @Test
  void everyRecordedMethodIsKnownOrLeftOutOnPurpose() {
    Set<String> recorded =
        RecordedFrame.requests()
            .map(RecordedFrame::method)
            .collect(Collectors.toCollection(TreeSet::new));
    recorded.removeAll(WireCatalogue.methods().keySet());
    assertThat(IGNORED.keySet()).containsExactlyInAnyOrderElementsOf(recorded);
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void whatRealClientsAskIsUnderstoodWhole(RecordedFrame recorded) throws Exception {
    Frame frame = FrameCodec.decode(recorded.frame().toString());
    assertThat(frame).isInstanceOf(Frame.Request.class);
    Frame.Request request = (Frame.Request) frame;
    Class<?> type = WireCatalogue.method(request.method()).orElseThrow().params();
    Object params = Params.read(request.params(), type);
    assertThat(Trees.beyond(recorded.params(), Trees.written(params))).as("lost").isEmpty();
    assertThat(Trees.beyond(Trees.written(params), recorded.params())).as("invented").isEmpty();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatTheReferenceRefusesIsRefused(RecordedFrame recorded) {
    Class<?> type = WireCatalogue.method(recorded.method()).orElseThrow().params();
    assertThatThrownBy(() -> Params.read(recorded.params(), type))
        .isInstanceOf(InvalidParamsException.class)
        .hasMessageStartingWith("at ");
  }

  @Test
  void theSelectionIsNotEmpty() {
    assertThat(accepted().count()).isGreaterThan(60);
    assertThat(refused().count()).isGreaterThan(3);
  }
}
