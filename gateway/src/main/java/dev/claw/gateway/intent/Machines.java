package dev.claw.gateway.intent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.gateway.intent.sentence.NodeRef;
import dev.claw.gateway.intent.sentence.SlotValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds the machine a sentence speaks of and asks it.
final class Machines {
  static final String SLOT = "node";

  /// Filled where a sentence says "my" of a screen or camera.
  private static final String OWN = "own";

  private Machines() {}

  /// A machine, and why it was picked; the reason is empty when the sentence named it.
  record Target(NodeSummary node, String reason) {}

  static ObjectNode params() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// The machine the sentence names, or this one when it names none.
  static NodeSummary named(IntentCall call) throws Refused {
    return call.slots().value(SLOT).orElse(null) instanceof SlotValue.Node(NodeRef node, _)
        ? byRef(call, node)
        : here(call);
  }

  static NodeSummary here(IntentCall call) throws Refused {
    for (NodeSummary node : call.actions().nodes()) {
      if (node.presence().local()) {
        return node;
      }
    }
    throw new Refused(Reply.of("here.missing"));
  }

  static NodeSummary byRef(IntentCall call, NodeRef ref) throws Refused {
    for (NodeSummary node : call.actions().nodes()) {
      if (node.node().id().equals(ref.id())) {
        return node;
      }
    }
    throw new Refused(Reply.of("node.gone").with(SLOT, ref.name()));
  }

  /// The machine the sentence names, this one for "my screen", or the one the gateway picks.
  static Target forCommand(IntentCall call, String command) throws Refused, IntentFailure {
    if (call.slots().value(SLOT).isPresent() || call.slots().value(OWN).isPresent()) {
      NodeSummary node = named(call);
      require(call, node, command);
      return new Target(node, "");
    }
    Choice choice = call.actions().choose(command);
    NodeSummary node = byRef(call, choice.node());
    return new Target(
        node, call.phrases().text("chosen", Map.of(SLOT, node.name(), "reason", choice.reason())));
  }

  static boolean offers(NodeSummary node, String command) {
    return node.connected() && node.offer().commands().contains(command);
  }

  static void require(IntentCall call, NodeSummary node, String command) throws Refused {
    if (!node.connected()) {
      throw new Refused(
          Reply.of("node.offline").with(SLOT, node.name()).with("seen", seen(call, node)));
    }
    if (!node.offer().commands().contains(command)) {
      throw new Refused(
          Reply.of("node.lacks")
              .with(SLOT, node.name())
              .with("ability", call.phrases().word("can", command))
              .with("why", node.offer().withheld().getOrDefault(command, "")));
    }
  }

  /// When a machine was last there; empty when never.
  static String seen(IntentCall call, NodeSummary node) {
    Instant seen = node.presence().lastSeen();
    return seen == null ? "" : call.phrases().ago(seen, call.now());
  }

  static Payload ask(IntentCall call, NodeSummary node, String command, ObjectNode params)
      throws Refused, IntentFailure, InterruptedException {
    require(call, node, command);
    return new Payload(node, call.actions().invoke(node.node(), command, params));
  }

  static Payload ask(IntentCall call, NodeSummary node, String command)
      throws Refused, IntentFailure, InterruptedException {
    return ask(call, node, command, params());
  }

  static List<NodeSummary> offering(IntentCall call, String command) {
    List<NodeSummary> offering = new ArrayList<>();
    for (NodeSummary node : call.actions().nodes()) {
      if (offers(node, command)) {
        offering.add(node);
      }
    }
    return offering;
  }

  static List<String> names(List<NodeSummary> nodes) {
    return nodes.stream().map(NodeSummary::name).toList();
  }
}
