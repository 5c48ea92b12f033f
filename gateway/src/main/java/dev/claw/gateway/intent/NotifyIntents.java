package dev.claw.gateway.intent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Notifications on machines.
final class NotifyIntents {
  private static final String NOTIFY = "system.notify";

  private NotifyIntents() {}

  static Reply one(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    NodeSummary node = Machines.named(call);
    Machines.ask(call, node, NOTIFY, params(call));
    return Reply.of("sent").with("node", node.name()).with("text", text(call));
  }

  static Reply all(IntentCall call) throws InterruptedException {
    List<FanOut.Result<Payload>> results =
        FanOut.ask(
            Machines.offering(call, NOTIFY),
            node -> Machines.ask(call, node, NOTIFY, params(call)));
    List<String> reached =
        results.stream()
            .filter(result -> result.value().isPresent())
            .map(result -> result.node().name())
            .toList();
    return Reply.of(reached.isEmpty() ? "none" : "sent")
        .with("nodes", call.phrases().list(reached))
        .with("text", text(call))
        .with("failed", call.phrases().list(FanOut.failed(results)));
  }

  private static ObjectNode params(IntentCall call) {
    return Machines.params()
        .put("title", call.book().reply("notify.title"))
        .put("body", text(call));
  }

  private static String text(IntentCall call) {
    return call.slots().text("text").orElse("");
  }
}
