package dev.claw.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.pairing.Surface;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CommandPolicyPropertyTest {
  private static final List<String> COMMANDS =
      List.of(
          "camera.list",
          "camera.snap",
          "screen.snapshot",
          "screen.record",
          "system.run",
          "system.which",
          "system.notify",
          "location.get",
          "sms.send",
          "talk.ptt.start",
          "foo.bar");

  /// What may happen to a node between two looks at it.
  record Step(int kind, Set<String> commands) {}

  @Provide
  Arbitrary<Set<String>> commands() {
    return Arbitraries.of(COMMANDS).set().ofMaxSize(COMMANDS.size());
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Arbitraries.integers()
        .between(0, 3)
        .flatMap(kind -> commands().map(set -> new Step(kind, set)))
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<String> platforms() {
    return Arbitraries.of("linux", "macos", "windows", "ios", "android", "watchos", "else");
  }

  @Property(tries = 500)
  void effectiveNeverExceedsWhatIsDeclaredApprovedAndAllowed(
      @ForAll("platforms") String platform,
      @ForAll("commands") Set<String> allow,
      @ForAll("commands") Set<String> deny,
      @ForAll("steps") List<Step> steps) {
    var client = ClientInfo.of(ClientId.NODE_HOST, ClientMode.NODE, "1", platform);
    var settings = new NodeSettings(new CommandSettings(allow, deny), java.util.Map.of(), null);
    var gateway = new TestingGateway(settings);
    TestingNode node = gateway.connect(1, client, List.of(), COMMANDS);
    Set<String> declared = Set.copyOf(COMMANDS);
    Set<String> approved = Set.of();
    for (Step step : steps) {
      switch (step.kind()) {
        case 0 -> {
          gateway.directory.approve(
              TestingGateway.deviceId(1), Surface.of(Set.of(), step.commands(), null));
          approved = step.commands();
        }
        case 1 -> {
          gateway.disconnect(node);
          node = gateway.connect(1, client, List.of(), List.copyOf(step.commands()));
          declared = step.commands();
        }
        case 2 -> {
          gateway.directory.remove(TestingGateway.deviceId(1));
          gateway.disconnect(node);
          node = gateway.connect(1, client, List.of(), List.copyOf(declared));
          approved = Set.of();
        }
        default -> gateway.directory.rename(TestingGateway.deviceId(1), "other");
      }
      Set<String> effective =
          gateway.feature.roster().node(TestingGateway.deviceId(1)).orElseThrow().commands();
      assertThat(declared).containsAll(effective);
      assertThat(approved).containsAll(effective);
      assertThat(effective).noneMatch(deny::contains);
      assertThat(effective)
          .isEqualTo(
              gateway
                  .feature
                  .policy()
                  .effective(
                      client,
                      Surface.of(Set.of(), declared, null),
                      Surface.of(Set.of(), approved, null))
                  .commands());
    }
  }
}
