package dev.claw.gateway.pairing;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a node may do: capabilities, commands and the operating system permissions it reported.
/// Immutable; iteration is sorted.
public record Surface(Set<String> caps, Set<String> commands, Map<String, Boolean> permissions) {

  /// Nothing.
  public static final Surface EMPTY = new Surface(Set.of(), Set.of(), Map.of());

  public Surface {
    caps = sorted(caps);
    commands = sorted(commands);
    permissions = Map.copyOf(permissions);
  }

  /// A surface as a node declares it.
  public static Surface of(
      Collection<String> caps,
      Collection<String> commands,
      @Nullable Map<String, Boolean> permissions) {
    return new Surface(
        new TreeSet<>(caps), new TreeSet<>(commands), permissions == null ? Map.of() : permissions);
  }

  /// Whether nothing is asked here that `other` does not hold.
  public boolean within(Surface other) {
    return other.caps.containsAll(caps) && other.commands.containsAll(commands);
  }

  /// What is in both; a permission counts only where both have it.
  public Surface and(Surface other) {
    var bothCaps = new TreeSet<>(caps);
    bothCaps.retainAll(other.caps);
    var bothCommands = new TreeSet<>(commands);
    bothCommands.retainAll(other.commands);
    var both = new java.util.HashMap<String, Boolean>();
    permissions.forEach(
        (name, held) -> both.put(name, held && other.permissions.getOrDefault(name, held)));
    return new Surface(bothCaps, bothCommands, both);
  }

  private static Set<String> sorted(Set<String> names) {
    SortedSet<String> copy = new TreeSet<>(names);
    return java.util.Collections.unmodifiableSortedSet(copy);
  }
}
