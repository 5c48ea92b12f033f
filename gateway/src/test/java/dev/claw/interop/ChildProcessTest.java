package dev.claw.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir private Path directory;

  @Test
  void givesOutputErrorsAndExitCodeAndInheritsNoEnvironment() throws Exception {
    try (ChildProcess process = shell("echo out $A; env >&2; exit 3")) {
      assertThat(process.awaitExit(LIMIT)).contains(3);
      assertThat(process.stdout()).isEqualTo("out given\n");
      assertThat(process.stderr()).contains("A=given").doesNotContain("HOME=");
    }
  }

  @Test
  void keepsNoMoreOutputThanTheLimit() throws Exception {
    int tooMuch = CapturedOutput.LIMIT + 100_000;
    try (ChildProcess process = shell("head -c " + tooMuch + " /dev/zero | tr '\\0' x")) {
      assertThat(process.awaitExit(LIMIT)).contains(0);
      assertThat(process.stdout()).hasSize(CapturedOutput.LIMIT);
    }
  }

  @Test
  void closingEndsAlsoADescendantThatIgnoresBeingAsked() throws Exception {
    ChildProcess process = shell("(trap '' TERM; echo ready; sleep 600; sleep 600) & wait");
    assertThat(process.awaitOutput("ready\n"::equals, LIMIT)).isTrue();
    List<ProcessHandle> tree = process.tree();
    assertThat(tree).hasSizeGreaterThan(1);
    process.close();
    assertThat(tree).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void waitingForWordsEndsWithTheProcess() throws Exception {
    try (ChildProcess process = shell("echo other")) {
      assertThat(process.awaitOutput(text -> text.contains("never"), LIMIT)).isFalse();
      assertThat(process.lastWords()).isEqualTo("other");
    }
  }

  private ChildProcess shell(String script) throws IOException {
    return ChildProcess.start(
        new ChildProcess.Launch(
            List.of("/bin/sh", "-c", script),
            Map.of("A", "given", "PATH", "/usr/bin:/bin"),
            directory));
  }
}
