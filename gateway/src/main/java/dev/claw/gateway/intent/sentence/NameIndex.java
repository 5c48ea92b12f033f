package dev.claw.gateway.intent.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The nodes by every name and by every part of a name that can stand for it.
final class NameIndex {
  private static final int MAX_WORDS = 10;

  private final PhraseIndex<Hits> index = new PhraseIndex<>();
  private final Set<String> weak;

  NameIndex(Lexicon lexicon, List<NamedNode> nodes) {
    weak = lexicon.words("weak");
    for (NamedNode node : nodes) {
      add(lexicon.tokenizer().tokens(node.node().name()), node.node());
      for (String alias : node.aliases()) {
        add(lexicon.tokenizer().tokens(alias), node.node());
      }
    }
  }

  /// Who a phrase may mean: those it names in full, and those it names in part.
  private record Hits(List<NodeRef> whole, List<NodeRef> part) {
    SlotValue value(String heard) {
      List<NodeRef> meant = whole.isEmpty() ? part : whole;
      return meant.size() == 1
          ? new SlotValue.Node(meant.getFirst(), !whole.isEmpty())
          : new SlotValue.Unclear(heard, List.copyOf(meant));
    }
  }

  private void add(Tokens name, NodeRef node) {
    int words = Math.min(name.size(), MAX_WORDS);
    for (int from = 0; from < words; from++) {
      StringBuilder key = new StringBuilder();
      boolean strong = false;
      for (int to = from + 1; to <= words; to++) {
        Token token = name.at(to - 1);
        key.append(token.key());
        strong |= strong(token);
        boolean whole = from == 0 && to == name.size();
        if (whole || strong) {
          add(key.toString(), to - from, node, whole);
        }
      }
    }
  }

  private void add(String key, int words, NodeRef node, boolean whole) {
    Hits hits = index.value(key);
    if (hits == null) {
      hits = new Hits(new ArrayList<>(1), new ArrayList<>(1));
      index.add(key, words, hits);
    }
    List<NodeRef> nodes = whole ? hits.whole() : hits.part();
    if (nodes.isEmpty() || !nodes.getLast().equals(node)) {
      nodes.add(node);
    }
  }

  /// A number or a small word does not stand for a machine by itself.
  private boolean strong(Token token) {
    return token.key().length() > 1
        && !weak.contains(token.word())
        && !Character.isDigit(token.key().charAt(0));
  }

  void find(Tokens tokens, int from, PhraseIndex.Sink<SlotValue> sink) {
    index.find(tokens, from, (end, hits) -> sink.found(end, hits.value(tokens.text(from, end))));
  }
}
