package dev.claw.gateway.intent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.gateway.intent.sentence.NodeRef;
import java.util.List;

/// The owner's named scripts.
final class ScriptIntents {
  private static final String RUN = "system.run";

  private ScriptIntents() {}

  static Reply all(IntentCall call) {
    List<String> names = call.actions().scripts().stream().map(NamedScript::name).toList();
    return names.isEmpty()
        ? Reply.of("none")
        : Reply.of("some").with("names", call.phrases().list(names));
  }

  static Reply run(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    NamedScript script = script(call);
    NodeSummary node = node(call, script);
    ObjectNode params = Machines.params();
    script.argv().forEach(params.putArray("command")::add);
    Payload result = Machines.ask(call, node, RUN, params);
    boolean late = result.json().path("timedOut").asBoolean(false);
    boolean success = result.json().path("success").asBoolean(false);
    String printed = result.text(success ? "stdout" : "stderr").orElse("");
    String ended = success ? "finished" : "failed";
    return Reply.of(late ? "late" : ended)
        .with("script", script.name())
        .with("node", node.name())
        .with("code", result.json().path("exitCode").asText("?"))
        .with("printed", printed);
  }

  private static NamedScript script(IntentCall call) throws Refused {
    String name = call.slots().text("script").orElse("");
    for (NamedScript script : call.actions().scripts()) {
      if (script.name().equals(name)) {
        return script;
      }
    }
    throw new Refused(Reply.of("script.gone").with("script", name));
  }

  private static NodeSummary node(IntentCall call, NamedScript script) throws Refused {
    NodeRef usual = script.node();
    return usual == null || call.slots().value(Machines.SLOT).isPresent()
        ? Machines.named(call)
        : Machines.byRef(call, usual);
  }
}
