package dev.claw.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.gateway.store.StoreException.Code;
import dev.claw.gateway.store.TestingFaultingStorage.Mode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialStoreTest {
  private static final String CANARY = "sk-canary-åäö-4711";

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("credentials.json");
  }

  private Path keyFile() {
    return folder.resolve("credentials.key");
  }

  private CredentialStore store() {
    return new CredentialStore(file(), new KeyFile(keyFile()));
  }

  @Test
  void givesBackWhatWasStored() throws IOException {
    CredentialStore store = store();
    store.put("anthropic.key", CANARY.toCharArray());
    store.put("b", new byte[] {0, -1, 7});

    assertThat(store().text("anthropic.key")).hasValue(CANARY.toCharArray());
    assertThat(store().bytes("b")).hasValue(new byte[] {0, -1, 7});
    assertThat(store().bytes("none")).isEmpty();
    assertThat(store().names()).containsExactly("anthropic.key", "b");
    assertThat(Files.readString(file())).doesNotContain("canary");
    for (Path path : new Path[] {file(), keyFile()}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void replacesAndRemoves() {
    CredentialStore store = store();
    store.put("a", "1".toCharArray());
    store.put("a", "2".toCharArray());
    assertThat(store.text("a")).hasValue("2".toCharArray());
    assertThat(store.remove("a")).isTrue();
    assertThat(store.remove("a")).isFalse();
    assertThat(store.names()).isEmpty();
  }

  @Test
  void sealsTheSameValueDifferentlyEachTime() throws IOException {
    CredentialStore store = store();
    store.put("a", CANARY.toCharArray());
    String first = Files.readString(file());
    store.remove("a");
    store.put("a", CANARY.toCharArray());
    assertThat(Files.readString(file())).isNotEqualTo(first);
  }

  @Test
  void tellsOnceWhereTheKeyIsAndMakesNoneForLooking() {
    CredentialStore store = store();
    assertThat(store.names()).isEmpty();
    assertThat(store.bytes("a")).isEmpty();
    assertThat(store.remove("a")).isFalse();
    assertThat(keyFile()).doesNotExist();
    assertThat(store.notice()).isEmpty();
    store.put("a", new byte[1]);
    assertThat(store.notice()).hasValueSatisfying(text -> assertThat(text).contains("key in the"));
    assertThat(store().notice()).isEmpty();
  }

  @Test
  void refusesEveryChangedByteAndKeepsTheFile() throws IOException {
    store().put("anthropic", CANARY.toCharArray());
    store().put("openai", CANARY.toCharArray());
    byte[] good = Files.readAllBytes(file());
    for (int at = 0; at < good.length; at++) {
      byte[] bad = good.clone();
      bad[at] ^= (byte) (1 << (at % 8));
      Files.write(file(), bad);
      assertThatThrownBy(() -> store().names())
          .as("byte %d", at)
          .hasFieldOrPropertyWithValue("code", Code.DAMAGED);
      assertThatThrownBy(() -> store().put("new", new byte[1]))
          .hasFieldOrPropertyWithValue("code", Code.DAMAGED);
      assertThat(file()).hasBinaryContent(bad);
    }
    Files.write(file(), good);
    assertThat(store().text("openai")).hasValue(CANARY.toCharArray());
  }

  @Test
  void refusesATruncatedFileAnotherKeyAndAMissingKey() throws IOException {
    store().put("a", CANARY.toCharArray());
    byte[] good = Files.readAllBytes(file());
    for (int length = 0; length < good.length; length++) {
      Files.write(file(), java.util.Arrays.copyOf(good, length));
      assertThatThrownBy(() -> store().names()).hasFieldOrPropertyWithValue("code", Code.DAMAGED);
    }
    Files.write(file(), good);
    byte[] key = Files.readAllBytes(keyFile());
    key[3] ^= 1;
    Files.write(keyFile(), key);
    assertThatThrownBy(() -> store().bytes("a")).hasFieldOrPropertyWithValue("code", Code.DAMAGED);
    Files.write(keyFile(), new byte[31]);
    assertThatThrownBy(() -> store().bytes("a"))
        .hasFieldOrPropertyWithValue("code", Code.KEY_UNAVAILABLE);
    Files.delete(keyFile());
    assertThatThrownBy(() -> store().put("a", new byte[1]))
        .hasFieldOrPropertyWithValue("code", Code.KEY_UNAVAILABLE)
        .hasMessageContaining("restore it");
    assertThat(keyFile()).doesNotExist();
    assertThat(file()).hasBinaryContent(good);
  }

  @Test
  void neverShowsASecretInTextOrErrors() {
    CredentialStore store = store();
    store.put("a", CANARY.toCharArray());
    StringWriter shown = new StringWriter();
    shown.append(store.toString());
    for (Runnable failing :
        new Runnable[] {
          () -> store.put("bad name!", CANARY.toCharArray()),
          () -> store.put("a", (CANARY + "\ud800").toCharArray()),
          () -> store.put("a", CANARY.repeat(5000).toCharArray())
        }) {
      try {
        failing.run();
        throw new AssertionError("must be refused");
      } catch (StoreException | IllegalArgumentException e) {
        e.printStackTrace(new PrintWriter(shown));
      }
    }
    assertThat(shown.toString()).doesNotContain("canary");
    assertThat(store.text("a")).hasValue(CANARY.toCharArray());
  }

  @Test
  void holdsTheOldOrTheNewSecretWhicheverStepFails() {
    store().put("a", "old".toCharArray());
    boolean reached = true;
    int number = 1;
    for (; reached; number++) {
      TestingFaultingStorage storage = new TestingFaultingStorage(number, Mode.ONCE, "EIO");
      CredentialStore faulty =
          new CredentialStore(new DurableFile(file(), storage), new KeyFile(keyFile()));
      boolean failed = false;
      try {
        faulty.put("a", "new".toCharArray());
      } catch (StoreException e) {
        failed = true;
      }
      reached = storage.reached();
      assertThat(failed).isEqualTo(reached);
      String now = new String(store().text("a").orElseThrow());
      assertThat(now).isIn("old", "new");
      store().put("a", "old".toCharArray());
    }
    assertThat(number).isGreaterThan(6);
  }
}
