package dev.claw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts as a user runs them: real processes over what was packaged.
class ClawScriptIT {
  private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("claw.root")));
  private static final long LIMIT_SECONDS = 180;

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  /// What a process left behind.
  private record Ended(int code, String out, String err) {}

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroy();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  private ProcessBuilder claw(String... args) {
    List<String> argv = new ArrayList<>(List.of(ROOT.resolve("claw").toString()));
    argv.addAll(List.of(args));
    var builder = new ProcessBuilder(argv).directory(folder.toFile());
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH",
                "/usr/local/bin:/usr/bin:/bin",
                "HOME",
                folder.toString(),
                "LANG",
                "C.UTF-8",
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_TOOL_OPTIONS",
                "-Dhostile=1",
                "CLAW_STATE_DIR",
                folder.resolve("state").toString()));
    return builder;
  }

  private Ended run(String... args) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process = claw(args).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    started.add(process);
    process.getOutputStream().close();
    assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /// Starts a gateway and returns it with the line it prints when it is ready.
  private String startGateway() throws IOException {
    Process process =
        claw("gateway", "run", "--port", "0")
            .redirectError(folder.resolve("gateway.err").toFile())
            .start();
    started.add(process);
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    return Objects.requireNonNull(
        lines.readLine(), () -> "no line; see " + folder.resolve("gateway.err"));
  }

  @Test
  void versionComesWithoutAnyNoiseOfTheVirtualMachine() throws Exception {
    Ended ended = run("--version");
    assertThat(ended.code()).isZero();
    assertThat(ended.out()).startsWith("claw ").doesNotContain("hostile", "warning");
  }

  @Test
  void withoutAGatewayHealthIsNotReachable() throws Exception {
    Ended ended = run("health", "--json");
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("claw gateway run");
  }

  @Test
  void aGatewaySaysWhenItIsReadyAnswersAndStopsCleanly() throws Exception {
    assertThat(startGateway())
        .matches("claw gateway ready ws://127\\.0\\.0\\.1:\\d+ \\(pid \\d+\\)");
    Ended health = run("health", "--json");
    assertThat(health.err()).isEmpty();
    assertThat(health.code()).isZero();
    assertThat(health.out()).contains("\"ok\" : true");
    assertThat(run("status").out()).contains("1 of 1 connected");
    Process gateway = started.getFirst();
    gateway.destroy();
    assertThat(gateway.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(run("health").code()).isEqualTo(3);
    assertThat(folder.resolve("state/run/gateway.json")).doesNotExist();
  }

  @Test
  void aSentenceNeedsNoGateway() throws Exception {
    Ended ended = run("say", "how is this machine doing");
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).isNotBlank();
    assertThat(folder.resolve("state")).isDirectory();
    assertThat(folder.resolve(".claw")).doesNotExist();
  }
}
