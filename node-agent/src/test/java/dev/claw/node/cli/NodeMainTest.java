package dev.claw.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.protocol.StrictJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeMainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String state;

  @BeforeEach
  void inFolder(@TempDir Path folder) {
    state = folder.resolve("state").toString();
  }

  @Test
  void everyCommandHasHelpWithExamples() {
    for (String command : new String[] {"pair", "run", "status", "consent", "allow"}) {
      assertThat(run(command, "--help")).as(command).isZero();
      assertThat(out.toString()).as(command).contains("Examples:", "claw-node " + command);
      out.getBuffer().setLength(0);
    }
  }

  @Test
  void saysItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).startsWith("claw-node ");
  }

  @Test
  void statusOfAnUnpairedNodeSaysHowToPairAndMakesNothing() {
    assertThat(run("status", "--state-dir", state)).isZero();

    assertThat(out.toString())
        .contains("claw-node pair LINK", "device.info", "claw-node consent set location on");
    assertThat(Path.of(state)).doesNotExist();
  }

  @Test
  void statusAsJsonIsJson() throws Exception {
    assertThat(run("status", "--json", "--state-dir", state)).isZero();

    assertThat(StrictJson.open().readTree(out.toString()).get("state").asText())
        .isEqualTo("not-running");
  }

  @Test
  void consentIsKept() {
    assertThat(run("consent", "set", "camera", "off", "--state-dir", state)).isZero();
    assertThat(run("consent", "list", "--state-dir", state)).isZero();

    assertThat(out.toString()).containsPattern("camera +off").containsPattern("screen +on");
  }

  @Test
  void wrongWordsAreUsageErrors() {
    assertThat(run("consent", "set", "camera", "maybe", "--state-dir", state))
        .isEqualTo(Exit.USAGE);
    assertThat(run("consent", "set", "nose", "on", "--state-dir", state)).isEqualTo(Exit.USAGE);
    assertThat(run("pair", "--state-dir", state)).isEqualTo(Exit.USAGE);
    assertThat(run("pair", "http://x", "--state-dir", state)).isEqualTo(Exit.USAGE);
    assertThat(run("run", "--url", "ws://example.com", "--state-dir", state)).isEqualTo(Exit.USAGE);
    assertThat(run("allow", "--state-dir", state)).isEqualTo(Exit.USAGE);
    assertThat(run("fly")).isEqualTo(Exit.USAGE);
  }

  @Test
  void whatIsAllowedIsListedAndCanBeTakenBack() {
    assertThat(run("allow", "--state-dir", state, "--", "/bin/echo", "-n", "a b")).isZero();
    assertThat(run("allow", "--list", "--state-dir", state)).isZero();
    assertThat(out.toString()).contains("/bin/echo -n 'a b'");
    String id = out.toString().lines().reduce("", (last, line) -> line).substring(0, 8);

    assertThat(run("allow", "--remove", id, "--state-dir", state)).isZero();
    assertThat(run("allow", "--remove", id, "--state-dir", state)).isEqualTo(Exit.FAILED);
    assertThat(run("allow", "--state-dir", state, "--", "/no/such")).isEqualTo(Exit.FAILED);
  }

  @Test
  void anUnpairedNodeDoesNotRun() {
    assertThat(run("run", "--state-dir", state)).isEqualTo(Exit.FAILED);
    assertThat(err.toString()).contains("claw-node pair LINK");
  }

  @Test
  void aGatewayThatIsNotThereHasItsOwnExitCode() throws Exception {
    int port;
    try (var taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }

    assertThat(
            run(
                "pair",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--code",
                "123456",
                "--state-dir",
                state))
        .isEqualTo(Exit.NOT_REACHABLE);
  }

  private int run(String... args) {
    return NodeMain.line()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
