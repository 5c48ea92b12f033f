package dev.claw.gateway.intent;

import dev.claw.gateway.intent.DeviceStatus.Room;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// How machines are: battery, disk, memory, load, heat, time since start.
final class HealthIntents {
  private static final double LOW_BATTERY = 0.15;
  private static final double LOW_DISK = 0.05;
  private static final double HIGH_LOAD = 2;

  private HealthIntents() {}

  static Reply status(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    NodeSummary node = Machines.named(call);
    if (!node.connected()) {
      return Reply.of("offline").with("node", node.name()).with("seen", Machines.seen(call, node));
    }
    Optional<DeviceStatus> status =
        Machines.offers(node, DeviceStatus.COMMAND)
            ? Optional.of(DeviceStatus.of(call, node))
            : Optional.empty();
    List<String> parts = new ArrayList<>();
    List<String> worries = new ArrayList<>();
    status.ifPresent(known -> battery(call, known, parts, worries));
    disk(status, node).ifPresent(room -> disk(call, room, parts, worries));
    stats(call, node, parts, worries);
    status.ifPresent(known -> rest(call, known, parts, worries));
    String key = parts.isEmpty() ? "silent" : "well";
    return Reply.of(worries.isEmpty() ? key : "strained")
        .with("node", node.name())
        .with("parts", call.phrases().list(parts))
        .with("worries", call.phrases().list(worries));
  }

  private static void battery(
      IntentCall call, DeviceStatus status, List<String> parts, List<String> worries) {
    OptionalDouble level = status.battery();
    if (level.isPresent()) {
      parts.add(part(call, "part.battery", "percent", batteryText(call, status)));
      if (level.getAsDouble() < LOW_BATTERY && status.batteryState().equals("unplugged")) {
        worries.add(call.book().reply("worry.battery"));
      }
    }
  }

  private static void disk(IntentCall call, Room room, List<String> parts, List<String> worries) {
    parts.add(part(call, "part.disk", "free", call.phrases().bytes(room.free())));
    if (room.share() < LOW_DISK) {
      worries.add(call.book().reply("worry.disk"));
    }
  }

  private static void stats(
      IntentCall call, NodeSummary node, List<String> parts, List<String> worries) {
    HostStats stats = node.stats();
    if (stats == null) {
      return;
    }
    parts.add(part(call, "part.memory", "free", call.phrases().bytes(stats.memoryFree())));
    Double load = stats.load();
    if (load != null) {
      parts.add(part(call, "part.load", "load", call.phrases().decimal(load, 2)));
      if (load > HIGH_LOAD * stats.processors()) {
        worries.add(call.book().reply("worry.load"));
      }
    }
  }

  private static void rest(
      IntentCall call, DeviceStatus status, List<String> parts, List<String> worries) {
    status
        .uptime()
        .ifPresent(up -> parts.add(part(call, "part.uptime", "time", call.phrases().duration(up))));
    String heat = status.thermal().orElse("");
    if (heat.equals("serious") || heat.equals("critical")) {
      worries.add(call.book().reply("worry.heat"));
    }
  }

  private static String part(IntentCall call, String key, String name, String value) {
    return call.phrases().text(key, Map.of(name, value));
  }

  static Reply battery(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    NodeSummary node = Machines.named(call);
    DeviceStatus status = DeviceStatus.of(call, node);
    return status.battery().isEmpty()
        ? Reply.of("none").with("node", node.name())
        : Reply.of("level")
            .with("node", node.name())
            .with("percent", call.phrases().percent(status.battery().getAsDouble()))
            .with("state", call.phrases().word("battery", status.batteryState()));
  }

  private static String batteryText(IntentCall call, DeviceStatus status) {
    String percent = call.phrases().percent(status.battery().orElse(0));
    String state = status.batteryState();
    return state.isEmpty() ? percent : percent + " " + call.phrases().word("battery", state);
  }

  static Reply lowestBattery(IntentCall call) throws InterruptedException {
    List<FanOut.Result<DeviceStatus>> found =
        FanOut.ask(
                Machines.offering(call, DeviceStatus.COMMAND), node -> DeviceStatus.of(call, node))
            .stream()
            .filter(result -> result.value().flatMap(HealthIntents::level).isPresent())
            .sorted(Comparator.comparingDouble(HealthIntents::level))
            .toList();
    if (found.isEmpty()) {
      return Reply.of("none");
    }
    List<String> texts =
        found.stream()
            .map(
                each ->
                    each.node().name()
                        + " "
                        + each.value().map(s -> batteryText(call, s)).orElse(""))
            .toList();
    return Reply.of("lowest")
        .with("lowest", texts.getFirst())
        .with("others", call.phrases().list(texts.subList(1, texts.size())));
  }

