package dev.claw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoGatewayTest {
  @TempDir Path state;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "health",
        "health --json",
        "health --probe",
        "status",
        "nodes list",
        "nodes pending",
        "nodes approve",
        "nodes add",
        "devices list",
        "gateway call health"
      })
  void whatNeedsAGatewaySaysHowToStartOne(String line) {
    var run = TestingShell.at(state).run(line.split(" "));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("No gateway is running here", "claw gateway run");
    assertThat(run.err()).hasLineCount(1);
  }

  @Test
  void anAddressWhereNobodyListensIsNotReachable() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var run = TestingShell.at(state).run("health", "--url", "ws://127.0.0.1:" + free);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("No gateway answers at ws://127.0.0.1:" + free);
  }

  @Test
  void aPublicAddressWithoutEncryptionIsRefused() {
    var run = TestingShell.at(state).run("health", "--url", "ws://example.org:1");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("wss://");
  }

  @Test
  void doctorNamesTheMissingGatewayAndWhatToDo() {
    var run = TestingShell.at(state).run("doctor");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("✗", "It stops at");
  }

  @Test
  void logsSayWhenThereIsNone() {
    var run = TestingShell.at(state).run("logs");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("claw gateway run");
  }

  @Test
  void logsShowTheLastLinesWithoutWhatATerminalWouldObey() throws IOException {
    Files.createDirectories(state.resolve("logs"));
    Files.write(state.resolve("logs/gateway.log"), List.of("one", "two\u001b[2J", "three"));
    var run = TestingShell.at(state).run("logs", "--lines", "2");
    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo("two�[2J\nthree\n");
  }

  @Test
  void anOpenGatewayWithoutAuthenticationIsRefused() {
    var run =
        TestingShell.at(state)
            .run("gateway", "run", "--bind", "lan", "--auth", "none", "--port", "0");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("without authentication");
  }

  @Test
  void configurationIsSetCheckedAndShown() {
    TestingShell shell = TestingShell.at(state);
    assertThat(shell.run("config", "set", "gateway.port", "19000").code()).isZero();
    assertThat(shell.run("config", "get", "gateway.port").out()).isEqualTo("19000\n");
    assertThat(shell.run("config", "validate").code()).isZero();
    var wrong = shell.run("config", "set", "gateway.port", "many");
    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("gateway.port");
    assertThat(shell.run("config", "get", "gateway.prot").code()).isEqualTo(1);
  }

  @Test
  void aBrokenConfigurationIsReportedWithItsLine() throws IOException {
    TestingShell shell = TestingShell.at(state);
    assertThat(shell.run("config", "validate").code()).isZero();
    Files.writeString(state.resolve("openclaw.json"), "{\n  gateway: { port: }\n}\n");
    var run = shell.run("config", "validate");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("line 2");
  }
}
