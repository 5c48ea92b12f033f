package dev.claw.gateway.tailscale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.tailscale.EndpointLocator.MacPlaces;
import dev.claw.gateway.tailscale.TestingTailscaled.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointLocatorTest {
  private static final String TOKEN = "2ae2ec9e0aa2005784f1";
  private static final String STATUS =
      "{\"BackendState\":\"Running\",\"Self\":{\"HostName\":\"mac\"}}";

  @TempDir Path folder;
  private Path library;
  private Path containers;

  @BeforeEach
  void folders() throws IOException {
    library = Files.createDirectory(folder.resolve("Tailscale"));
    containers = Files.createDirectory(folder.resolve("Group Containers"));
  }

  private EndpointLocator mac(String... openFiles) {
    MacPlaces places =
        new MacPlaces(folder.resolve("none.socket"), library, containers, () -> List.of(openFiles));
    return new EndpointLocator(Optional.empty(), "Mac OS X", places);
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    assertThat(mac().locate()).isEmpty();
    assertThat(new EndpointLocator(Optional.of(folder.resolve("no.sock"))).locate()).isEmpty();
    assertThat(new EndpointLocator(Optional.of(folder)).locate()).isEmpty();
  }

  @Test
  void findsTheStandaloneAppByItsFiles() throws IOException {
    Files.createSymbolicLink(library.resolve("ipnport"), Path.of("49152"));
    Files.writeString(library.resolve("sameuserproof-49152"), TOKEN + "\n");
    assertThat(mac().locate()).hasValue(new Endpoint.Tcp(49152, TOKEN));
  }

  @Test
  void ignoresStandaloneFilesThatMakeNoSense() throws IOException {
    Files.createSymbolicLink(library.resolve("ipnport"), Path.of("../../etc/passwd"));
    assertThat(mac().locate()).isEmpty();
    Files.delete(library.resolve("ipnport"));
    Files.createSymbolicLink(library.resolve("ipnport"), Path.of("70000"));
    Files.writeString(library.resolve("sameuserproof-70000"), TOKEN);
    assertThat(mac().locate()).isEmpty();
  }

  @Test
  void findsTheStoreAppByItsGroupContainer() throws IOException {
    Path other = Files.createDirectory(containers.resolve("group.com.example"));
    Files.createFile(other.resolve("sameuserproof-1-" + TOKEN));
    Path group =
        Files.createDirectory(containers.resolve("W5364U7YZB.group.io.tailscale.ipn.macos"));
    Files.createFile(group.resolve("sameuserproof-61577-" + TOKEN));
    assertThat(mac().locate()).hasValue(new Endpoint.Tcp(61577, TOKEN));
  }

  @Test
  void findsTheStoreAppAmongOpenFiles() {
    String path =
        "n/Users/a/Library/Group Containers/X.group.io.tailscale.ipn.macos/sameuserproof-61577-";
    assertThat(mac("p501", "n/dev/null", path + TOKEN).locate())
        .hasValue(new Endpoint.Tcp(61577, TOKEN));
    assertThat(mac("n/tmp/sameuserproof-1-" + TOKEN).locate()).isEmpty();
    assertThat(mac(path).locate()).isEmpty();
  }

  @Test
  void doesNotShowTheToken() {
    assertThat(new Endpoint.Tcp(1, TOKEN).toString()).doesNotContain(TOKEN);
  }

  @Test
  void talksToTheAppWithItsToken() throws IOException {
    try (TestingTailscaled service = TestingTailscaled.onTcp(TOKEN)) {
      service.answer("/localapi/v0/status", new Answer.Reply(200, STATUS));
      Files.createSymbolicLink(library.resolve("ipnport"), Path.of("" + service.port()));
      Path proof = Files.writeString(library.resolve("sameuserproof-" + service.port()), TOKEN);
      assertThat(new TailscaleClient(mac(), System::nanoTime).status())
          .isInstanceOf(Tailnet.Present.class);
      Files.writeString(proof, "another-token");
      assertThat(new TailscaleClient(mac(), System::nanoTime).status())
          .isInstanceOfSatisfying(
              Tailnet.Absent.class,
              absent -> assertThat(absent.reason()).contains("refuses to talk"));
    }
  }

  @Test
  void listsOpenFilesWithFixedArgumentsAndNoEnvironment() throws IOException {
    Path program = folder.resolve("lsof");
    Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n/usr/bin/env\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    List<String> lines = new Lsof(program).lines();
    assertThat(lines.subList(0, 6))
        .containsExactly(
            "-n", "-a", "-u" + System.getProperty("user.name"), "-c", "IPNExtension", "-F");
    assertThat(lines.subList(6, lines.size())).noneMatch(line -> line.startsWith("HOME="));
  }

  @Test
  void givesUpOnAnLsofThatHangsOrFloods() throws IOException {
    Path program = folder.resolve("lsof");
    Files.writeString(program, "#!/bin/sh\necho first\nexec sleep 1000\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    assertThat(new Lsof(program).lines()).containsExactly("first");
    Files.writeString(program, "#!/bin/sh\nexec yes\n");
    assertThat(new Lsof(program).lines()).hasSize(128 * 1024);
  }
}
