package dev.claw.gateway.intent;

import java.util.Map;
import java.util.Set;

/// Every action by the name that intents use, with the answers it may give. An intent is a block in
/// a data file and, unless it shares an action, one row here.
final class ActionTable {
  private static final Map<String, Row> ROWS =
      Map.ofEntries(
          row("overview", NodeIntents::overview, "fine", "degraded", "alone"),
          row("nodes.list", NodeIntents::all, "some", "none"),
          row("nodes.online", NodeIntents::online, "some", "none"),
          row("nodes.offline", NodeIntents::offline, "some", "none"),
          row("nodes.count", NodeIntents::count, "counted", "none"),
          row("node.status", HealthIntents::status, "well", "strained", "silent", "offline"),
          row("node.reachable", NodeIntents::reachable, "yes", "no"),
          row("node.seen", NodeIntents::seen, "now", "seen", "never"),
          row("node.address", NodeIntents::address, "known", "unknown"),
          row("node.ping", NodeIntents::ping, "answered", "mute"),
          row("node.can", NodeIntents::can, "can", "nothing"),
          row("node.able", NodeIntents::able, "yes", "no", "withheld", "offline"),
          row("node.locate", DeviceIntents::locate, "found"),
          row("battery", HealthIntents::battery, "level", "none"),
          row("battery.lowest", HealthIntents::lowestBattery, "lowest", "none"),
          row("disk", HealthIntents::disk, "free", "unknown"),
          row("disk.lowest", HealthIntents::lowestDisk, "free", "none"),
          row("memory", HealthIntents::memory, "free", "unknown"),
          row("load", HealthIntents::load, "load", "unknown"),
          row("load.highest", HealthIntents::busiest, "highest", "none"),
          row("uptime", HealthIntents::uptime, "up", "unknown"),
          row("heat", HealthIntents::heat, "state", "unknown"),
          row("network", DeviceIntents::network, "network", "unknown"),
          row("os", DeviceIntents::os, "os"),
          row("model", DeviceIntents::model, "model", "unknown"),
          row("agent.version", DeviceIntents::agentVersion, "version", "unknown"),
          row("program", DeviceIntents::installed, "installed", "missing"),
          row("screenshot", MediaIntents::screenshot, "saved", "no-screen"),
          row("screenshots", MediaIntents::screenshots, "saved", "none"),
          row("screen.record", MediaIntents::screenRecording, "saved", "too-long"),
          row("cameras", DeviceIntents::cameras, "some", "none"),
          row("photo", MediaIntents::photo, "saved"),
          row("camera.clip", MediaIntents::cameraClip, "saved", "too-long"),
          row("notify", NotifyIntents::one, "sent"),
          row("notify.all", NotifyIntents::all, "sent", "none"),
          row("scripts", ScriptIntents::all, "some", "none"),
          row("script.run", ScriptIntents::run, "finished", "failed", "late"),
          row("time", ClockIntents::time, "time"),
          row("time.node", ClockIntents::timeOn, "time", "unknown"),
          row("date", ClockIntents::date, "date"),
          row("weekday", ClockIntents::weekday, "day"),
          row("tomorrow", ClockIntents::tomorrow, "date"),
          row("week", ClockIntents::week, "week"),
          row("version", GatewayIntents::version, "version"),
          row("gateway.health", GatewayIntents::health, "healthy", "degraded"),
          row("gateway.uptime", GatewayIntents::uptime, "up"),
          row("gateway.error", GatewayIntents::lastError, "error", "none"),
          row("connections", GatewayIntents::connections, "some", "none"),
          row("pending", GatewayIntents::pending, "some", "none"),
          row("say.again", SessionIntents::sayAgain, "again", "nothing"),
          row("do.again", SessionIntents::doAgain, "nothing", "foreign"),
          row("undo", SessionIntents::undo, "removed", "gone", "final", "harmless", "nothing"),
          row("stop", SessionIntents::stop, "stopped", "nothing"),
          row("did.what", SessionIntents::didWhat, "did", "nothing"),
          row("last.file", SessionIntents::lastFile, "file", "nothing"),
          row("help", HelpIntents::help, "help"),
          row("help.topic", HelpIntents::topic, "help"),
          row("said", HelpIntents::said, "said"));

  private ActionTable() {}

  /// @param answers the keys of the texts a block must have
  record Row(IntentAction action, Set<String> answers) {}

  private static Map.Entry<String, Row> row(String name, IntentAction action, String... answers) {
    return Map.entry(name, new Row(action, Set.of(answers)));
  }

  static Map<String, Row> rows() {
    return ROWS;
  }

  /// @throws IllegalStateException when a data file names an action that is not here
  static IntentAction action(String name) {
    Row row = ROWS.get(name);
    if (row == null) {
      throw new IllegalStateException("no action is called " + name);
    }
    return row.action();
  }
}