  private static Optional<Double> level(DeviceStatus status) {
    OptionalDouble level = status.battery();
    return level.isPresent() ? Optional.of(level.getAsDouble()) : Optional.empty();
  }

  private static double level(FanOut.Result<DeviceStatus> result) {
    return result.value().flatMap(HealthIntents::level).orElse(1.0);
  }

  private static Optional<Room> disk(Optional<DeviceStatus> status, NodeSummary node) {
    Optional<Room> told = status.flatMap(DeviceStatus::disk);
    HostStats stats = node.stats();
    if (told.isPresent() || stats == null) {
      return told;
    }
    Long total = stats.diskTotal();
    Long free = stats.diskFree();
    return total == null || free == null || total <= 0
        ? Optional.empty()
        : Optional.of(new Room(free, total));
  }

  private static Optional<Room> disk(IntentCall call, NodeSummary node)
      throws Refused, IntentFailure, InterruptedException {
    return Machines.offers(node, DeviceStatus.COMMAND)
        ? disk(Optional.of(DeviceStatus.of(call, node)), node)
        : disk(Optional.empty(), node);
  }

  static Reply disk(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    NodeSummary node = Machines.named(call);
    if (!node.connected()) {
      Machines.require(call, node, DeviceStatus.COMMAND);
    }
    return room(call, node, disk(call, node));
  }

  private static Reply room(IntentCall call, NodeSummary node, Optional<Room> known) {
    if (known.isEmpty()) {
      return Reply.of("unknown").with("node", node.name());
    }
    Room room = known.get();
    return Reply.of("free")
        .with("node", node.name())
        .with("free", call.phrases().bytes(room.free()))
        .with("total", call.phrases().bytes(room.total()))
        .with("percent", call.phrases().percent(room.share()));
  }

  static Reply lowestDisk(IntentCall call) throws InterruptedException {
    record Found(NodeSummary node, Room room) {}
    List<NodeSummary> online =
        call.actions().nodes().stream().filter(NodeSummary::connected).toList();
    Optional<Found> least =
        FanOut.ask(online, node -> disk(call, node)).stream()
            .flatMap(
                result ->
                    result.value().flatMap(room -> room).stream()
                        .map(room -> new Found(result.node(), room)))
            .min(Comparator.comparingDouble(found -> found.room().share()));
    return least.isEmpty()
        ? Reply.of("none")
        : room(call, least.get().node(), Optional.of(least.get().room()));
  }

  static Reply memory(IntentCall call) throws Refused {
    NodeSummary node = Machines.named(call);
    HostStats stats = node.stats();
    return stats == null || stats.memoryTotal() <= 0
        ? Reply.of("unknown").with("node", node.name())
        : room(call, node, Optional.of(new Room(stats.memoryFree(), stats.memoryTotal())))
            .with("when", call.phrases().ago(stats.reportedAt(), call.now()));
  }

  static Reply load(IntentCall call) throws Refused {
    return load(call, Machines.named(call), "load");
  }

  private static Reply load(IntentCall call, NodeSummary node, String key) {
    HostStats stats = node.stats();
    Double load = stats == null ? null : stats.load();
    return stats == null || load == null
        ? Reply.of("unknown").with("node", node.name())
        : Reply.of(key)
            .with("node", node.name())
            .with("load", call.phrases().decimal(load, 2))
            .with("processors", call.phrases().count("processor", stats.processors()))
            .with("when", call.phrases().ago(stats.reportedAt(), call.now()));
  }

  static Reply busiest(IntentCall call) {
    Optional<NodeSummary> busiest =
        call.actions().nodes().stream()
            .filter(node -> node.connected() && perProcessor(node) >= 0)
            .max(Comparator.comparingDouble(HealthIntents::perProcessor));
    return busiest.isEmpty() ? Reply.of("none") : load(call, busiest.get(), "highest");
  }

  private static double perProcessor(NodeSummary node) {
    HostStats stats = node.stats();
    Double load = stats == null ? null : stats.load();
    return stats == null || load == null ? -1 : load / Math.max(1, stats.processors());
  }

  static Reply uptime(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    NodeSummary node = Machines.named(call);
    Optional<Duration> uptime = DeviceStatus.of(call, node).uptime();
    return uptime.isEmpty()
        ? Reply.of("unknown").with("node", node.name())
        : Reply.of("up")
            .with("node", node.name())
            .with("time", call.phrases().duration(uptime.get()));
  }

  static Reply heat(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    NodeSummary node = Machines.named(call);
    Optional<String> state = DeviceStatus.of(call, node).thermal();
    return state.isEmpty()
        ? Reply.of("unknown").with("node", node.name())
        : Reply.of("state")
            .with("node", node.name())
            .with("state", call.phrases().word("heat", state.get()));
  }
}
