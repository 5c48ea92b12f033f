package dev.claw.gateway.intent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Which machines there are, who answers, and what each can do.
final class NodeIntents {
  private static final List<String> CHEAP = List.of("device.info", "device.status", "camera.list");

  private NodeIntents() {}

  static Reply overview(IntentCall call) {
    List<NodeSummary> nodes = call.actions().nodes();
    if (nodes.isEmpty()) {
      return Reply.of("alone");
    }
    GatewayFacts gateway = call.actions().gateway();
    List<NodeSummary> online = nodes.stream().filter(NodeSummary::connected).toList();
    List<NodeSummary> offline = nodes.stream().filter(node -> !node.connected()).toList();
    List<String> pending = gateway.pending().stream().map(GatewayFacts.Pending::name).toList();
    return Reply.of(gateway.problems().isEmpty() ? "fine" : "degraded")
        .with("problems", call.phrases().list(gateway.problems()))
        .with("online", online.size())
        .with("total", call.phrases().count("machine", nodes.size()))
        .with("names", call.phrases().list(Machines.names(online)))
        .with("offline", call.phrases().list(Machines.names(offline)))
        .with("pending", call.phrases().list(pending));
  }

  static Reply all(IntentCall call) {
    List<String> names = new ArrayList<>();
    for (NodeSummary node : call.actions().nodes()) {
      String state = node.connected() ? "online" : "offline";
      names.add(node.name() + " (" + call.phrases().word("state", state) + ")");
    }
    return some(call, names);
  }

  static Reply online(IntentCall call) {
    return some(call, which(call, NodeSummary::connected));
  }

  static Reply offline(IntentCall call) {
    return some(call, which(call, node -> !node.connected()));
  }

  private static List<String> which(IntentCall call, Predicate<NodeSummary> test) {
    return Machines.names(call.actions().nodes().stream().filter(test).toList());
  }

  private static Reply some(IntentCall call, List<String> names) {
    return names.isEmpty()
        ? Reply.of("none")
        : Reply.of("some")
            .with("count", call.phrases().count("machine", names.size()))
            .with("names", call.phrases().list(names));
  }

  static Reply count(IntentCall call) {
    int total = call.actions().nodes().size();
    return total == 0
        ? Reply.of("none")
        : Reply.of("counted")
            .with("total", call.phrases().count("machine", total))
            .with("online", which(call, NodeSummary::connected).size());
  }

  static Reply reachable(IntentCall call) throws Refused {
    NodeSummary node = Machines.named(call);
    return node.connected()
        ? Reply.of("yes").with("node", node.name())
        : Reply.of("no").with("node", node.name()).with("seen", Machines.seen(call, node));
  }

  static Reply seen(IntentCall call) throws Refused {
    NodeSummary node = Machines.named(call);
    String seen = Machines.seen(call, node);
    String key = seen.isEmpty() ? "never" : "seen";
    return Reply.of(node.connected() ? "now" : key).with("node", node.name()).with("seen", seen);
  }

  static Reply address(IntentCall call) throws Refused {
    NodeSummary node = Machines.named(call);
    String address = node.presence().address();
    return address == null
        ? Reply.of("unknown").with("node", node.name())
        : Reply.of("known").with("node", node.name()).with("address", address);
  }

  static Reply ping(IntentCall call) throws Refused, IntentFailure, InterruptedException {
    NodeSummary node = Machines.named(call);
    Optional<String> command =
        CHEAP.stream().filter(name -> node.offer().commands().contains(name)).findFirst();
    if (node.connected() && command.isEmpty()) {
      return Reply.of("mute").with("node", node.name());
    }
    Instant asked = call.now();
    Machines.ask(call, node, command.orElse("device.info"));
    long took = Duration.between(asked, call.now()).toMillis();
    return Reply.of("answered").with("node", node.name()).with("time", took);
  }

  static Reply can(IntentCall call) throws Refused {
    NodeSummary node = Machines.named(call);
    List<String> abilities = abilities(call, node.offer().commands());
    return Reply.of(abilities.isEmpty() ? "nothing" : "can")
        .with("node", node.name())
        .with("abilities", call.phrases().list(abilities))
        .with("offline", node.connected() ? "" : call.phrases().word("state", "offline"))
        .with("withheld", call.phrases().list(withheld(call, node)));
  }

  private static List<String> abilities(IntentCall call, Iterable<String> commands) {
    List<String> abilities = new ArrayList<>();
    TreeSet<String> sorted = new TreeSet<>();
    commands.forEach(sorted::add);
    for (String command : sorted) {
      if (call.book().replies("can." + command)) {
        abilities.add(call.book().reply("can." + command));
      }
    }
    return abilities;
  }

  private static List<String> withheld(IntentCall call, NodeSummary node) {
    List<String> withheld = new ArrayList<>();
    for (String command : new TreeSet<>(node.offer().withheld().keySet())) {
      String why = node.offer().withheld().getOrDefault(command, "");
      withheld.add(call.phrases().word("can", command) + " (" + why + ")");
    }
    return withheld;
  }

  static Reply able(IntentCall call) throws Refused {
    NodeSummary node = Machines.named(call);
    String command = call.slots().text("capability").orElse("");
    String why = node.offer().withheld().getOrDefault(command, "");
    String key;
    if (node.offer().commands().contains(command)) {
      key = node.connected() ? "yes" : "offline";
    } else {
      key = why.isEmpty() ? "no" : "withheld";
    }
    return Reply.of(key)
        .with("node", node.name())
        .with("ability", call.phrases().word("can", command))
        .with("why", why);
  }
}
