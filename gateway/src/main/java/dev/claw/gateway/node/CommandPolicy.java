package dev.claw.gateway.node;

import dev.claw.gateway.node.CommandRule.CallAccess;
import dev.claw.gateway.pairing.Surface;
import dev.claw.protocol.connect.ClientInfo;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the gateway lets nodes do, whatever they declare and their owner approves: the command
/// table with the owner's allow and deny lists over it, which may change while it is in use.
public final class CommandPolicy {
  /// Capabilities that mean nothing without one of their commands.
  private static final Set<String> CAPS_OF_COMMANDS =
      Set.of("camera", "computer", "location", "screen");

  private static final String TALK = "talk";

  private final CommandTable table = CommandTable.load();
  private volatile CommandSettings settings;

  /// The built-in table under these settings.
  public CommandPolicy(CommandSettings settings) {
    this.settings = settings;
  }

  void follow(CommandSettings newSettings) {
    settings = newSettings;
  }

  /// What of a declaration may be put before the owner: what could run after an approval, and what
  /// needs the configuration's word besides. The rest would only mislead.
  public Surface offerable(ClientInfo client, Surface declared) {
    return limit(
        declared,
        command -> barrier(client, declared, command) == null || askable(client, command));
  }

  /// What may be invoked now: declared ∩ approved ∩ policy.
  ///
  /// @param approved null before the first approval, when nothing may
  public Surface effective(ClientInfo client, Surface declared, @Nullable Surface approved) {
    if (approved == null) {
      return Surface.EMPTY;
    }
    Surface both = declared.and(approved);
    return limit(both, command -> barrier(client, declared, command) == null);
  }

  /// Whether the owner should look twice before approving this command.
  public boolean isSensitive(ClientInfo client, String command) {
    Ruling ruling = table.rule(command).on(Platform.of(client));
    return ruling == Ruling.OWNER || ruling == Ruling.CONFIG;
  }

  /// Whether the command changes nothing, so that another node may be asked when one fails.
  public boolean isReadOnly(String command) {
    return table.rule(command).readOnly();
  }

  CallAccess access(String command) {
    return table.rule(command).access();
  }

  /// What stands against a command on such a client; null when nothing does.
  @Nullable Gate barrier(ClientInfo client, Surface declared, String command) {
    CommandSettings now = settings;
    if (now.deny().contains(command)) {
      return Gate.DENIED_BY_CONFIG;
    }
    if (now.allow().contains(command)) {
      return null;
    }
    boolean open =
        switch (table.rule(command).on(Platform.of(client))) {
          case ALLOWED, OWNER -> true;
          case TALK -> talks(declared);
          case CONFIG, WITHHELD -> false;
        };
    return open ? null : Gate.PLATFORM_POLICY;
  }

  /// Whether the configuration can open a command that the table holds back.
  boolean askable(ClientInfo client, String command) {
    return !settings.deny().contains(command)
        && table.rule(command).on(Platform.of(client)) == Ruling.CONFIG;
  }

  CommandTable table() {
    return table;
  }

  private static boolean talks(Surface declared) {
    return declared.caps().contains(TALK) || has(declared.commands(), TALK);
  }

  private static Surface limit(Surface surface, Predicate<String> open) {
    var commands = new TreeSet<String>();
    surface.commands().stream().filter(open).forEach(commands::add);
    var caps = new TreeSet<>(surface.caps());
    caps.removeIf(
        cap ->
            CAPS_OF_COMMANDS.contains(cap) && has(surface.commands(), cap) && !has(commands, cap));
    return new Surface(caps, commands, surface.permissions());
  }

  private static boolean has(Collection<String> commands, String cap) {
    return commands.stream().anyMatch(command -> command.startsWith(cap + "."));
  }
}
