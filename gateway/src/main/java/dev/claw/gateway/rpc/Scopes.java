package dev.claw.gateway.rpc;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A set of granted scopes and what follows from them: admin satisfies all; write satisfies read,
/// talk and the sessions scopes; read satisfies sessions read.
public final class Scopes {
  /// No right at all.
  public static final Scopes NONE = new Scopes(EnumSet.noneOf(Scope.class));

  /// Every right an operator of this gateway can have.
  public static final Scopes ALL = new Scopes(EnumSet.allOf(Scope.class));

  private final EnumSet<Scope> granted;
  private final EnumSet<Scope> effective;

  private Scopes(EnumSet<Scope> granted) {
    this.granted = granted;
    this.effective = implied(granted);
  }

  /// The scopes given.
  public static Scopes of(Collection<Scope> scopes) {
    return scopes.isEmpty() ? NONE : new Scopes(EnumSet.copyOf(scopes));
  }

  /// The scopes of their wire names; unknown names grant nothing.
  public static Scopes parse(Collection<String> wireNames) {
    var scopes = EnumSet.noneOf(Scope.class);
    wireNames.forEach(name -> Scope.parse(name).ifPresent(scopes::add));
    return new Scopes(scopes);
  }

  /// Whether the scope is granted or follows from one that is.
  public boolean satisfies(Scope scope) {
    return effective.contains(scope);
  }

  /// Whether every scope of the other set is satisfied.
  public boolean satisfies(Scopes other) {
    return effective.containsAll(other.granted);
  }

  /// What of the asked scopes may be granted by someone who holds these.
  public Scopes limit(Scopes asked) {
    var both = EnumSet.copyOf(asked.granted);
    both.retainAll(effective);
    return new Scopes(both);
  }

  /// Both sets together.
  public Scopes and(Scopes other) {
    var all = EnumSet.copyOf(granted);
    all.addAll(other.granted);
    return new Scopes(all);
  }

  /// The granted scopes themselves.
  public Set<Scope> granted() {
    return EnumSet.copyOf(granted);
  }

  /// The granted scopes as the wire spells them, sorted.
  public List<String> wireNames() {
    return granted.stream().map(Scope::wireName).sorted().toList();
  }

  /// Whether nothing is granted.
  public boolean isEmpty() {
    return granted.isEmpty();
  }

  private static EnumSet<Scope> implied(EnumSet<Scope> granted) {
    if (granted.contains(Scope.ADMIN)) {
      return EnumSet.allOf(Scope.class);
    }
    var all = EnumSet.copyOf(granted);
    if (all.contains(Scope.WRITE)) {
      all.addAll(Set.of(Scope.READ, Scope.TALK, Scope.SESSIONS_READ, Scope.SESSIONS_WRITE));
    }
    if (all.contains(Scope.READ)) {
      all.add(Scope.SESSIONS_READ);
    }
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scopes scopes && granted.equals(scopes.granted);
  }

  @Override
  public int hashCode() {
    return granted.hashCode();
  }

  @Override
  public String toString() {
    return wireNames().toString();
  }
}
