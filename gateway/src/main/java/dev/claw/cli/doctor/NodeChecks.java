package dev.claw.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.claw.cli.link.Refusals;
import dev.claw.cli.nodes.Invoke;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.WireError;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.roster.ApprovalState;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Walks the gates a command to a node passes, in their order, and stops at the first closed one.
final class NodeChecks {
  private static final String PING = "device.info";

  /// Commands that change nothing and show nothing private, so that trying them is harmless.
  private static final Set<String> HARMLESS = Set.of(PING, "device.status", "camera.list");

  private final Invoke invoke;
  private final NodeRow node;
  private final String name;
  private final List<Finding> findings = new ArrayList<>();

  NodeChecks(Invoke invoke, NodeRow node) {
    this.invoke = invoke;
    this.node = node;
    this.name = Words.line(node.profile().label());
  }

  /// Walks them for one command, or for the node as a whole.
  List<Finding> walk(@Nullable String command)
      throws CliException, IOException, InterruptedException {
    if (approved() && connected() && (command == null || open(command)) && permitted(command)) {
      answers(command);
    }
    return List.copyOf(findings);
  }

  private boolean approved() {
    ApprovalState state = node.approvalState();
    if (state == ApprovalState.APPROVED) {
      return pass("approved", "device and commands");
    }
    if (state == ApprovalState.PENDING_REAPPROVAL) {
      findings.add(
          Finding.note(
              name + ": approved",
              "it now offers more than you approved",
              "Look at it and decide: claw nodes approve " + Words.quoted(name)));
      return true;
    }
    return stop(
        "approved",
        state == ApprovalState.PENDING_APPROVAL ? "it waits for you" : "its commands are not",
        state == ApprovalState.PENDING_APPROVAL
            ? "Run: claw nodes approve " + Words.quoted(name)
            : "Start claw-node there again, then run: claw nodes approve");
  }

  private boolean connected() {
    if (node.connected()) {
      return pass("connected", node.profile().remoteIp() == null ? "" : node.profile().remoteIp());
    }
    return stop(
        "connected",
        "it is away",
        "Start `claw-node run` on " + name + "; `claw-node status` there says what it waits for.");
  }

  /// Declared by the node, approved by the owner, allowed by the policy: the gateway names the gate
  /// when one of them is closed, and then nothing is sent.
  private boolean open(String command) throws CliException, IOException, InterruptedException {
    if (node.surface().commands().contains(command)) {
      return pass(command, "offered, approved and allowed");
    }
    try {
      invoke.call(node, command, JsonNodeFactory.instance.objectNode());
      return pass(command, "it works");
    } catch (CallFailedException e) {
      return stop(gate(e.error()), Refusals.explain(e.error()), fix(e.error(), command));
    }
  }

  private static String gate(WireError error) {
    String gate = error.detail("gate");
    return gate == null ? "command" : "gate " + Words.line(gate);
  }

  private String fix(WireError error, String command) {
    String gate = error.detail("gate");
    return switch (gate == null ? "" : gate) {
      case "denied-by-config" ->
          "Take " + command + " out of gateway.nodes.commands.deny, if you want to allow it.";
      case "platform-policy" ->
          "Allow it: claw config set gateway.nodes.commands.allow '[\"" + command + "\"]'";
      case "not-declared" ->
          "Run `claw-node status` on " + name + "; it says what is withheld and why.";
      case "not-approved", "awaiting-approval" -> "Run: claw nodes approve " + Words.quoted(name);
      default -> "Look at `claw nodes describe " + Words.quoted(name) + "`.";
    };
  }

  /// What the node itself reports about its operating system.
  private boolean permitted(@Nullable String command) {
    Map<String, Boolean> permissions = node.surface().permissions();
    new TreeMap<>(permissions == null ? Map.of() : permissions)
        .forEach(
            (permission, granted) -> {
              if (!granted && concerns(permission, command)) {
                findings.add(
                    Finding.note(
                        name + ": permission",
                        permission + " is not granted there",
                        "Grant it in the system's privacy settings on " + name + "."));
              }
            });
    List<JsonNode> issues = node.host().issues();
    for (JsonNode issue : issues == null ? List.<JsonNode>of() : issues) {
      String text = issue.isTextual() ? issue.asText() : issue.path("message").asText();
      findings.add(Finding.note(name + ": probe", Words.line(text), null));
    }
    return true;
  }

  private static boolean concerns(String permission, @Nullable String command) {
    return command == null
        || permission.toLowerCase(java.util.Locale.ROOT).contains(command.split("\\.", 2)[0]);
  }

  private void answers(@Nullable String command)
      throws CliException, IOException, InterruptedException {
    String tried = command != null && HARMLESS.contains(command) ? command : PING;
    if (!node.surface().commands().contains(tried)) {
      findings.add(Finding.note(name + ": answers", "it offers nothing harmless to try", null));
      return;
    }
    long start = System.nanoTime();
    try {
      invoke.call(node, tried, JsonNodeFactory.instance.objectNode());
      pass("answers", tried + " in " + (System.nanoTime() - start) / 1_000_000 + " ms");
    } catch (CallFailedException e) {
      stop(
          "answers",
          Refusals.explain(e.error()),
          "Run `claw-node status` on " + name + "; consent there may be off.");
    }
  }

  private boolean pass(String what, @Nullable String detail) {
    findings.add(Finding.ok(name + ": " + what, detail == null ? "" : detail));
    return true;
  }

  private boolean stop(String what, String detail, String fix) {
    findings.add(Finding.stops(name + ": " + what, detail, fix));
    return false;
  }
}
