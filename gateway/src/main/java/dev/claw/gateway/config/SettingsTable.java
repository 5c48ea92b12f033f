package dev.claw.gateway.config;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Every setting there is, one row each. What is not here is not a setting.
final class SettingsTable {
  private static final int TEXT = 512;

  static final List<Setting> ROWS =
      List.of(
          whole("gateway.port", 18789, 0, 65535, "Port of the gateway; 0 takes any free one."),
          choice(
              "gateway.bind",
              List.of("loopback", "lan", "tailnet", "auto", "custom"),
              "Addresses the gateway listens on; everything but loopback needs authentication."),
          text(
              "gateway.customBindHost",
              "Address to listen on when gateway.bind is custom.",
              "\"192.168.1.10\""),
          texts(
              "gateway.allowedHosts",
              Form.HOST,
              "Further names under which clients may address the gateway (the Host header).",
              "[\"claw.example.org\"]"),
          choice(
              "gateway.auth.mode",
              List.of("token", "password", "none"),
              "How clients without a paired device prove themselves; none works on loopback only."),
          hidden(
              "gateway.auth.token",
              "Shared token of the gateway; CLAW_GATEWAY_TOKEN in the environment goes before it."),
          hidden("gateway.auth.password", "Shared password when gateway.auth.mode is password."),
          whole(
              "gateway.auth.rateLimit.maxAttempts",
              10,
              1,
              1000,
              "Failed attempts to authenticate within the window before an address is locked out."),
          whole(
              "gateway.auth.rateLimit.windowMs",
              60_000,
              1_000,
              3_600_000,
              "Milliseconds in which failed attempts are counted."),
          whole(
              "gateway.auth.rateLimit.lockoutMs",
              300_000,
              1_000,
              86_400_000,
              "Milliseconds an address stays locked out, loopback and restarts included."),
          texts(
              "gateway.controlUi.allowedOrigins",
              Form.ORIGIN,
              "Web pages, by exact origin, that may connect; there is no wildcard.",
              "[\"https://claw.example.org\"]"),
          texts(
              "gateway.nodes.commands.allow",
              Form.COMMAND,
              "Node commands to allow beyond the platform's standard ones.",
              "[\"camera.snap\"]"),
          texts(
              "gateway.nodes.commands.deny",
              Form.COMMAND,
              "Node commands to refuse; goes before every permission.",
              "[\"system.run\"]"),
          text(
              "gateway.tailscale.socket",
              "Path of Tailscale's local socket where it is not in its usual place.",
              "\"/run/tailscale/tailscaled.sock\""),
          whole(
              "limits.requestsPerMinute",
              100,
              1,
              1_000_000,
              "Requests a client may make per minute, on average."),
          whole("limits.burst", 200, 1, 1_000_000, "Requests a client may make at once."),
          whole(
              "limits.messagesPerMinute",
              20,
              1,
              100_000,
              "Messages to the assistant per minute and client."),
          whole(
              "limits.toolCallsPerMinute",
              10,
              1,
              100_000,
              "Tool calls of the assistant per minute and client."),
          whole("limits.maxConnections", 50, 1, 20_000, "Open connections at a time."),
          new Setting(
              "nodes.preferred",
              new SettingType.Priorities(),
              new SettingValue.Priorities(Map.of()),
              false,
              "Which node to prefer when several can do a thing: 1 is asked first.",
              "{ laptop: 1, server: 2 }"),
          new Setting(
              "scripts",
              new SettingType.Scripts(),
              new SettingValue.Scripts(Map.of()),
              false,
              "Scripts that can be run by name, each an exact program with its arguments.",
              "{ backup: { node: \"server\", argv: [\"/usr/local/bin/backup\", \"--all\"] } }"),
          new Setting(
              "timezone",
              new SettingType.Zone(),
              new SettingValue.Absent(),
              false,
              "Time zone for dates and times in answers; this machine's when absent.",
              "\"Europe/Stockholm\""));

  static final Map<String, Setting> BY_KEY =
      ROWS.stream().collect(Collectors.toUnmodifiableMap(Setting::key, Function.identity()));

  private SettingsTable() {}

  private static Setting whole(String key, long standard, long least, long most, String doc) {
    SettingType type = new SettingType.Whole(least, most);
    String example = Long.toString(standard);
    return new Setting(key, type, new SettingValue.Whole(standard), false, doc, example);
  }

  /// The first word is the default.
  private static Setting choice(String key, List<String> words, String doc) {
    SettingValue standard = new SettingValue.Text(words.getFirst());
    String example = "\"" + words.getFirst() + "\"";
    return new Setting(key, new SettingType.Choice(words), standard, false, doc, example);
  }

  private static Setting text(String key, String doc, String example) {
    SettingValue standard = new SettingValue.Absent();
    return new Setting(key, new SettingType.Text(TEXT), standard, false, doc, example);
  }

  private static Setting hidden(String key, String doc) {
    SettingType type = new SettingType.Hidden(TEXT);
    return new Setting(key, type, new SettingValue.Absent(), false, doc, "\"${CLAW_SECRET}\"");
  }

  private static Setting texts(String key, Form form, String doc, String example) {
    SettingValue standard = new SettingValue.Texts(List.of());
    return new Setting(key, new SettingType.Texts(form), standard, false, doc, example);
  }
}
