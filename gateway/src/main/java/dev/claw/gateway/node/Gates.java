package dev.claw.gateway.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.gateway.pairing.NodeDirectory;
import dev.claw.gateway.pairing.NodeRecord;
import dev.claw.protocol.ErrorCode;
import dev.claw.protocol.WireError;
import dev.claw.protocol.identity.DeviceId;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says whether a command may go to a node, and when not, which gate stopped it and what opens it.
/// The good case reads two fields; all else is worked out after a refusal.
final class Gates {
  private static final int MAX_NAMES = 10;

  private final LiveNodes live;
  private final NodeDirectory directory;
  private final CommandPolicy policy;

  Gates(LiveNodes live, NodeDirectory directory, CommandPolicy policy) {
    this.live = live;
    this.directory = directory;
    this.policy = policy;
  }

  /// The answer.
  sealed interface Answer {}

  /// The command may go, over this connection.
  record Open(NodeConnection connection) implements Answer {}

  /// It may not.
  record Refused(Gate gate, InvokeOutcome.Failed failure) implements Answer {}

  Answer check(DeviceId id, String command) {
    NodeConnection connection = live.connection(id);
    if (connection != null && connection.effective().commands().contains(command)) {
      return new Open(connection);
    }
    return directory
        .node(id)
        .<Answer>map(record -> refuse(record, connection, command))
        .orElseGet(() -> unknown(id.value()));
  }

  /// What a connected node offers and may not do, each with the gate that stands against it.
  SortedMap<String, Gate> withheld(DeviceId id) {
    var withheld = new TreeMap<String, Gate>();
    NodeConnection connection = live.connection(id);
    NodeRecord record = directory.node(id).orElse(null);
    if (connection == null || record == null) {
      return withheld;
    }
    for (String command : connection.declared().commands()) {
      if (!connection.effective().commands().contains(command)) {
        withheld.put(command, against(record, connection, command));
      }
    }
    return withheld;
  }

  private Gate against(NodeRecord record, NodeConnection connection, String command) {
    Gate barrier = policy.barrier(record.client(), connection.declared(), command);
    if (barrier != null) {
      return barrier;
    }
    return record.isApproved() ? Gate.NOT_APPROVED : Gate.AWAITING_APPROVAL;
  }

  /// The refusal of a node nobody knows.
  Refused unknown(String id) {
    String names =
        directory.nodes().stream()
            .limit(MAX_NAMES)
            .map(node -> node.displayName() + " (" + node.id().value() + ")")
            .collect(Collectors.joining(", "));
    String message =
        "There is no such node; "
            + (names.isEmpty() ? "none is paired yet: run `claw nodes add`." : "known: " + names);
    InvokeOutcome.Failed failed = Failures.invalid("UNKNOWN_NODE", message);
    ObjectNode details = details(Gate.UNKNOWN_NODE).put("code", "UNKNOWN_NODE").put("nodeId", id);
    return refused(Gate.UNKNOWN_NODE, failed.error().withDetails(details));
  }

  private Refused refuse(NodeRecord record, @Nullable NodeConnection connection, String command) {
    if (!record.isApproved()) {
      return unapproved(Gate.AWAITING_APPROVAL, record, record.displayName());
    }
    if (connection == null) {
      return new Refused(
          Gate.NOT_CONNECTED,
          Failures.notConnected(
              record.displayName() + " is paired, but away; start claw-node there."));
    }
    Gate barrier = policy.barrier(record.client(), connection.declared(), command);
    if (barrier != null) {
      return forbidden(barrier, record, command);
    }
    if (connection.declared().commands().contains(command)) {
      return unapproved(
          Gate.NOT_APPROVED, record, "\"" + command + "\" on " + record.displayName());
    }
    boolean nothing = connection.declared().commands().isEmpty();
    return forbidden(nothing ? Gate.NOTHING_DECLARED : Gate.NOT_DECLARED, record, command);
  }

  private static Refused unapproved(Gate gate, NodeRecord record, String what) {
    NodeRecord.PendingSurface pending = record.pending();
    String fix =
        pending == null
            ? "reconnect the node, then run `claw nodes approve`"
            : "run `claw nodes approve " + pending.requestId() + "`";
    ObjectNode details = details(gate).put("code", "NOT_APPROVED").put("fix", fix);
    if (pending != null) {
      details.put("requestId", pending.requestId());
    }
    details.put("nodeCommandDispatched", false);
    return refused(
        gate,
        WireError.of(ErrorCode.UNAVAILABLE, what + " waits for the owner's approval; " + fix + ".")
            .withDetails(details));
  }

  private static Refused forbidden(Gate gate, NodeRecord record, String command) {
    String platform = Platform.of(record.client()).label();
    String fix = fix(gate, record.displayName());
    ObjectNode details =
        details(gate).put("reason", gate.reason()).put("command", command).put("fix", fix);
    String message = "node command not allowed: " + problem(gate, platform, command) + "; " + fix;
    return refused(gate, WireError.of(ErrorCode.INVALID_REQUEST, message).withDetails(details));
  }

  private static String problem(Gate gate, String platform, String command) {
    String quoted = "\"" + command + "\"";
    return switch (gate) {
      case DENIED_BY_CONFIG -> quoted + " is in gateway.nodes.commands.deny";
      case PLATFORM_POLICY -> quoted + " is not in the allowlist for platform \"" + platform + "\"";
      case NOTHING_DECLARED -> "the node (platform: " + platform + ") did not declare commands";
      case NOT_DECLARED -> "the node (platform: " + platform + ") does not support " + quoted;
      case UNKNOWN_NODE, AWAITING_APPROVAL, NOT_CONNECTED, NOT_APPROVED ->
          "it did not pass the gate " + gate.wireName();
    };
  }

  private static String fix(Gate gate, String name) {
    return switch (gate) {
      case DENIED_BY_CONFIG -> "take it out of that list to allow it";
      case PLATFORM_POLICY -> "add it to gateway.nodes.commands.allow to allow it";
      case NOTHING_DECLARED, NOT_DECLARED ->
          "run `claw-node status` on " + name + " to see what it offers and why";
      case UNKNOWN_NODE, AWAITING_APPROVAL, NOT_CONNECTED, NOT_APPROVED -> "run `claw doctor`";
    };
  }

  private static ObjectNode details(Gate gate) {
    return Failures.object().put("gate", gate.wireName());
  }

  private static Refused refused(Gate gate, WireError error) {
    return new Refused(
        gate, new InvokeOutcome.Failed(error.reason(), error.message(), false, error));
  }
}
