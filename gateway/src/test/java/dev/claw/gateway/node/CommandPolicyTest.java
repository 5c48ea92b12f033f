package dev.claw.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.pairing.Surface;
import dev.claw.protocol.connect.ClientId;
import dev.claw.protocol.connect.ClientInfo;
import dev.claw.protocol.connect.ClientMode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CommandPolicyTest {
  private static final CommandPolicy PLAIN = new CommandPolicy(CommandSettings.NONE);

  private static ClientInfo client(Platform platform) {
    return switch (platform) {
      case IOS -> client("ios", "iPad");
      case IPHONE -> client("ios", "iPhone");
      case WATCHOS -> client("watchos", null);
      case ANDROID -> client("android", "Android");
      case MACOS -> client("macos", "Mac");
      case WINDOWS -> client("windows", "Windows");
      case LINUX -> client("linux", "Linux");
      case UNKNOWN -> client("plan9", null);
    };
  }

  private static ClientInfo client(String platform, @Nullable String family) {
    return ClientInfo.of(ClientId.NODE_HOST, ClientMode.NODE, "1", platform).named("n", family);
  }

  static Stream<Arguments> cells() {
    return PLAIN.table().rules().stream()
        .filter(rule -> !rule.command().endsWith("*"))
        .flatMap(
            rule ->
                Stream.of(Platform.values())
                    .map(platform -> Arguments.of(rule.command(), platform, rule.on(platform))));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void everyCellNeedsDeclarationAndApprovalAndObeysBothLists(
      String command, Platform platform, Ruling ruling) {
    ClientInfo client = client(platform);
    Surface offer = Surface.of(Set.of(), Set.of(command), null);
    boolean open = ruling == Ruling.ALLOWED || ruling == Ruling.OWNER;
    var allowing = new CommandPolicy(new CommandSettings(Set.of(command), Set.of()));
    var denying = new CommandPolicy(new CommandSettings(Set.of(command), Set.of(command)));

    assertThat(PLAIN.effective(client, offer, null)).isEqualTo(Surface.EMPTY);
    assertThat(PLAIN.effective(client, offer, Surface.EMPTY).commands()).isEmpty();
    assertThat(PLAIN.effective(client, Surface.EMPTY, offer).commands()).isEmpty();
    assertThat(PLAIN.effective(client, offer, offer).commands().contains(command)).isEqualTo(open);
    assertThat(allowing.effective(client, offer, offer).commands()).containsExactly(command);
    assertThat(denying.effective(client, offer, offer).commands()).isEmpty();
    assertThat(denying.offerable(client, offer).commands()).isEmpty();
    assertThat(PLAIN.offerable(client, offer).commands().contains(command))
        .isEqualTo(open || ruling == Ruling.CONFIG);
    assertThat(PLAIN.isSensitive(client, command))
        .isEqualTo(ruling == Ruling.OWNER || ruling == Ruling.CONFIG);
  }

  @ParameterizedTest
  @CsvSource({
    "IOS, camera.list, true", "IOS, camera.snap, false", "IOS, screen.snapshot, false",
    "IOS, watch.status, false", "IPHONE, watch.status, true", "WATCHOS, device.info, true",
    "WATCHOS, camera.list, false", "ANDROID, notifications.list, true", "ANDROID, sms.send, false",
    "MACOS, canvas.present, true", "MACOS, system.run, true", "MACOS, camera.ptz.control, false",
    "WINDOWS, screen.snapshot, true", "WINDOWS, contacts.search, false",
        "LINUX, system.which, true",
    "LINUX, computer.act, true", "LINUX, foo.bar, false", "LINUX, file.stat, false",
    "LINUX, device.status, true", "LINUX, location.get, true", "LINUX, camera.list, true",
    "LINUX, camera.snap, true", "WINDOWS, camera.clip, true", "MACOS, screen.record, true",
    "UNKNOWN, system.notify, true", "UNKNOWN, location.get, true", "UNKNOWN, system.run, false"
  })
  void theTableHoldsTheReferencesDefaultsAndOurOwn(
      Platform platform, String command, boolean open) {
    Surface offer = Surface.of(Set.of(), Set.of(command), null);

    assertThat(PLAIN.effective(client(platform), offer, offer).commands().isEmpty())
        .isEqualTo(!open);
  }

  @Test
  void pushToTalkNeedsANodeThatTalks() {
    ClientInfo client = client(Platform.LINUX);
    Surface silent = Surface.of(Set.of("system"), Set.of("talk.ptt.start"), null);
    Surface byCap = Surface.of(Set.of("talk"), Set.of("talk.ptt.start"), null);

    // Declaring a talk command is itself an offer to talk.
    assertThat(PLAIN.effective(client, silent, silent).commands()).contains("talk.ptt.start");
    assertThat(PLAIN.effective(client, byCap, byCap).commands()).contains("talk.ptt.start");
    assertThat(PLAIN.barrier(client, Surface.EMPTY, "talk.ptt.start"))
        .isEqualTo(Gate.PLATFORM_POLICY);
  }

  @Test
  void aCapGoesWhenAllItsCommandsAreWithheld() {
    ClientInfo client = client(Platform.LINUX);
    Surface offer =
        Surface.of(Set.of("camera", "system"), Set.of("camera.snap", "system.which"), null);
    var deny = new CommandPolicy(new CommandSettings(Set.of(), Set.of("camera.snap")));

    assertThat(deny.effective(client, offer, offer).caps()).containsExactly("system");
    assertThat(PLAIN.effective(client, offer, offer).caps()).containsExactly("camera", "system");
  }

  @Test
  void someCommandsNeedMoreThanWriteOrAreNeverInvokedDirectly() {
    assertThat(
            List.of("browser.proxy", "browser.proxy.x", "fs.listDir", "terminal.upload").stream()
                .map(PLAIN::access))
        .containsOnly(CommandRule.CallAccess.ADMIN);
    assertThat(
            List.of("system.execApprovals.set", "agent.cli.claude.run.v1", "worker.run").stream()
                .map(PLAIN::access))
        .containsOnly(CommandRule.CallAccess.NEVER);
    assertThat(PLAIN.access("system.which")).isEqualTo(CommandRule.CallAccess.WRITE);
  }

  @Test
  void onlyCommandsThatChangeNothingAreReadOnly() {
    assertThat(PLAIN.isReadOnly("device.status")).isTrue();
    assertThat(PLAIN.isReadOnly("screen.snapshot")).isTrue();
    assertThat(PLAIN.isReadOnly("system.run")).isFalse();
    assertThat(PLAIN.isReadOnly("camera.snap")).isFalse();
    assertThat(PLAIN.isReadOnly("something.new")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "darwin, , MACOS", "macos, Mac, MACOS", "macOS 15, , MACOS", "win32, Windows, WINDOWS",
    "linux, , LINUX", "Linux, Linux, LINUX", "ios, iPhone, IPHONE", "iOS 18, , IOS",
    "ipados, iPad, IOS", "Android 15, , ANDROID", "watchos, , WATCHOS", "linux, iPhone, UNKNOWN",
    "linuxish, , UNKNOWN", "macos, Windows, UNKNOWN", "unknown, , UNKNOWN"
  })
  void platformsAreRecognisedByPlatformAndFamily(
      String platform, @Nullable String family, Platform expected) {
    assertThat(Platform.of(client(platform, family))).isEqualTo(expected);
  }
}
