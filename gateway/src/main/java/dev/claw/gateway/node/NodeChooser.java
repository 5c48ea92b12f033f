package dev.claw.gateway.node;

import dev.claw.protocol.roster.Power;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// Picks the node for a command that was not asked of a certain one. Only nodes that are connected,
/// approved and offer the command are considered. Of these the first difference decides: the
/// configured priority, the gateway's own machine where that is wished, the machine a person used
/// last, mains before battery, more charge before less; then the name.
public final class NodeChooser {
  private static final int NO_PRIORITY = 1000;
  private static final int MAX_NAMED = 5;
  private static final int FULL = 100;

  private final NodeRoster roster;
  private final InstantSource clock;

  /// A chooser over the nodes of a roster.
  public NodeChooser(NodeRoster roster, InstantSource clock) {
    this.roster = roster;
    this.clock = clock;
  }

  /// One thing that tells candidates apart: smaller is better.
  private record Criterion(String reason, Comparator<NodeView> order) {}

  /// Picks a node.
  public Choice choose(String command, Preferences preferences) {
    List<NodeView> all = roster.nodes();
    List<Criterion> criteria = criteria(preferences);
    List<NodeView> fit =
        all.stream()
            .filter(node -> node.offers(command) && !preferences.except().contains(node.id()))
            .sorted(order(criteria))
            .toList();
    if (fit.isEmpty()) {
      return new Choice.None(nobody(all, command, preferences));
    }
    return new Choice.Chosen(fit.getFirst(), why(fit, command, criteria));
  }

  private List<Criterion> criteria(Preferences preferences) {
    long recently = clock.millis() - NodeLooks.ACTIVE_FOR.toMillis();
    var criteria = new ArrayList<Criterion>();
    criteria.add(
        new Criterion(
            "it has the higher priority", Comparator.comparingInt(NodeChooser::priority)));
    if (preferences.localFirst()) {
      criteria.add(
          new Criterion(
              "it is this machine", Comparator.comparing(node -> !node.presence().local())));
    }
    criteria.add(
        new Criterion(
            "somebody used it last",
            Comparator.comparingLong(node -> -activeSince(node, recently))));
    criteria.add(
        new Criterion("it has more power", Comparator.comparingInt(node -> -charge(node))));
    return criteria;
  }

  private static Comparator<NodeView> order(List<Criterion> criteria) {
    Comparator<NodeView> order = (_, _) -> 0;
    for (Criterion criterion : criteria) {
      order = order.thenComparing(criterion.order());
    }
    return order
        .thenComparing(NodeView::name, String.CASE_INSENSITIVE_ORDER)
        .thenComparing(NodeView::id);
  }

  private static String why(List<NodeView> fit, String command, List<Criterion> criteria) {
    NodeView chosen = fit.getFirst();
    if (fit.size() == 1) {
      return "I chose "
          + chosen.name()
          + ": it is the only connected node that may do "
          + command
          + ".";
    }
    NodeView next = fit.get(1);
    for (Criterion criterion : criteria) {
      if (criterion.order().compare(chosen, next) < 0) {
        return sentence(chosen, next, detailed(criterion, chosen, next));
      }
    }
    return sentence(chosen, next, "nothing tells them apart but the name");
  }

  private static String sentence(NodeView chosen, NodeView next, String reason) {
    return "I chose " + chosen.name() + " over " + next.name() + ": " + reason + ".";
  }

  private static String detailed(Criterion criterion, NodeView chosen, NodeView next) {
    return criterion.reason().equals("it has more power")
        ? "it is " + power(chosen) + ", " + next.name() + " is " + power(next)
        : criterion.reason();
  }

  private static String power(NodeView node) {
    Power power = node.power();
    if (power == null) {
      return "of unknown power";
    }
    return switch (power.source()) {
      case MAINS -> "on mains";
      case BATTERY ->
          "on battery" + (power.percent() == null ? "" : " (" + power.percent() + " %)");
    };
  }

  private static int priority(NodeView node) {
    return node.priority() == null ? NO_PRIORITY : node.priority();
  }

  private static long activeSince(NodeView node, long recently) {
    long active = node.presence().lastActiveMs();
    return active >= recently ? active : 0;
  }

  /// Mains counts more than a full battery; a machine that says nothing most likely has no battery.
  private static int charge(NodeView node) {
    Power power = node.power();
    if (power == null) {
      return FULL + 1;
    }
    return switch (power.source()) {
      case MAINS -> FULL + 2;
      case BATTERY -> power.percent() == null ? FULL / 2 : power.percent();
    };
  }

  private static String nobody(List<NodeView> all, String command, Preferences preferences) {
    if (all.isEmpty()) {
      return "No node is paired yet: run `claw nodes add`.";
    }
    String each =
        all.stream()
            .limit(MAX_NAMED)
            .map(node -> node.name() + " " + obstacle(node, command, preferences))
            .collect(Collectors.joining("; "));
    String more = all.size() > MAX_NAMED ? "; and " + (all.size() - MAX_NAMED) + " more" : "";
    return "No node can do " + command + " now: " + each + more + ".";
  }

  private static String obstacle(NodeView node, String command, Preferences preferences) {
    NodeView.Presence presence = node.presence();
    if (!presence.approved()) {
      return "waits for approval (claw nodes approve " + presence.pendingRequestId() + ")";
    }
    if (!presence.connected()) {
      return "is not connected";
    }
    return preferences.except().contains(node.id()) && node.offers(command)
        ? "just failed"
        : "does not offer it";
  }
}
