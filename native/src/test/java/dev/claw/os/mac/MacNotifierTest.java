package dev.claw.os.mac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Notifier.Notification;
import dev.claw.os.Notifier.Priority;
import dev.claw.os.linux.TestingProgram;
import dev.claw.os.process.ProcessRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MacNotifierTest {

  private static final ProcessRunner RUNNER = new ProcessRunner(Map.of("PATH", "/usr/bin:/bin"));
  private static Path shared = Path.of("/");

  @TempDir Path directory;

  @BeforeContainer
  static void createDirectory() throws Exception {
    shared = Files.createTempDirectory("osascript-test");
    TestingProgram.recorder(shared.resolve("osascript"));
  }

  @AfterContainer
  static void deleteDirectory() throws Exception {
    for (String name : List.of("osascript", "argv", "stdin")) {
      Files.deleteIfExists(shared.resolve(name));
    }
    Files.delete(shared);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> nasty =
        Arbitraries.of("end tell", "-e", "\"", "\\", "\n", "¬", "' & (do shell script)", "😀");
    Arbitrary<String> plain = Arbitraries.strings().ascii().excludeChars('\0').ofMaxLength(20);
    return Arbitraries.oneOf(nasty, plain).list().ofMaxSize(4).map(parts -> String.join("", parts));
  }

  @Property(tries = 100)
  void theScriptIsConstantAndValuesAreArguments(
      @ForAll("texts") String title, @ForAll("texts") String body) throws Exception {
    new MacNotifier(RUNNER, shared.resolve("osascript"))
        .show(new Notification(title, body, Priority.ACTIVE, true));

    assertThat(TestingProgram.arguments(shared))
        .containsExactly("-l", "AppleScript", "-", title, body, "Ping");
    assertThat(Files.readString(shared.resolve("stdin"))).isEqualTo(MacNotifier.SCRIPT);
  }

  @Test
  void aPassiveNotificationIsSilent() throws Exception {
    Path program = TestingProgram.recorder(directory.resolve("osascript"));

    new MacNotifier(RUNNER, program).show(new Notification("t", "b", Priority.PASSIVE, true));

    assertThat(TestingProgram.arguments(directory)).endsWith("t", "b", "");
  }

  @Test
  void tellsARefusalBySystemSettings() throws Exception {
    Path program =
        TestingProgram.write(
            directory.resolve("osascript"),
            "echo 'execution error: not authorized (-1743)' >&2; exit 1");

    assertThatThrownBy(
            () ->
                new MacNotifier(RUNNER, program)
                    .show(new Notification("t", "b", Priority.ACTIVE, true)))
        .isInstanceOfSatisfying(
            CapabilityException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_AUTHORIZED));
  }

  @Test
  void saysThatTheProgramIsMissing() {
    assertThat(new MacNotifier(RUNNER, directory.resolve("none")).probe().isAvailable()).isFalse();
  }
}
