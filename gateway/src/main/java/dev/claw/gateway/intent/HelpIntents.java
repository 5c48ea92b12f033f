package dev.claw.gateway.intent;

import dev.claw.gateway.intent.sentence.IntentBlock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What Claw understands.
final class HelpIntents {
  private static final int MAX_LINES = 8;

  private HelpIntents() {}

  /// One example for each topic.
  static Reply help(IntentCall call) {
    Set<String> topics = new LinkedHashSet<>();
    List<String> lines = new ArrayList<>();
    for (IntentBlock block : call.book().blocks()) {
      if (topics.add(block.topic())) {
        lines.add(line(call, block));
      }
    }
    return Reply.of("help").with("lines", String.join("\n", lines));
  }

  static Reply topic(IntentCall call) {
    String topic = call.slots().text("topic").orElse("");
    List<String> lines = new ArrayList<>();
    for (IntentBlock block : call.book().blocks()) {
      if (block.topic().equals(topic) && lines.size() < MAX_LINES) {
        lines.add(line(call, block));
      }
    }
    return Reply.of("help").with("lines", String.join("\n", lines));
  }

  private static String line(IntentCall call, IntentBlock block) {
    return call.phrases()
        .text("help.line", Map.of("example", example(call, block), "help", block.help()));
  }

  private static String example(IntentCall call, IntentBlock block) {
    Optional<String> node =
        call.actions().nodes().stream()
            .filter(NodeSummary::connected)
            .findFirst()
            .map(NodeSummary::name);
    List<String> scripts = call.actions().scripts().stream().map(NamedScript::name).toList();
    return call.book().examples(block, node, scripts).getFirst();
  }

  /// A fixed text.
  static Reply said(IntentCall call) {
    return Reply.of("said").with("version", call.actions().gateway().version());
  }
}
