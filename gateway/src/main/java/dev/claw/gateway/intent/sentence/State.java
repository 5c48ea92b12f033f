package dev.claw.gateway.intent.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A place in the graph of all templates: what may be said next.
final class State {
  private final List<WordEdge> words = new ArrayList<>(2);
  private final List<SlotEdge> slots = new ArrayList<>(0);
  private final boolean loops;
  private final Set<State> alone = Set.of(this);
  private @Nullable Accept accept;

  /// @param loops inside free text, which any further word continues
  State(boolean loops) {
    this.loops = loops;
  }

  /// @param only true when this is the one way to the target, which then may be shared like a
  ///   trie's
  record WordEdge(int word, State to, boolean only) {}

  record SlotEdge(String name, String type, State to, boolean only) {
    /// Free words up to the next word of the template.
    boolean text() {
      return free(type);
    }

    /// Free words that do not begin by putting the matter off ("when …", "in ten minutes …").
    boolean message() {
      return type.equals("message");
    }
  }

  /// @param order the template's place in the files; the earlier one wins a tie
  record Accept(IntentBlock intent, int order) {}

  static boolean free(String type) {
    return type.equals("text") || type.equals("message");
  }

  /// The set of this state only.
  Set<State> alone() {
    return alone;
  }

  List<WordEdge> words() {
    return words;
  }

  List<SlotEdge> slots() {
    return slots;
  }

  boolean loops() {
    return loops;
  }

  @Nullable Accept accept() {
    return accept;
  }

  void accept(Accept accepted) {
    if (accept == null) {
      accept = accepted;
    }
  }
}
