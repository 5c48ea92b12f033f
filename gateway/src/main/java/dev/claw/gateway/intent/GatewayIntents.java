package dev.claw.gateway.intent;

import java.time.Duration;
import java.util.List;

/// The gateway about itself.
final class GatewayIntents {
  private GatewayIntents() {}

  static Reply version(IntentCall call) {
    return Reply.of("version").with("version", call.actions().gateway().version());
  }

  static Reply health(IntentCall call) {
    GatewayFacts gateway = call.actions().gateway();
    return Reply.of(gateway.problems().isEmpty() ? "healthy" : "degraded")
        .with("problems", call.phrases().list(gateway.problems()))
        .with("time", uptime(call, gateway));
  }

  static Reply uptime(IntentCall call) {
    return Reply.of("up").with("time", uptime(call, call.actions().gateway()));
  }

  private static String uptime(IntentCall call, GatewayFacts gateway) {
    return call.phrases().duration(Duration.between(gateway.startedAt(), call.now()));
  }

  static Reply lastError(IntentCall call) {
    GatewayFacts.LastError error = call.actions().gateway().lastError();
    return error == null
        ? Reply.of("none")
        : Reply.of("error")
            .with("message", error.message())
            .with("when", call.phrases().ago(error.at(), call.now()));
  }

  static Reply connections(IntentCall call) {
    List<String> clients = call.actions().gateway().clients();
    List<String> nodes =
        Machines.names(call.actions().nodes().stream().filter(NodeSummary::connected).toList());
    return Reply.of(clients.isEmpty() && nodes.isEmpty() ? "none" : "some")
        .with("clients", call.phrases().list(clients))
        .with("nodes", call.phrases().list(nodes));
  }

  static Reply pending(IntentCall call) {
    List<GatewayFacts.Pending> pending = call.actions().gateway().pending();
    return pending.isEmpty()
        ? Reply.of("none")
        : Reply.of("some")
            .with(
                "names",
                call.phrases().list(pending.stream().map(GatewayFacts.Pending::name).toList()))
            .with("command", pending.getFirst().approveWith());
  }
}
