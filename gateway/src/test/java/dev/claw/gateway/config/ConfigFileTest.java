package dev.claw.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.config.ConfigState.Origin;
import dev.claw.gateway.store.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  private static final String GOOD =
      """
      {
        // my gateway
        gateway: {
          port: 19000,
          auth: { token: "${TOKEN}" },
          nodes: { commands: { deny: ["system.run"] } },
        },
        channels: { telegram: { botToken: "${NOT_SET}" } }, // another part's
      }
      """;

  @TempDir Path folder;
  private StateDirectory state;
  private Path file;

  @BeforeEach
  void open() {
    state = StateDirectory.open(folder.resolve("claw"));
    file = state.jsonConfig();
  }

  @AfterEach
  void close() {
    state.close();
  }

  private ConfigState load(Map<String, String> environment) {
    return new ConfigFile(state, environment).load();
  }

  private ConfigState load() {
    return load(Map.of("TOKEN", "t0ken"));
  }

  @Test
  void withoutAFileTheStandardHolds() {
    ConfigState loaded = load();
    assertThat(loaded.origin()).isEqualTo(Origin.STANDARD);
    assertThat(loaded.safeMode()).isFalse();
    Settings settings = loaded.settings();
    assertThat(settings.gateway().port()).isEqualTo(18789);
    assertThat(settings.gateway().bind()).isEqualTo(Settings.Bind.LOOPBACK);
    assertThat(settings.gateway().auth().mode()).isEqualTo(Settings.Auth.Mode.TOKEN);
    assertThat(settings.limits()).isEqualTo(new Settings.Limits(100, 200, 20, 10, 50));
    assertThat(settings.zone()).isEqualTo(ZoneId.systemDefault());
    assertThat(state.root()).isDirectoryNotContaining("glob:**last-good");
  }

  @Test
  void readsSettingsAndMentionsTheRest() throws IOException {
    Files.writeString(file, GOOD);
    ConfigState loaded = load();
    assertThat(loaded.origin()).isEqualTo(Origin.FILE);
    assertThat(loaded.safeMode()).isFalse();
    assertThat(loaded.settings().gateway().port()).isEqualTo(19000);
    assertThat(loaded.settings().gateway().auth().token().orElseThrow().matches("t0ken")).isTrue();
    assertThat(loaded.settings().gateway().auth().token().orElseThrow().matches("t0keN")).isFalse();
    assertThat(loaded.warnings()).extracting(ConfigIssue::path).containsExactly("channels");
    assertThat(loaded.toString()).doesNotContain("t0ken");
    assertThat(loaded.lines())
        .contains(new ConfigLine("gateway.auth.token", "(secret)", true))
        .contains(new ConfigLine("gateway.port", "19000", true))
        .contains(new ConfigLine("gateway.bind", "loopback", false));
  }

  @Test
  void suggestsTheKeyThatWasMeant() throws IOException {
    Files.writeString(file, "{ gateway: { nodes: { commands: { dony: [\"x\"] } } } }");
    assertThat(load().warnings().getFirst().sentence())
        .contains("did you mean gateway.nodes.commands.deny?");
  }

  @Test
  void readsScriptsAndPriorities() throws IOException {
    Files.writeString(
        file,
        """
        { nodes: { preferred: { laptop: 1, "my server": 2 } },
          scripts: { "nightly backup": { argv: ["/usr/bin/backup", "--all"], node: "server" },
                     hello: { argv: ["/bin/echo", "${GREETING:-hi}"] } } }
        """);
    Settings settings = load().settings();
    assertThat(settings.nodes().preferred()).containsEntry("my server", 2).hasSize(2);
    assertThat(settings.scripts())
        .containsEntry("hello", new Script(Optional.empty(), List.of("/bin/echo", "hi")))
        .containsEntry(
            "nightly backup",
            new Script(Optional.of("server"), List.of("/usr/bin/backup", "--all")));
  }

  @Test
  void takesNumbersAndFlagsFromTheEnvironment() throws IOException {
    Files.writeString(
        file, "{ gateway: { port: \"${PORT}\", customBindHost: \"${HOST:-127.0.0.9}\" } }");
    Settings settings = load(Map.of("PORT", "20001")).settings();
    assertThat(settings.gateway().port()).isEqualTo(20001);
    assertThat(settings.gateway().customBindHost()).hasValue("127.0.0.9");

    ConfigState wrong = load(Map.of("PORT", "x"));
    assertThat(wrong.issues().getFirst().path()).isEqualTo("gateway.port");
    ConfigState missing = load(Map.of());
    assertThat(missing.issues().getFirst().sentence())
        .contains("line 1")
        .contains("gateway.port needs the environment variable PORT");
  }

  @Test
  void aWrongTypeNamesPathLineAndColumn() throws IOException {
    Files.writeString(file, "{\n  gateway: {\n    port: \"high\",\n  },\n}\n");
    ConfigState loaded = load();
    assertThat(loaded.origin()).isEqualTo(Origin.SAFE_STANDARD);
    assertThat(loaded.issues())
        .containsExactly(
            new ConfigIssue("gateway.port", 3, 11, "must be whole number from 0 to 65535"));
    assertThat(loaded.safeReason()).hasValueSatisfying(text -> assertThat(text).contains("line 3"));
    assertThat(ConfigReport.of(loaded).ok()).isFalse();
    assertThat(ConfigReport.of(loaded).lines().getFirst()).startsWith("error: line 3, column 11");
  }

  @Test
  void aSectionMustBeASection() throws IOException {
    Files.writeString(file, "{ gateway: 5 }");
    assertThat(load().issues().getFirst().sentence()).contains("gateway must be a section");
  }

  @Test
  void refusesToBeOpenWithoutAuthentication() throws IOException {
    Files.writeString(file, "{ gateway: { bind: \"lan\", auth: { mode: \"none\" } } }");
    assertThat(load().issues().getFirst().path()).isEqualTo("gateway.auth.mode");
    Files.writeString(file, "{ gateway: { bind: \"custom\" } }");
    assertThat(load().issues().getFirst().path()).isEqualTo("gateway.customBindHost");
    Files.writeString(file, "{ gateway: { controlUi: { allowedOrigins: [\"*\"] } } }");
    assertThat(load().issues().getFirst().path()).startsWith("gateway.controlUi.allowedOrigins");
  }

  @Test
  void keepsTheLastGoodCopyPrivateAndRunsOnItWhenTheFileBreaks() throws IOException {
    Files.writeString(file, GOOD);
    load();
    Path copy = state.file("openclaw.json.last-good");
    assertThat(copy).hasContent(GOOD);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");

    Files.writeString(file, "{ gateway: { port: 1 ");
    ConfigState loaded = load();
    assertThat(loaded.origin()).isEqualTo(Origin.LAST_GOOD);
    assertThat(loaded.safeMode()).isTrue();
    assertThat(loaded.settings().nodes().deny()).containsExactly("system.run");
    assertThat(file).hasContent("{ gateway: { port: 1 ");
    assertThat(copy).hasContent(GOOD);
  }

  @Test
  void aVanishedFileDoesNotLoosenAnything() throws IOException {
    Files.writeString(file, GOOD);
    load();
    Files.delete(file);
    ConfigState loaded = load(Map.of());
    assertThat(loaded.origin()).isEqualTo(Origin.LAST_GOOD);
    assertThat(loaded.settings().nodes().deny()).containsExactly("system.run");
    assertThat(loaded.settings().gateway().auth().mode()).isEqualTo(Settings.Auth.Mode.TOKEN);
    assertThat(loaded.safeReason()).hasValueSatisfying(text -> assertThat(text).contains("gone"));
    assertThat(file).doesNotExist();
  }

  @Test
  void refusesLinksAndHugeFiles() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("x.json"), "{}");
    Files.createSymbolicLink(file, elsewhere);
    assertThat(load().safeMode()).isTrue();
    Files.delete(file);
    Files.write(file, new byte[ConfigParser.LIMIT + 1]);
    assertThat(load().issues().getFirst().message()).contains("at most");
  }

  @Test
  void readsYamlWhenThereIsNoJson() throws IOException {
    Files.writeString(state.yamlConfig(), "gateway:\n  port: 19001\n");
    ConfigState loaded = load();
    assertThat(loaded.settings().gateway().port()).isEqualTo(19001);
    assertThat(state.file("openclaw.yaml.last-good")).exists();
    Files.delete(state.yamlConfig());
    assertThat(load().origin()).isEqualTo(Origin.LAST_GOOD);
    Files.writeString(state.yamlConfig(), "gateway:\n  port: 19001\n");
    Files.writeString(file, "{}");
    assertThat(load().warnings().getFirst().message()).contains("openclaw.yaml beside it");
  }

  @Test
  void writesNothingWithoutTheLock() throws IOException {
    Files.writeString(file, GOOD);
    StateDirectory reader = StateDirectory.openReadOnly(state.root());
    ConfigState loaded = new ConfigFile(reader, Map.of("TOKEN", "t")).load();
    assertThat(loaded.origin()).isEqualTo(Origin.FILE);
    assertThat(state.file("openclaw.json.last-good")).doesNotExist();
  }

  /// Whatever happens to the file, the gateway gets settings, and never a shorter list of refused
  /// commands than the last good file had, unless the damaged file is itself a valid one.
  @Test
  void aThousandDamagedFilesNeverStopOrLoosenTheGateway() throws IOException {
    Files.writeString(file, GOOD);
    load();
    Random random = new Random(5);
    byte[] good = Files.readAllBytes(file);
    for (int round = 0; round < 1000; round++) {
      byte[] bad = good.clone();
      if (round % 3 == 0) {
        bad = java.util.Arrays.copyOf(bad, random.nextInt(bad.length));
      } else {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bad);
      // the copy must stay the original's for the next round
      ConfigState loaded =
          new ConfigFile(StateDirectory.openReadOnly(state.root()), Map.of("TOKEN", "t")).load();
      if (loaded.safeMode()) {
        assertThat(loaded.settings().nodes().deny()).isEqualTo(List.of("system.run"));
        assertThat(loaded.origin()).isEqualTo(Origin.LAST_GOOD);
      } else {
        assertThat(loaded.origin()).isEqualTo(Origin.FILE);
      }
      assertThat(file).hasBinaryContent(bad);
    }
  }
}
