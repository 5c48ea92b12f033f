package dev.claw.node;

import dev.claw.node.store.JsonFile;
import dev.claw.node.store.StateFolder;
import dev.claw.node.surface.Surface;
import dev.claw.node.surface.Surface.Standing;
import dev.claw.protocol.command.NodeCommandSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a running agent tells `claw-node status` and other programs of this machine, in
/// `status.json`.
///
/// @param state the state's name, such as `ready`
/// @param message the state as a sentence
/// @param updatedAtMs Unix milliseconds
public record NodeStatus(
    long pid,
    String nodeId,
    String name,
    @Nullable String gateway,
    String state,
    String message,
    long updatedAtMs,
    List<Entry> capabilities) {

  public NodeStatus {
    capabilities = List.copyOf(capabilities);
  }

  /// One capability.
  ///
  /// @param reason why it is withheld
  /// @param fix what the owner can do about it
  public record Entry(
      String id,
      String consent,
      boolean offered,
      List<String> commands,
      @Nullable String reason,
      @Nullable String fix) {}

  /// The capabilities of a surface.
  public static List<Entry> entries(Surface surface) {
    return surface.rows().stream().map(NodeStatus::entry).toList();
  }

  /// Where the status is kept.
  public static JsonFile<NodeStatus> file(StateFolder folder) {
    return new JsonFile<>(folder, "status.json", NodeStatus.class);
  }

  private static Entry entry(Surface.Row row) {
    List<String> commands =
        row.capability().commands().stream().map(NodeCommandSpec::wireName).sorted().toList();
    return switch (row.standing()) {
      case Standing.Offered _ ->
          new Entry(row.capability().id(), row.consent().word(), true, commands, null, null);
      case Standing.Withheld(String reason, String fix) ->
          new Entry(row.capability().id(), row.consent().word(), false, commands, reason, fix);
    };
  }
}
