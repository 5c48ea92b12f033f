package dev.claw.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.protocol.FrameCodec;
import dev.claw.protocol.InvalidFieldException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NodeCommandSpecTest {

  @Test
  void everyCommandHasOneRow() {
    assertThat(Stream.of(NodeCommandSpec.values()).<Class<?>>map(NodeCommandSpec::params))
        .containsExactlyInAnyOrder(NodeCommand.class.getPermittedSubclasses());
    assertThat(Stream.of(NodeCommandSpec.values()).map(NodeCommandSpec::wireName))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(
      value = NodeCommandSpec.class,
      names = {
        "SCREEN_SNAPSHOT",
        "SCREEN_RECORD",
        "CAMERA_LIST",
        "CAMERA_SNAP",
        "CAMERA_CLIP",
        "LOCATION_GET",
        "EXEC_APPROVALS_GET",
        "DEVICE_INFO",
        "DEVICE_STATUS"
      })
  void commandsWithoutRequiredParametersTakeNone(NodeCommandSpec spec) {
    assertThat(spec.decode(null)).isInstanceOf(spec.params());
    assertThat(spec.decode("{\"somethingNewer\":1}")).isEqualTo(spec.decode(""));
  }

  @Test
  void recordedRunDecodes() {
    NodeCommand run =
        NodeCommandSpec.SYSTEM_RUN.decode(
            """
            {"command":["/bin/sh","-lc","echo hi; uname -s"],"rawCommand":"echo hi; uname -s",
             "systemRunPlan":{"argv":["/bin/sh","-lc","echo hi; uname -s"],"cwd":"/home/user/work",
               "commandText":"/bin/sh -lc \\"echo hi; uname -s\\"","commandPreview":"echo hi",
               "agentId":"main","sessionKey":"agent:main:tool2",
               "policySnapshot":{"security":"full","ask":"off","allowlistRules":[]}},
             "cwd":"/home/user/work","timeoutMs":1800000,"agentId":"main",
             "sessionKey":"agent:main:tool2","runId":"15d1e8b3"}
            """);

    assertThat(run)
        .isInstanceOfSatisfying(
            SystemRun.class,
            it -> {
              assertThat(it.command()).containsExactly("/bin/sh", "-lc", "echo hi; uname -s");
              assertThat(it.timeoutMs()).isEqualTo(1_800_000);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          system.which     | {}                                     | at /bins
          system.which     | {"bins":"uname"}                       | at /bins
          system.which     | {"bins":[{}]}                          | at /bins
          system.run       | {"command":[]}                         | at /command
          system.run       | {"rawCommand":"id"}                    | at /command
          system.run       | {"command":["a"],"timeoutMs":-1}       | at /timeoutMs
          screen.snapshot  | {"screenIndex":-1}                     | at /screenIndex
          screen.snapshot  | {"quality":2}                          | at /quality
          screen.snapshot  | {"format":"exe"}                       | at /format
          screen.record    | {"durationMs":60001}                   | at /durationMs
          camera.snap      | {"facing":"up"}                        | at /facing
          camera.clip      | {"durationMs":0}                       | at /durationMs
          location.get     | {"desiredAccuracy":1}                  | at /desiredAccuracy
          system.notify    | {}                                     | at /title
          device.info      | []                                     | at /params
          device.info      | {"a":1,"a":2}                          | at /params
          device.info      | {                                      | at /params
          """)
  void wrongParametersAreRefusedByField(String name, String params, String message) {
    NodeCommandSpec spec = NodeCommandSpec.named(name).orElseThrow();

    assertThatThrownBy(() -> spec.decode(params))
        .isInstanceOf(InvalidFieldException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void runResultKeepsItsNulls() {
    assertThat(FrameCodec.json(new SystemRun.Ended(0, false, true, "hi\n", "", null)))
        .isEqualTo(
            "{\"exitCode\":0,\"timedOut\":false,\"success\":true,\"stdout\":\"hi\\n\","
                + "\"stderr\":\"\",\"error\":null}");
  }

  @Test
  void narrowerPolicyLeavesTheRestToTheWider() {
    var defaults =
        new ExecPolicy(ExecPolicy.Security.FULL, ExecPolicy.Ask.OFF, null, Boolean.FALSE);
    var agent = new ExecPolicy(ExecPolicy.Security.DENY, null, null, null);

    assertThat(agent.over(defaults))
        .isEqualTo(
            new ExecPolicy(ExecPolicy.Security.DENY, ExecPolicy.Ask.OFF, null, Boolean.FALSE));
  }

  @Test
  void picturesAreNeverPrinted() {
    assertThat(new ScreenSnapshot.Taken("png", "c2VjcmV0", 0, 1, 1, 0L, null).toString())
        .doesNotContain("c2VjcmV0");
    assertThat(List.of(new CameraSnap.Photo("jpg", "c2VjcmV0", 1, 1)).toString())
        .doesNotContain("c2VjcmV0");
  }
}
