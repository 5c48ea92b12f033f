package dev.claw.os.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.os.CapabilityException;
import dev.claw.os.Command;
import dev.claw.os.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessRunnerTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/bin:/bin", "HOME", "/nowhere", "CLAW_GATEWAY_TOKEN", "secret");

  private final ProcessRunner runner = new ProcessRunner(ENVIRONMENT);

  @TempDir Path directory;

  private static Command shell(String script, String... arguments) {
    List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
    argv.addAll(List.of(arguments));
    return Command.of(argv);
  }

  @Test
  void returnsExitCodeAndBothStreams() throws Exception {
    CommandResult result = runner.run(shell("echo out; echo err >&2; exit 7"));

    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(result.success()).isFalse();
    assertThat(result.stdout().text()).isEqualTo("out\n");
    assertThat(result.stderr().text()).isEqualTo("err\n");
    assertThat(result.truncated()).isFalse();
  }

  @Test
  void passesArgumentsUntouched() throws Exception {
    String odd = "a b\"c'd\\e\nf$(id)`g`;*";

    CommandResult result = runner.run(shell("printf %s \"$1\"", odd));

    assertThat(result.stdout().text()).isEqualTo(odd);
  }

  @Test
  void feedsStandardInputAndEndsIt() throws Exception {
    String text = "grüße\n".repeat(50_000);

    CommandResult result =
        runner.run(Command.of(List.of("/bin/cat")).withStdin(text).withOutputCap(2_000_000));

    assertThat(result.stdout().text()).isEqualTo(text);
  }

  @Test
  void showsOnlyTheAllowedEnvironment() throws Exception {
    CommandResult result =
        runner.run(Command.of(List.of("/usr/bin/env")).withEnvironment(Map.of("EXTRA", "yes")));

    assertThat(result.stdout().text().lines().map(line -> line.substring(0, line.indexOf('='))))
        .containsExactlyInAnyOrder("PATH", "HOME", "EXTRA", "CLAW_RUN");
  }

  @Test
  void runsInTheGivenDirectory() throws Exception {
    CommandResult result =
        runner.run(Command.of(List.of("/bin/pwd")).withDirectory(directory.toRealPath()));

    assertThat(result.stdout().text().strip()).isEqualTo(directory.toRealPath().toString());
  }

  @Test
  void dropsOutputBeyondTheCapWithoutBlocking() throws Exception {
    CommandResult result =
        runner.run(
            shell("head -c 400000 /dev/zero; head -c 400000 /dev/zero >&2; exit 3")
                .withOutputCap(1000));

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.stdout().bytes()).hasSize(1000);
    assertThat(result.stderr().bytes()).hasSize(1000);
    assertThat(result.truncated()).isTrue();
  }

  @Test
  void keepsOutputOfExactlyTheCapWhole() throws Exception {
    CommandResult result = runner.run(shell("head -c 1000 /dev/zero").withOutputCap(1000));

    assertThat(result.stdout().bytes()).hasSize(1000);
    assertThat(result.truncated()).isFalse();
  }

  @Test
  void keepsWhatWasWrittenBeforeTheDeadline() throws Exception {
    CommandResult result =
        runner.run(shell("echo early; exec sleep 600").withTimeout(Duration.ofMillis(300)));

    assertThat(result.timedOut()).isTrue();
    assertThat(result.success()).isFalse();
    assertThat(result.exitCode()).isEqualTo(137);
    assertThat(result.stdout().text()).isEqualTo("early\n");
  }

  @Test
  void killsGrandchildrenThatLeftTheirSession() throws Exception {
    Path pids = directory.resolve("pids");
    String script =
        """
        sleep 600 & echo $! >> "$1"
        setsid sh -c 'echo $$ >> "$1"; sleep 600 & echo $! >> "$1"; wait' sh "$1" &
        (setsid sh -c 'echo $$ >> "$1"; exec sleep 600' sh "$1" &)
        while [ "$(wc -l < "$1")" -lt 4 ]; do :; done
        echo ready
        wait
        """;
    RunningProcess running = runner.start(shell(script, pids.toString()));
    assertThat(running.awaitStdout(text -> text.contains("ready"))).isTrue();
    List<ProcessHandle> tree = handles(pids);
    assertThat(tree).hasSize(4);

    running.cancel();

    CommandResult result = running.await();
    assertThat(result.cancelled()).isTrue();
    assertThat(result.timedOut()).isFalse();
    for (ProcessHandle handle : tree) {
      assertThat(isRunning(handle)).as("process %s", handle.pid()).isFalse();
    }
  }

  private static List<ProcessHandle> handles(Path pids) throws IOException {
    return Files.readAllLines(pids).stream()
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line)).stream())
        .toList();
  }

  /// A killed process whose parent has not collected it yet is still listed, but runs no more. The
  /// kernel delivers the signal on its own time, so this looks until it has.
  private static boolean isRunning(ProcessHandle handle) throws IOException {
    for (int look = 0; look < 100_000; look++) {
      Path status = Path.of("/proc/" + handle.pid() + "/stat");
      String text;
      try {
        text = Files.readString(status);
      } catch (IOException e) {
        return false;
      }
      if (text.substring(text.lastIndexOf(')')).startsWith(") Z")) {
        return false;
      }
      Thread.onSpinWait();
    }
    return true;
  }

  @Test
  void anInterruptKillsTheProgram() throws Exception {
    RunningProcess running = runner.start(shell("echo ready; exec sleep 600"));
    assertThat(running.awaitStdout(text -> text.contains("ready"))).isTrue();
    ProcessHandle handle = ProcessHandle.of(running.pid()).orElseThrow();

    Thread.currentThread().interrupt();
    assertThatThrownBy(running::await).isInstanceOf(InterruptedException.class);

    assertThat(isRunning(handle)).isFalse();
  }

  @Test
  void doesNotWaitForWhatIsLeftRunningInTheBackground() throws Exception {
    CommandResult result = runner.run(shell("sleep 600 & echo $!"));

    assertThat(result.success()).isTrue();
    ProcessHandle.of(Long.parseLong(result.stdout().text().strip()))
        .ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void runsManyAtOnce() throws Exception {
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<CommandResult>> results = new ArrayList<>();
      Path gate = directory.resolve("gate");
      for (int index = 0; index < 24; index++) {
        // Each holds its two pipes open until all have started.
        String script =
            "echo x >> \"$1\"; while [ \"$(wc -l < \"$1\")\" -lt 24 ]; do sleep 0.05; done; echo $2";
        Command command = shell(script, gate.toString(), Integer.toString(index));
        results.add(executor.submit(() -> runner.run(command)));
      }
      for (int index = 0; index < 24; index++) {
        assertThat(results.get(index).get().stdout().text()).isEqualTo(index + "\n");
      }
    }
  }

  @Test
  void saysWhichProgramCannotBeStarted() {
    assertThatThrownBy(() -> runner.run(Command.of(List.of("/no/such/program"))))
        .isInstanceOfSatisfying(
            CapabilityException.class,
            e -> assertThat(e.code()).isEqualTo(CapabilityException.Code.UNAVAILABLE))
        .hasMessageContaining("/no/such/program");
  }

  @Test
  void refusesWhatIsNotAnAbsolutePathOrHoldsNul() {
    assertThatThrownBy(() -> Command.of(List.of("ls"))).hasMessageContaining("absolute");
    assertThatThrownBy(() -> Command.of(List.of("/bin/ls", "a\0b"))).hasMessageContaining("NUL");
    assertThatThrownBy(() -> Command.of(List.of())).hasMessageContaining("absolute");
  }

  @Test
  void findsProgramsWithoutRunningThem() throws Exception {
    Path program = Files.writeString(directory.resolve("tool"), "not a program");
    assertThat(runner.which("tool", directory.toString())).isEmpty();

    assertThat(program.toFile().setExecutable(true)).isTrue();

    assertThat(runner.which("tool", "/nowhere:relative::" + directory)).contains(program);
    assertThat(runner.which("sh")).isPresent();
    assertThat(runner.which("../bin/sh")).isEmpty();
    assertThat(runner.which("..", directory.toString())).isEmpty();
    assertThat(runner.which("")).isEmpty();
  }
}
