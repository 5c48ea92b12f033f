package dev.claw.gateway.config;

import java.util.stream.Collectors;

/// The manual page of all settings, made from the table.
final class SettingsPage {
  private static final String HEAD =
      """
      # Settings

      Claw reads `openclaw.json` (or `openclaw.yaml`) in its state directory. JSON may have comments,
      single quotes, names without quotes and a comma after the last entry. Text may contain `${NAME}`
      or `${NAME:-default}` for environment variables; `$${` stands for a literal `${`. Dots in a key
      mean sections: `gateway.port` is `{ gateway: { port: 18789 } }`. Keys that are not listed here
      are reported by `claw config validate` and otherwise ignored. "Live" settings take effect without
      a restart.

      A file that cannot be read, or says something that is not allowed, does not stop the gateway: it
      runs in safe mode on the last good copy until the file is corrected.

      This page is made from the table in the source; see the test that compares the two.

      | Key | Value | Standard | Live | Meaning | Example |
      |---|---|---|---|---|---|
      """;

  private SettingsPage() {}

  static String markdown() {
    return HEAD
        + SettingsTable.ROWS.stream()
            .map(SettingsPage::line)
            .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String line(Setting row) {
    String standard = SettingValues.show(row.standard());
    return "| `%s` | %s | %s | %s | %s | `%s` |"
        .formatted(
            row.key(),
            row.type().describe(),
            standard.isEmpty() ? "–" : "`" + standard + "`",
            row.reloadable() ? "yes" : "no",
            row.doc(),
            row.example());
  }
}
