package dev.claw.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Table;
import dev.claw.cli.terminal.Table.Cell;
import dev.claw.cli.terminal.Tone;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.NodeRef;
import dev.claw.protocol.roster.HostStats;
import dev.claw.protocol.roster.NodeDescribe;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// `claw nodes describe`.
@Command(
    name = "describe",
    description = "Show everything about a node.",
    footer = {"", "Examples:", "  claw nodes describe server"})
public final class NodesDescribe extends OneNodeCommand {
  /// A command of this shell.
  public NodesDescribe(Shell shell) {
    super(shell);
  }

  @Override
  ExitCode run(GatewaySession session, NodeRow row)
      throws CliException, CallFailedException, IOException, InterruptedException {
    JsonNode answer = session.call("node.describe", new NodeRef(row.profile().nodeId()));
    if (json()) {
      shell().json(answer);
      return ExitCode.OK;
    }
    NodeDescribe described = GatewaySession.read("node.describe", answer, NodeDescribe.class);
    NodeTable.print(shell(), new Roster(described.ts(), List.of(described.node())), "");
    facts(described.node(), described.ts());
    commands(described.node());
    return ExitCode.OK;
  }

  private void facts(NodeRow node, long now) {
    Table table = new Table(shell(), "  ");
    var profile = node.profile();
    fact(table, "id", profile.nodeId());
    fact(table, "program", joined(profile.clientId(), profile.version()));
    fact(table, "machine", joined(profile.deviceFamily(), profile.modelIdentifier()));
    fact(table, "address", profile.remoteIp());
    fact(table, "check", Words.check(node.check()));
    fact(table, "priority", node.priority() == null ? null : node.priority().toString());
    Long since = node.activity().connectedAtMs();
    fact(table, "connected", since == null || !node.connected() ? null : Words.ago(since, now));
    stats(table, node.host().hostStats());
    permissions(table, node.surface().permissions());
    List<JsonNode> issues = node.host().issues();
    for (JsonNode issue : issues == null ? List.<JsonNode>of() : issues) {
      fact(table, "issue", issue.isTextual() ? issue.asText() : issue.path("message").asText());
    }
    table.print();
  }

  private static void stats(Table table, @Nullable HostStats stats) {
    if (stats == null) {
      return;
    }
    String memory =
        Words.size(stats.memoryFreeBytes())
            + " of "
            + Words.size(stats.memoryTotalBytes())
            + " free";
    fact(table, "memory", memory);
    if (stats.diskAvailableBytes() != null && stats.diskTotalBytes() != null) {
      fact(
          table,
          "disk",
          Words.size(stats.diskAvailableBytes())
              + " of "
              + Words.size(stats.diskTotalBytes())
              + " free");
    }
    if (stats.loadAverage() != null) {
      String load =
          stats.loadAverage().stream().map(String::valueOf).collect(Collectors.joining(" "));
      fact(table, "load", load + " on " + Words.count(stats.cpuCount(), "core", "cores"));
    }
  }

  private static void permissions(Table table, @Nullable Map<String, Boolean> permissions) {
    new TreeMap<>(permissions == null ? Map.of() : permissions)
        .forEach((name, granted) -> fact(table, name, granted ? "granted" : "not granted"));
  }

  private void commands(NodeRow node) {
    shell().say();
    shell().say(shell().paint(Tone.DIM, "can be asked for"));
    for (String command : node.surface().commands()) {
      shell().say("  " + Words.line(command));
    }
    List<String> waiting = node.pending().pendingDeclaredCommands();
    List<String> more =
        (waiting == null ? List.<String>of() : waiting)
            .stream().filter(command -> !node.surface().commands().contains(command)).toList();
    if (!more.isEmpty()) {
      shell().say(shell().paint(Tone.WARN, "waits for your approval (claw nodes approve)"));
      more.forEach(command -> shell().say("  " + Words.line(command)));
    }
  }

  private static void fact(Table table, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      table.row(new Cell(name, Tone.DIM), Cell.of(value));
    }
  }

  private static String joined(@Nullable String one, @Nullable String other) {
    return Stream.of(one, other).filter(Objects::nonNull).collect(Collectors.joining(" "));
  }
}
