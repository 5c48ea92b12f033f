package dev.claw.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceInstallationTest {
  @TempDir private Path cache;

  @Test
  void anEmptyFolderIsNotComplete() throws IOException {
    assertThat(installation().complete()).isFalse();
  }

  @Test
  void programsWithoutTheMarkerAreABrokenOffInstallation() throws IOException {
    putPrograms();
    assertThat(installation().complete()).isFalse();
  }

  @Test
  void theMarkerMakesItComplete() throws IOException {
    putPrograms();
    Files.writeString(cache.resolve(ReferenceInstallation.MARKER), "x");
    assertThat(installation().complete()).isTrue();
  }

  @Test
  void aFolderFilledByNpmCountsOnlyWithTheExactVersions() throws IOException {
    putPrograms();
    writeNpmLock(ReferencePackage.VERSION);
    assertThat(installation().complete()).isTrue();
    writeNpmLock("2026.9.5");
    assertThat(installation().complete()).isFalse();
  }

  private ReferenceInstallation installation() {
    return new ReferenceInstallation(new ReferencePackage(cache), Duration.ofSeconds(1));
  }

  private void putPrograms() throws IOException {
    ReferencePackage reference = new ReferencePackage(cache);
    Files.createDirectories(reference.nodeProgram().getParent());
    Files.createDirectories(reference.entryPoint().getParent());
    Files.writeString(reference.nodeProgram(), "");
    assertThat(reference.nodeProgram().toFile().setExecutable(true)).isTrue();
    Files.writeString(reference.entryPoint(), "");
  }

  private void writeNpmLock(String version) throws IOException {
    Files.writeString(
        new ReferencePackage(cache).modules().resolve(".package-lock.json"),
        """
        {"packages":{"node_modules/openclaw":{"version":"%s"},"node_modules/%s":{"version":"%s"}}}"""
            .formatted(version, ReferencePackage.nodePackage(), ReferencePackage.NODE_VERSION));
  }
}
