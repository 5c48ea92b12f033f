package dev.claw.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.node.NodeRouter.Routed;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeRouterTest {
  private final TestingGateway gateway =
      new TestingGateway(
          new NodeSettings(CommandSettings.NONE, Map.of("first", 1, "second", 2), null));
  private final TestingNode first = gateway.approved(1, "First", "screen.snapshot", "camera.snap");
  private final TestingNode second =
      gateway.approved(2, "Second", "screen.snapshot", "camera.snap");

  private Routed route(String command) throws InterruptedException {
    return gateway
        .feature
        .router()
        .route(
            InvokeRequest.of(
                InvokeRequest.Asker.feature("test"), TestingGateway.deviceId(1), command, "{}"),
            Preferences.ANY);
  }

  private static String failing(String code) {
    return "\"ok\":false,\"error\":{\"code\":\"" + code + "\",\"message\":\"no\"}";
  }

  @Test
  void theBestNodeDoesIt() throws Exception {
    first.answering("{\"n\":1}");

    Routed routed = route("screen.snapshot");

    assertThat(routed.outcome()).isEqualTo(new InvokeOutcome.Done("{\"n\":1}"));
    assertThat(routed.reason()).isEqualTo("I chose First over Second: it has the higher priority.");
    assertThat(second.requests).isEmpty();
  }

  @Test
  void aReadThatFailsOnTheWayIsTriedOnTheNextNode() throws Exception {
    first.answeringRaw(failing("UNAVAILABLE"));
    second.answering("{\"n\":2}");

    Routed routed = route("screen.snapshot");

    assertThat(routed.outcome()).isEqualTo(new InvokeOutcome.Done("{\"n\":2}"));
    assertThat(routed.reason()).startsWith("First failed (UNAVAILABLE). I chose Second:");
  }

  @Test
  void anythingThatDoesSomethingIsNeverRepeated() throws Exception {
    first.answeringRaw(failing("UNAVAILABLE"));
    second.answering("{}");

    Routed routed = route("camera.snap");

    assertThat(routed.outcome()).isInstanceOf(InvokeOutcome.Failed.class);
    assertThat(second.requests).isEmpty();
  }

  @Test
  void aRefusalOfTheNodeItselfIsAnAnswer() throws Exception {
    first.answeringRaw(failing("CAMERA_DISABLED"));
    second.answering("{}");

    assertThat(route("screen.snapshot").outcome()).isInstanceOf(InvokeOutcome.Failed.class);
    assertThat(second.requests).isEmpty();
  }

  @Test
  void whenAllFailTheLastFailureIsTold() throws Exception {
    first.answeringRaw(failing("UNAVAILABLE"));
    second.answeringRaw(failing("UNAVAILABLE"));

    Routed routed = route("screen.snapshot");

    assertThat(routed.outcome()).isInstanceOf(InvokeOutcome.Failed.class);
    assertThat(routed.node()).extracting("name").isEqualTo("Second");
  }

  @Test
  void whereNobodyCanNothingIsSent() throws Exception {
    Routed routed = route("contacts.search");

    assertThat(routed.node()).isNull();
    assertThat(routed.outcome()).isNull();
    assertThat(routed.reason()).startsWith("No node can do contacts.search now:");
  }
}
