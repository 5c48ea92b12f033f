package dev.claw.node.cli;

import dev.claw.node.NodeState;
import java.io.PrintWriter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Prints where the node stands: one line for each news, none for the attempts in between.
final class StateLine implements Consumer<NodeState> {
  private final PrintWriter out;
  private @Nullable String last;

  StateLine(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void accept(NodeState state) {
    if (state instanceof NodeState.Connecting) {
      return;
    }
    String news = news(state);
    if (!news.equals(last)) {
      last = news;
      out.println(state.describe());
      out.flush();
    }
  }

  /// What has to differ to be worth a line: not the length of a pause.
  private static String news(NodeState state) {
    return switch (state) {
      case NodeState.Offline offline -> "offline " + offline.reason();
      case NodeState.Refused refused -> "refused " + refused.code();
      case NodeState.Removed _ -> "removed";
      case NodeState.Connecting _, NodeState.Waiting _, NodeState.Ready _, NodeState.Stopped _ ->
          state.describe();
    };
  }
}
