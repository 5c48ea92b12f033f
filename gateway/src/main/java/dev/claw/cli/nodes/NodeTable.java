package dev.claw.cli.nodes;

import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Table;
import dev.claw.cli.terminal.Table.Cell;
import dev.claw.cli.terminal.Tone;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.roster.ApprovalState;
import dev.claw.protocol.roster.NodeRow;
import dev.claw.protocol.roster.Power;
import org.jspecify.annotations.Nullable;

/// Nodes as rows for people.
public final class NodeTable {
  private NodeTable() {}

  /// Prints one row per node.
  public static void print(Shell shell, Roster roster, String indent) {
    Table table = new Table(shell, indent);
    for (NodeRow node : roster.nodes()) {
      table.row(
          dot(node),
          new Cell(node.profile().label(), Tone.STRONG),
          Cell.of(platform(node)),
          state(node, roster.ts()),
          Cell.of(power(node.power())),
          Cell.of(String.join(" ", Abilities.of(node.surface().commands()))));
    }
    table.print();
  }

  private static Cell dot(NodeRow node) {
    if (!node.connected()) {
      return new Cell("○", Tone.DIM);
    }
    return node.approvalState() == ApprovalState.APPROVED
        ? new Cell("●", Tone.GOOD)
        : new Cell("●", Tone.WARN);
  }

  private static Cell state(NodeRow node, long nowMs) {
    ApprovalState approval = node.approvalState();
    if (approval == ApprovalState.PENDING_APPROVAL) {
      return new Cell("waits for approval", Tone.WARN);
    }
    if (approval == ApprovalState.PENDING_REAPPROVAL) {
      return new Cell("wants more", Tone.WARN);
    }
    if (approval == ApprovalState.UNAPPROVED) {
      return new Cell("not approved", Tone.WARN);
    }
    if (node.connected()) {
      boolean here = Boolean.TRUE.equals(node.host().gatewayLocal());
      return new Cell(here ? "this machine" : "connected", Tone.GOOD);
    }
    Long seen = node.seen().lastSeenAtMs();
    return new Cell(seen == null ? "never seen" : "seen " + Words.ago(seen, nowMs), Tone.DIM);
  }

  private static String platform(NodeRow node) {
    String platform = node.profile().platform();
    return platform == null ? "?" : platform;
  }

  /// Mains or battery, in a word.
  static String power(@Nullable Power power) {
    if (power == null) {
      return "";
    }
    String percent = power.percent() == null ? "" : power.percent() + " %";
    return switch (power.source()) {
      case MAINS -> percent.isEmpty() ? "mains" : percent + " charging";
      case BATTERY -> percent.isEmpty() ? "battery" : percent;
    };
  }
}
