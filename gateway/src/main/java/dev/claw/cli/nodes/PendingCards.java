package dev.claw.cli.nodes;

import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Table;
import dev.claw.cli.terminal.Table.Cell;
import dev.claw.cli.terminal.Tone;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.pairing.NodeProfile;
import dev.claw.protocol.pairing.PendingNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a person needs to see to decide about a node.
public final class PendingCards {
  private final Shell shell;
  private final String stateOption;

  /// Cards for this shell.
  ///
  /// @param stateOption what has to follow the commands shown
  public PendingCards(Shell shell, String stateOption) {
    this.shell = shell;
    this.stateOption = stateOption;
  }

  /// One line per node and what to type.
  public void brief(List<PendingNode> requests) {
    for (PendingNode request : requests) {
      String name = Words.line(request.profile().label());
      shell.say();
      shell.say(
          "  "
              + shell.paint(Tone.WARN, "▲ ")
              + shell.paint(Tone.STRONG, brief(name))
              + " wants to join"
              + offers(request)
              + shell.paint(Tone.DIM, ", " + Words.ago(request.ts(), shell.clock().millis())));
      if (request.check() != null) {
        shell.say("    check  " + shell.paint(Tone.STRONG, Words.check(request.check())));
      }
      shell.say("    " + shell.paint(Tone.LINK, "claw nodes approve " + argument(request)));
    }
  }

  private static String offers(PendingNode request) {
    List<String> abilities = Abilities.of(request.surface().commands());
    return abilities.isEmpty() ? "" : " with " + String.join(", ", abilities);
  }

  private static String brief(String name) {
    return name.length() == 64 ? name.substring(0, 12) : name;
  }

  private String argument(PendingNode request) {
    String label = Words.line(request.profile().label());
    return Words.quoted(label.length() == 64 ? request.requestId() : label) + stateOption;
  }

  /// Everything about one node.
  public void full(PendingNode request) {
    NodeProfile profile = request.profile();
    shell.say(
        shell.paint(Tone.WARN, "▲ ")
            + shell.paint(Tone.STRONG, brief(Words.line(profile.label()))));
    Table table = new Table(shell, "  ");
    fact(table, "machine", joined(profile.platform(), profile.modelIdentifier()));
    fact(table, "program", joined(profile.clientId(), profile.version()));
    fact(table, "address", profile.remoteIp());
    fact(table, "id", profile.nodeId());
    for (String evidence : request.evidence() == null ? List.<String>of() : request.evidence()) {
      fact(table, "known as", evidence);
    }
    if (request.check() != null) {
      table.row(new Cell("check", Tone.DIM), new Cell(Words.check(request.check()), Tone.STRONG));
    }
    table.print();
    if (request.check() != null) {
      shell.say(shell.paint(Tone.DIM, "  The node shows the same check. If it does not, say no."));
    }
    commands(request.surface().commands());
  }

  private void commands(List<String> commands) {
    if (commands.isEmpty()) {
      shell.say("  It offers no commands.");
      return;
    }
    shell.say("  Once approved, Claw can use there:");
    Table table = new Table(shell, "    ");
    for (String command : commands.stream().sorted(PendingCards::sensitiveFirst).toList()) {
      boolean sensitive = Abilities.isSensitive(command);
      table.row(
          new Cell(command, sensitive ? Tone.WARN : Tone.PLAIN),
          new Cell(sensitive ? "sensitive" : "", Tone.WARN));
    }
    table.print();
  }

  private static int sensitiveFirst(String one, String other) {
    int rank = Boolean.compare(Abilities.isSensitive(other), Abilities.isSensitive(one));
    return rank == 0 ? one.compareTo(other) : rank;
  }

  private static void fact(Table table, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      table.row(new Cell(name, Tone.DIM), Cell.of(value));
    }
  }

  private static String joined(@Nullable String one, @Nullable String other) {
    return Stream.of(one, other).filter(Objects::nonNull).collect(Collectors.joining(" · "));
  }
}
