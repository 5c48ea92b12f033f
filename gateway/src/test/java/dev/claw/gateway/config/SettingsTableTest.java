package dev.claw.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.gateway.config.ConfigParser.Notation;
import dev.claw.gateway.config.ConfigParser.Result;
import dev.claw.gateway.config.ConfigReader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTableTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("CLAW_SECRET", "s3cret");

  static Iterable<Setting> rows() {
    return SettingsTable.ROWS;
  }

  private static Reading reading(String key, String value) {
    String json = "{\"" + key.replace(".", "\":{\"") + "\":" + value;
    String text = json + "}".repeat((int) key.chars().filter(c -> c == '.').count() + 1);
    if (ConfigParser.parse(text, Notation.JSON) instanceof Result.Parsed(var root, var _)) {
      return ConfigReader.read(root, ENVIRONMENT);
    }
    throw new AssertionError("not valid: " + text);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRowIsDocumentedAndItsExampleIsValid(Setting row) {
    assertThat(row.doc()).endsWith(".").hasSizeGreaterThan(10).doesNotContain("|");
    assertThat(row.key()).matches("[a-z][A-Za-z]*(\\.[a-z][A-Za-z]*)*");
    Reading reading = reading(row.key(), row.example());
    assertThat(reading.issues()).isEmpty();
    assertThat(reading.warnings()).isEmpty();
    assertThat(reading.values()).containsOnlyKeys(row.key());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyStandardValuePassesItsOwnCheck(Setting row) {
    String written =
        switch (row.standard()) {
          case SettingValue.Absent _ -> "null";
          case SettingValue.Text(String text) -> JsonEdit.quoted(text);
          case SettingValue.Whole(long number) -> Long.toString(number);
          case SettingValue.Flag(boolean on) -> Boolean.toString(on);
          case SettingValue.Texts texts -> texts.texts().isEmpty() ? "[]" : "?";
          case SettingValue.Priorities map -> map.byName().isEmpty() ? "{}" : "?";
          case SettingValue.Scripts map -> map.byName().isEmpty() ? "{}" : "?";
          case SettingValue.Hidden _ -> "?";
        };
    Reading reading = reading(row.key(), written);
    assertThat(reading.issues()).isEmpty();
    assertThat(reading.values()).containsEntry(row.key(), row.standard());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRowRefusesAValueOfAnotherKind(Setting row) {
    for (String wrong : new String[] {"1.5", "[[]]", "{ a: [] }", "\"\\u0001\"", "[1]"}) {
      Reading reading = reading(row.key(), wrong);
      assertThat(reading.issues()).as("%s: %s", row.key(), wrong).isNotEmpty();
      assertThat(reading.issues().getFirst().path()).startsWith(row.key());
      assertThat(reading.issues().getFirst().line()).isEqualTo(1);
      assertThat(reading.values()).doesNotContainKey(row.key());
    }
  }

  @Test
  void noKeyIsASectionOfAnother() {
    for (Setting row : SettingsTable.ROWS) {
      assertThat(SettingsTable.BY_KEY.keySet())
          .noneMatch(other -> other.startsWith(row.key() + "."));
    }
    assertThat(SettingsTable.BY_KEY).hasSameSizeAs(SettingsTable.ROWS);
  }

  /// Run with `-Dclaw.docs.write=true` to bring the page up to date.
  @Test
  void theManualPageIsTheTable() throws IOException {
    Path page = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("settings.md");
    if (Boolean.getBoolean("claw.docs.write")) {
      Files.createDirectories(page.getParent());
      Files.writeString(page, SettingsPage.markdown());
    }
    assertThat(page).hasContent(SettingsPage.markdown());
  }
}
