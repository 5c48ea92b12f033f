package dev.claw.gateway.intent.sentence;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads intent files: rules, lists and blocks, each begun by its first word.
final class BlockReader {
  private final TemplateParser parser;
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<String, Map<String, List<String>>> lists = new LinkedHashMap<>();
  private @Nullable Draft draft;
  private @Nullable Map<String, List<String>> list;

  BlockReader(TemplateParser parser) {
    this.parser = parser;
  }

  /// A block while its lines are read.
  private static final class Draft {
    final String id;
    final Map<String, String> facts = new LinkedHashMap<>();
    final Map<String, String> answers = new LinkedHashMap<>();
    final List<String> templates = new ArrayList<>();
    final List<String> examples = new ArrayList<>();

    Draft(String id) {
      this.id = id;
    }

    String fact(String name) {
      String fact = facts.get(name);
      if (fact == null) {
        throw new IllegalStateException("intent " + id + " has no line '" + name + "'");
      }
      return fact;
    }

    IntentBlock block() {
      return new IntentBlock(
          id,
          Effect.valueOf(fact("effect").toUpperCase(Locale.ROOT)),
          fact("action"),
          fact("topic"),
          facts.containsKey("recall"),
          templates,
          answers,
          fact("help"),
          examples);
    }
  }

  void read(List<DataFile.Line> lines) {
    draft = null;
    list = null;
    for (DataFile.Line line : lines) {
      read(line);
    }
  }

  private void read(DataFile.Line line) {
    switch (line.firstWord()) {
      case "rule" -> parser.rule(line.key().substring(5).strip(), line.value());
      case "list" -> {
        draft = null;
        list = lists.computeIfAbsent(line.rest(), _ -> new LinkedHashMap<>());
      }
      case "intent" -> {
        list = null;
        draft = new Draft(line.rest());
        drafts.add(draft);
      }
      default -> inside(line);
    }
  }

  private void inside(DataFile.Line line) {
    if (list != null) {
      list.computeIfAbsent(line.key(), _ -> new ArrayList<>()).addAll(line.alternatives());
    } else if (draft != null) {
      add(draft, line);
    } else {
      throw line.wrong("a line outside of any intent or list");
    }
  }

  private static void add(Draft draft, DataFile.Line line) {
    switch (line.firstWord()) {
      case "say" -> draft.templates.add(line.rest());
      case "example" -> draft.examples.add(line.rest());
      case "answer" -> draft.answers.put(line.key().substring(7).strip(), line.value());
      case "effect", "action", "topic", "help", "recall" -> {
        if (draft.facts.put(line.firstWord(), line.rest()) != null) {
          throw line.wrong("said twice");
        }
      }
      default -> throw line.wrong("unknown word " + line.firstWord());
    }
  }

  List<IntentBlock> blocks() {
    List<IntentBlock> blocks = new ArrayList<>(drafts.size());
    for (Draft finished : drafts) {
      blocks.add(finished.block());
    }
    return blocks;
  }

  Map<String, Map<String, List<String>>> lists() {
    return lists;
  }
}
