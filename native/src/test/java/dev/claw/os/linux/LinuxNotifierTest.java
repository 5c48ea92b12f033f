package dev.claw.os.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.os.Availability.Unavailable;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.MachineSettings;
import dev.claw.os.Notifier;
import dev.claw.os.Notifier.Notification;
import dev.claw.os.Notifier.Priority;
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

class LinuxNotifierTest {

  private static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/bin:/bin");
  private static Path shared = Path.of("/");

  @TempDir Path directory;

  @BeforeContainer
  static void createDirectory() throws Exception {
    shared = Files.createTempDirectory("notifier-test");
    TestingProgram.recorder(shared.resolve("notify-send"));
  }

  @AfterContainer
  static void deleteDirectory() throws Exception {
    for (String name : List.of("notify-send", "argv", "stdin")) {
      Files.deleteIfExists(shared.resolve(name));
    }
    Files.delete(shared);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> nasty =
        Arbitraries.of("-e", "--help", "end tell", "\"", "'", "\\", "\n", "$(id)", "`id`", "😀");
    Arbitrary<String> plain = Arbitraries.strings().ascii().excludeChars('\0').ofMaxLength(20);
    return Arbitraries.oneOf(nasty, plain).list().ofMaxSize(4).map(parts -> String.join("", parts));
  }

  @Property(tries = 60)
  void passesTextsAsArgumentsAfterTheOptions(
      @ForAll("texts") String title, @ForAll("texts") String body) throws Exception {
    Notifier notifier =
        LinuxMachine.machine(
                MachineSettings.of(ENVIRONMENT).withNotifyCommand(shared.resolve("notify-send")),
                shared)
            .notifier();

    notifier.show(new Notification(title, body, Priority.ACTIVE, true));

    List<String> arguments = TestingProgram.arguments(shared);
    assertThat(arguments)
        .startsWith("--app-name=Claw", "--urgency=normal")
        .hasSize(6)
        .element(3)
        .isEqualTo("--");
    assertThat(arguments.get(4)).isEqualTo(title);
    assertThat(asShown(arguments.get(5))).isEqualTo(body);
  }

  /// What notify-send and a notification service make of a body: escapes, then entities.
  private static String asShown(String body) {
    return body.replace("\\\\", "\\")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  @Test
  void mapsPriorities() throws Exception {
    Path program = TestingProgram.recorder(directory.resolve("notify-send"));
    Notifier notifier =
        LinuxMachine.machine(MachineSettings.of(ENVIRONMENT).withNotifyCommand(program), directory)
            .notifier();

    notifier.show(new Notification("t", "b", Priority.TIME_SENSITIVE, false));
    assertThat(TestingProgram.arguments(directory))
        .contains("--urgency=critical", "--hint=boolean:suppress-sound:true");
    notifier.show(new Notification("t", "b", Priority.PASSIVE, true));
    assertThat(TestingProgram.arguments(directory)).contains("--urgency=low");
  }

  @Test
  void refusesNul() {
    assertThatThrownBy(() -> new Notification("a\0b", "", Priority.ACTIVE, false))
        .hasMessageContaining("NUL");
  }

  @Test
  void saysThatNoServiceTookIt() throws Exception {
    Path program = TestingProgram.write(directory.resolve("notify-send"), "exit 1");
    Notifier notifier =
        LinuxMachine.machine(MachineSettings.of(ENVIRONMENT).withNotifyCommand(program), directory)
            .notifier();

    assertThatThrownBy(() -> notifier.show(new Notification("t", "b", Priority.ACTIVE, true)))
        .isInstanceOfSatisfying(
            CapabilityException.class, e -> assertThat(e.code()).isEqualTo(Code.UNAVAILABLE));
  }

  @Test
  void needsASessionBus() throws Exception {
    Path program = TestingProgram.recorder(directory.resolve("notify-send"));
    Map<String, String> environment =
        Map.of(
            "PATH",
            directory.toString(),
            "DBUS_SESSION_BUS_ADDRESS",
            "unix:path=" + directory.resolve("bus"));
    Notifier notifier = LinuxMachine.machine(MachineSettings.of(environment), directory).notifier();

    assertThat(notifier.probe())
        .isInstanceOfSatisfying(
            Unavailable.class, gone -> assertThat(gone.reason()).contains("session bus"));

    Files.delete(program);
    assertThat(notifier.probe())
        .isInstanceOfSatisfying(
            Unavailable.class, gone -> assertThat(gone.fix()).contains("libnotify-bin"));
  }

  @Test
  void noticesTheSessionBus() throws Exception {
    TestingProgram.recorder(directory.resolve("notify-send"));
    try (TestingBus bus = TestingBus.start(directory.resolve("bus"))) {
      Map<String, String> environment =
          Map.of("PATH", directory.toString(), "DBUS_SESSION_BUS_ADDRESS", bus.address());

      assertThat(
              LinuxMachine.machine(MachineSettings.of(environment), directory).notifier().probe())
          .extracting(probe -> probe.isAvailable())
          .isEqualTo(true);
    }
  }
}
