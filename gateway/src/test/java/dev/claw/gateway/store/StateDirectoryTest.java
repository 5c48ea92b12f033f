package dev.claw.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.gateway.store.StoreException.Code;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
  @TempDir Path folder;

  @Test
  void createsPrivateFolders() throws IOException {
    try (StateDirectory state = StateDirectory.open(folder.resolve("a/b/claw"))) {
      try (Stream<Path> all = Files.walk(state.root())) {
        for (Path path : all.toList()) {
          String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
          assertThat(mode(path)).as("%s", path).isIn(expected);
        }
      }
      assertThat(state.sessions()).isDirectory();
      assertThat(state.temporary()).isDirectory();
    }
  }

  @Test
  void tightensWhatIsOurs() throws IOException {
    Path root = Files.createDirectory(folder.resolve("claw"));
    Path sessions = Files.createDirectory(root.resolve("sessions"));
    Path config = Files.writeString(root.resolve("openclaw.json"), "{}");
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(sessions, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rw-rw-rw-"));

    StateDirectory.open(root).close();

    assertThat(mode(root)).isEqualTo("rwx------");
    assertThat(mode(sessions)).isEqualTo("rwx------");
    assertThat(mode(config)).isEqualTo("rw-------");
  }

  @Test
  void refusesLinks() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    assertRefused(() -> StateDirectory.open(link), Code.UNSAFE_PATH);

    Path root = Files.createDirectory(folder.resolve("claw"));
    Files.createSymbolicLink(root.resolve("media"), real);
    assertRefused(() -> StateDirectory.open(root), Code.UNSAFE_PATH);
    Files.delete(root.resolve("media"));
    StateDirectory.open(root).close(); // the refusal did not keep the lock
  }

  @Test
  void refusesWhatBelongsToSomeoneElse() throws IOException {
    UserPrincipal other =
        FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    Path root = Files.createDirectory(folder.resolve("claw"));
    assertThatThrownBy(() -> new PrivateFolder(other).create(root))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("belongs to another user");
  }

  @Test
  void namesTheProcessThatHoldsIt() {
    Path root = folder.resolve("claw");
    try (StateDirectory state = StateDirectory.open(root)) {
      assertThat(state.writable()).isTrue();
      assertThatThrownBy(() -> StateDirectory.open(root))
          .hasFieldOrPropertyWithValue("code", Code.IN_USE)
          .hasMessageContaining("process " + ProcessHandle.current().pid());
      assertThat(StateDirectory.holder(root)).hasValue(ProcessHandle.current().pid());
    }
    assertThat(StateDirectory.holder(root)).isEmpty();
    StateDirectory.open(root).close();
  }

  @Test
  void keepsAnotherProcessOut() throws Exception {
    Path root = folder.resolve("claw");
    try (StateDirectory state = StateDirectory.open(root)) {
      assertThat(TestingProcess.run(TestingStateOpener.class, state.root().toString()))
          .contains("IN_USE")
          .contains("process " + ProcessHandle.current().pid());
    }
    assertThat(TestingProcess.run(TestingStateOpener.class, root.toString())).contains("OPENED");
  }

  @Test
  void readsWithoutTheLockAndWithoutChangingAnything() throws IOException {
    Path root = folder.resolve("claw");
    assertRefused(() -> StateDirectory.openReadOnly(root), Code.IO_FAILED);
    assertThat(root).doesNotExist();
    try (StateDirectory state = StateDirectory.open(root);
        StateDirectory reader = StateDirectory.openReadOnly(state.root())) {
      assertThat(reader.writable()).isFalse();
      assertThat(reader.database()).isEqualTo(state.database());
    }
  }

  @Test
  void removesWhatAKilledProcessLeft() throws IOException {
    Path root = folder.resolve("claw");
    StateDirectory.open(root).close();
    Files.writeString(root.resolve(".openclaw.json.1234.tmp"), "half");
    Path deep = Files.createDirectories(root.resolve("tmp/a/b"));
    Files.writeString(deep.resolve("c"), "x");
    StateDirectory.open(root).close();
    assertThat(root.resolve(".openclaw.json.1234.tmp")).doesNotExist();
    assertThat(root.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void takesTheFolderFromTheEnvironment() {
    assertThat(
            StateDirectory.defaultPath(Map.of("CLAW_STATE_DIR", "/a", "OPENCLAW_STATE_DIR", "/b")))
        .isEqualTo(Path.of("/a"));
    assertThat(
            StateDirectory.defaultPath(Map.of("CLAW_STATE_DIR", " ", "OPENCLAW_STATE_DIR", "/b")))
        .isEqualTo(Path.of("/b"));
    assertThat(StateDirectory.defaultPath(Map.of()))
        .isEqualTo(Path.of(System.getProperty("user.home"), ".claw"));
  }

  @Test
  void offersOnlyPlainFileNames() {
    try (StateDirectory state = StateDirectory.open(folder.resolve("claw"))) {
      assertThat(state.file("cli.json").getParent()).isEqualTo(state.root());
      for (String name : new String[] {"../x", "a/b", "/etc/passwd", "", "."}) {
        assertThatThrownBy(() -> state.file(name)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void assertRefused(Runnable action, Code code) {
    assertThatThrownBy(action::run).hasFieldOrPropertyWithValue("code", code);
  }
}
