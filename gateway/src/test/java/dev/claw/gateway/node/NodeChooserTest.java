package dev.claw.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeChooserTest {
  private static final String SHOT = "screen.snapshot";

  private final TestingGateway gateway =
      new TestingGateway(
          new NodeSettings(
              CommandSettings.NONE,
              Map.of("favourite", 1, "spare", 5),
              TestingGateway.deviceId(7)));
  private final NodeChooser chooser = gateway.feature.chooser();

  private String chosen(Preferences preferences) {
    return chooser.choose(SHOT, preferences) instanceof Choice.Chosen choice
        ? choice.node().name()
        : "none";
  }

  private String reason() {
    return chooser.choose(SHOT, Preferences.ANY).reason();
  }

  @Test
  void theOnlyNodeThatCanIsChosen() {
    gateway.approved(1, "Able", SHOT);
    gateway.approved(2, "Unable", "system.which");

    assertThat(chosen(Preferences.ANY)).isEqualTo("Able");
    assertThat(reason())
        .isEqualTo("I chose Able: it is the only connected node that may do screen.snapshot.");
  }

  @Test
  void priorityGoesBeforeEverythingElse() {
    gateway.approved(1, "Other", SHOT).event("claw.power", "{\"onMains\":true}");
    gateway.approved(2, "Spare", SHOT);
    gateway
        .approved(3, "Favourite", SHOT)
        .event("claw.power", "{\"onMains\":false,\"batteryLevel\":0.1}");
    gateway.approved(7, "Local", SHOT);

    assertThat(chosen(Preferences.LOCAL_FIRST)).isEqualTo("Favourite");
    assertThat(reason()).isEqualTo("I chose Favourite over Spare: it has the higher priority.");
  }

  @Test
  void thisMachineIsMeantWhenItIsWished() {
    gateway.approved(1, "Alpha", SHOT);
    gateway.approved(7, "Local", SHOT);

    assertThat(chosen(Preferences.ANY)).isEqualTo("Alpha");
    assertThat(chosen(Preferences.LOCAL_FIRST)).isEqualTo("Local");
    assertThat(chooser.choose(SHOT, Preferences.LOCAL_FIRST).reason()).contains("this machine");
  }

  @Test
  void theMachineInUseIsPreferredForAWhile() {
    gateway.approved(1, "Alpha", SHOT);
    gateway.approved(2, "Used", SHOT).event("node.presence.activity", "{\"idleSeconds\":5}");

    assertThat(chosen(Preferences.ANY)).isEqualTo("Used");
    assertThat(reason()).contains("somebody used it last");
    gateway.clock.advance(Duration.ofMinutes(11));
    assertThat(chosen(Preferences.ANY)).isEqualTo("Alpha");
  }

  @Test
  void mainsGoesBeforeBatteryAndMoreBeforeLess() {
    gateway
        .approved(1, "Low", SHOT)
        .event("claw.power", "{\"onMains\":false,\"batteryLevel\":0.2}");
    TestingNode high = gateway.approved(2, "High", SHOT);
    high.event("claw.power", "{\"onMains\":false,\"batteryLevel\":0.9}");

    assertThat(chosen(Preferences.ANY)).isEqualTo("High");
    assertThat(reason()).contains("on battery (90 %), Low is on battery (20 %)");
    gateway.approved(3, "Plugged", SHOT).event("claw.power", "{\"onMains\":true}");
    assertThat(chosen(Preferences.ANY)).isEqualTo("Plugged");
    assertThat(reason()).contains("on mains");
  }

  @Test
  void equalsAreChosenByName() {
    gateway.approved(2, "beta", SHOT);
    gateway.approved(1, "Alpha", SHOT);

    assertThat(chosen(Preferences.ANY)).isEqualTo("Alpha");
    assertThat(reason()).contains("nothing tells them apart but the name");
  }

  @Test
  void deadAndWaitingNodesAreNeverChosenAndTheReasonIsTold() {
    gateway.disconnect(gateway.approved(1, "Dead", SHOT));
    gateway.connect(2, "New", List.of(), List.of(SHOT));
    gateway.approved(3, "Plain", "system.which");

    assertThat(chosen(Preferences.ANY)).isEqualTo("none");
    assertThat(reason())
        .contains("Dead is not connected")
        .contains("New waits for approval (claw nodes approve request-00000000)")
        .contains("Plain does not offer it");
  }

  @Test
  void withoutNodesTheWayToOneIsTold() {
    assertThat(reason()).contains("claw nodes add");
  }

  @Test
  void longListsOfObstaclesAreCutShort() {
    for (int i = 1; i <= 9; i++) {
      gateway.approved(i, "N" + i, "system.which");
    }

    assertThat(reason()).contains("N5").doesNotContain("N6").contains("and 4 more");
  }
}
