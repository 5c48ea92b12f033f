package dev.claw.gateway.intent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What machines are, where they are, what is installed on them.
final class DeviceIntents {
  private static final String INFO = "device.info";

  private DeviceIntents() {}

  static Reply os(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    NodeSummary node = Machines.named(call);
    Payload info = Machines.ask(call, node, INFO);
    return Reply.of("os")
        .with("node", node.name())
        .with("system", info.text("systemName").orElse(node.facts().platform()))
        .with("version", info.text("systemVersion").orElse(""));
  }

  static Reply model(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    NodeSummary node = Machines.named(call);
    Payload info = Machines.ask(call, node, INFO);
    return Reply.of(info.text("modelIdentifier").isPresent() ? "model" : "unknown")
        .with("node", node.name())
        .with("model", info.text("modelIdentifier").orElse(""))
        .with("system", info.text("systemName").orElse(node.facts().platform()))
        .with("version", info.text("systemVersion").orElse(""));
  }

  static Reply agentVersion(IntentCall call) throws Refused {
    NodeSummary node = Machines.named(call);
    String version = node.facts().agentVersion();
    return version == null
        ? Reply.of("unknown").with("node", node.name())
        : Reply.of("version").with("node", node.name()).with("version", version);
  }

  static Reply network(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    NodeSummary node = Machines.named(call);
    DeviceStatus status = DeviceStatus.of(call, node);
    Payload network = status.payload().part("network");
    Optional<String> state = network.text("status");
    List<String> interfaces =
        status.interfaces().stream().map(name -> call.phrases().word("network", name)).toList();
    boolean metered = network.json().path("isExpensive").asBoolean(false);
    return state.isEmpty()
        ? Reply.of("unknown").with("node", node.name())
        : Reply.of("network")
            .with("node", node.name())
            .with("state", call.phrases().word("network", state.get()))
            .with("interfaces", call.phrases().list(interfaces))
            .with("metered", metered ? call.book().reply("network.metered") : "");
  }

  static Reply locate(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    NodeSummary node = Machines.named(call);
    Payload place = Machines.ask(call, node, "location.get");
    OptionalDouble lat = place.number("lat");
    OptionalDouble lon = place.number("lon");
    if (lat.isEmpty() || lon.isEmpty()) {
      throw place.unreadable();
    }
    String at = degrees(lat.getAsDouble()) + "," + degrees(lon.getAsDouble());
    OptionalDouble accuracy = place.number("accuracyMeters");
    return Reply.of("found")
        .with("node", node.name())
        .with("place", at.replace(",", ", "))
        .with("map", "https://www.openstreetmap.org/?mlat=" + at.replace(",", "&mlon="))
        .with(
            "accuracy",
            accuracy.isEmpty() ? "" : call.phrases().decimal(accuracy.getAsDouble(), 0));
  }

  /// Five places are about a metre.
  private static String degrees(double value) {
    return Double.toString(Math.round(value * 100_000) / 100_000.0);
  }

  static Reply installed(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    NodeSummary node = Machines.named(call);
    String app = call.slots().text("app").orElse("");
    ObjectNode params = Machines.params();
    params.putArray("bins").add(app);
    Payload found = Machines.ask(call, node, "system.which", params).part("bins");
    Reply reply = Reply.of(found.text(app).isPresent() ? "installed" : "missing");
    return reply
        .with("app", app)
        .with("node", node.name())
        .with("path", found.text(app).orElse(""));
  }

  static Reply cameras(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    Machines.Target target = Machines.forCommand(call, "camera.list");
    Payload list = Machines.ask(call, target.node(), "camera.list");
    List<String> names = new ArrayList<>();
    for (JsonNode device : list.json().path("devices")) {
      if (names.size() < 32) {
        Payload camera = new Payload(target.node(), device);
        String name = camera.text("name").or(() -> camera.text("id")).orElse("?");
        names.add(call.phrases().text("camera.named", camera(name, camera)));
      }
    }
    return Reply.of(names.isEmpty() ? "none" : "some")
        .with("node", target.node().name())
        .with("names", call.phrases().list(names))
        .with("count", call.phrases().count("camera", names.size()))
        .with("reason", target.reason());
  }

  private static Map<String, String> camera(String name, Payload camera) {
    String position = camera.text("position").orElse("");
    return Map.of("name", name, "position", position.equals("unspecified") ? "" : position);
  }
}
