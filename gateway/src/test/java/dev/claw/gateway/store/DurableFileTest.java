package dev.claw.gateway.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.gateway.store.StoreException.Code;
import dev.claw.gateway.store.TestingFaultingStorage.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DurableFileTest {
  @TempDir Path folder;

  @Test
  void holdsWhatWasWrittenAndIsPrivate() throws IOException {
    DurableFile file = new DurableFile(folder.resolve("a.json"));
    assertThat(file.read(100)).isEmpty();
    file.replace("one".getBytes(UTF_8));
    file.replace("two".getBytes(UTF_8));

    assertThat(file.read(100)).hasValue("two".getBytes(UTF_8));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-------");
    assertThat(folder)
        .isDirectoryContaining("glob:**a.json")
        .isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void refusesMoreThanTheLimit() {
    DurableFile file = new DurableFile(folder.resolve("a.json"));
    file.replace(new byte[11]);
    assertThatThrownBy(() -> file.read(10)).hasFieldOrPropertyWithValue("code", Code.TOO_LARGE);
    assertThat(file.read(11)).isPresent();
  }

  @Test
  void refusesToReadThroughLinkAndReplacesTheLinkNotItsTarget() throws IOException {
    Path target = Files.writeString(folder.resolve("target"), "mine");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    DurableFile file = new DurableFile(link);

    assertThatThrownBy(() -> file.read(10)).hasFieldOrPropertyWithValue("code", Code.UNSAFE_PATH);
    file.replace("new".getBytes(UTF_8));
    assertThat(target).hasContent("mine");
    assertThat(file.read(10)).hasValue("new".getBytes(UTF_8));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void holdsTheOldOrTheNewContentWhicheverStepFails(Mode mode) {
    boolean reached = true;
    int number = 1;
    for (; reached; number++) {
      Path path = folder.resolve("file-" + mode + number);
      new DurableFile(path).replace("old".getBytes(UTF_8));
      TestingFaultingStorage storage =
          new TestingFaultingStorage(number, mode, "No space left on device");
      boolean failed = false;
      try {
        new DurableFile(path, storage).replace("new".getBytes(UTF_8));
      } catch (StoreException e) {
        failed = true;
        assertThat(e.code()).isEqualTo(Code.DISK_FULL);
      }
      reached = storage.reached();
      String content = new String(new DurableFile(path).read(10).orElseThrow(), UTF_8);
      assertThat(content).isIn("old", "new");
      assertThat(failed).isEqualTo(reached);
      if (!failed) {
        assertThat(content).isEqualTo("new");
      }
    }
    assertThat(number).isGreaterThan(5);
  }

  @Test
  void leavesNoTemporaryFileBehindWhenTheDiskIsFullOnce() throws IOException {
    for (int number = 1; number <= 4; number++) {
      TestingFaultingStorage storage = new TestingFaultingStorage(number, Mode.ONCE, "disk full");
      DurableFile file = new DurableFile(folder.resolve("x"), storage);
      assertThatThrownBy(() -> file.replace(new byte[100])).isInstanceOf(StoreException.class);
      try (var names = Files.list(folder)) {
        assertThat(names).isEmpty();
      }
    }
  }

  @Test
  void finishesThoughTheCallerIsInterrupted() {
    DurableFile file = new DurableFile(folder.resolve("a"));
    Thread.currentThread().interrupt();
    file.replace("x".getBytes(UTF_8));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(file.read(1)).isPresent();
  }
}
