package dev.claw.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.claw.gateway.store.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigWriterTest {
  @TempDir Path folder;
  private StateDirectory state;
  private Path file;
  private ConfigWriter writer;

  @BeforeEach
  void open() {
    state = StateDirectory.open(folder.resolve("claw"));
    file = state.jsonConfig();
    writer = new ConfigWriter(new ConfigFile(state, Map.of()));
  }

  @AfterEach
  void close() {
    state.close();
  }

  @Test
  void changesOneValueAndKeepsCommentsAndTheOldFile() throws Exception {
    String before = "{\n  // mine\n  gateway: { port: 19000, /* b */ bind: 'lan' }, x: 1,\n}\n";
    Files.writeString(file, before);
    ConfigState after = writer.set("gateway.port", "19001");
    assertThat(file).hasContent(before.replace("19000", "19001"));
    assertThat(state.file("openclaw.json.bak")).hasContent(before);
    assertThat(after.settings().gateway().port()).isEqualTo(19001);
    writer.set("gateway.bind", "loopback");
    assertThat(file).content().contains("/* b */ bind: \"loopback\" }");
  }

  @Test
  void addsWhatIsMissing() throws Exception {
    writer.set("gateway.port", "19000");
    writer.set("gateway.nodes.commands.deny", "[\"camera.snap\"]");
    writer.set("gateway.nodes.commands.allow", "[]");
    writer.set("gateway.tailscale.socket", "Claw \"the\" helper");
    writer.set("scripts.my backup", "{ argv: [\"/bin/true\"] }");
    writer.set("nodes.preferred.host.example", "2");
    ConfigState after = writer.set("nodes.preferred.laptop", "1");
    assertThat(after.safeMode()).isFalse();
    assertThat(after.warnings()).isEmpty();
    assertThat(after.settings().gateway().port()).isEqualTo(19000);
    assertThat(after.settings().nodes().deny()).containsExactly("camera.snap");
    assertThat(after.settings().gateway().tailscale().socket()).hasValue("Claw \"the\" helper");
    assertThat(after.settings().scripts()).containsKey("my backup");
    assertThat(after.settings().nodes().preferred())
        .containsEntry("host.example", 2)
        .containsEntry("laptop", 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gateway.port | high",
        "gateway.port | 99999",
        "gateway.port | 1, evil: 2",
        "gateway.port | 1 } , x: { y: 2",
        "gateway.port | 1 // comment",
        "gateway.port | ''",
        "gateway.bind | everywhere",
        "gateway.bind | custom",
        "gateway.nodes.commands.deny | camera.snap",
        "gateway | {}",
        "nowhere | 1",
        "gateway.port.x | 1",
        "timezone | Mars/Olympus"
      })
  void refusesWhatWouldNotBeValidAndWritesNothing(String key, String value) throws IOException {
    String before = "{ gateway: { port: 19000 } }";
    Files.writeString(file, before);
    assertThatThrownBy(() -> writer.set(key, value)).isInstanceOf(ConfigException.class);
    assertThat(file).hasContent(before);
    assertThat(state.file("openclaw.json.bak")).doesNotExist();
  }

  @Test
  void neverTouchesABrokenFileOrYaml() throws IOException {
    Files.writeString(file, "{ broken");
    assertThatThrownBy(() -> writer.set("gateway.port", "1"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("left as it is");
    assertThat(file).hasContent("{ broken");
    Files.delete(file);
    Files.writeString(state.yamlConfig(), "a: 1\n");
    assertThatThrownBy(() -> writer.set("gateway.port", "1"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("by hand");
  }

  @Test
  void doesNotStartAfreshWhenTheFileVanished() throws Exception {
    writer.set("gateway.nodes.commands.deny", "[\"system.run\"]");
    Files.delete(file);
    assertThatThrownBy(() -> writer.set("gateway.port", "1"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("restore it");
    assertThat(file).doesNotExist();
  }

  @Test
  void refusalsDoNotRepeatTheValue() {
    assertThatThrownBy(() -> writer.set("gateway.auth.token", "\"hunter2\" x"))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContaining("hunter2");
  }
}
