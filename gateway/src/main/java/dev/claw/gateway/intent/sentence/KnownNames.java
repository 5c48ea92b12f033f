package dev.claw.gateway.intent.sentence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The names of this household, indexed: its nodes and its scripts. Immutable; build a new one when
/// a name changes (about a microsecond per name).
public final class KnownNames {
  private static final int MAX_SUGGESTIONS = 3;

  private final List<NamedNode> nodes;
  private final List<String> scripts;
  private final List<Name> spelled = new ArrayList<>();
  private final NameIndex index;
  private final ListReader scriptReader;
  private final Lexicon lexicon;

  /// A name as suggested and as compared.
  ///
  /// @param letters which letters and digits occur, as bits
  private record Name(String shown, String key, boolean script, long letters) {
    static Name of(String shown, String key, boolean script) {
      return new Name(shown, key, script, bits(key));
    }
  }

  private static long bits(String key) {
    long letters = 0;
    for (int i = 0; i < key.length(); i++) {
      letters |= 1L << (key.charAt(i) & 63);
    }
    return letters;
  }

  KnownNames(Lexicon lexicon, List<NamedNode> nodes, List<String> scripts) {
    this.lexicon = lexicon;
    this.nodes = List.copyOf(nodes);
    this.scripts = List.copyOf(scripts);
    index = new NameIndex(lexicon, nodes);
    Map<String, List<String>> phrases = new LinkedHashMap<>();
    for (String script : scripts) {
      phrases.put(script, List.of(script));
      spelled.add(Name.of(script, key(script), true));
    }
    scriptReader = new ListReader(lexicon.tokenizer(), phrases);
    for (NamedNode node : nodes) {
      spelled.add(Name.of(node.node().name(), key(node.node().name()), false));
    }
  }

  List<NamedNode> nodes() {
    return nodes;
  }

  List<String> scripts() {
    return scripts;
  }

  NameIndex index() {
    return index;
  }

  SlotReader scriptReader() {
    return scriptReader;
  }

  /// Names that are spelled nearly like this, nearest first.
  List<String> similar(String heard, boolean script) {
    record Near(String name, int distance) {}
    String key = key(heard);
    long letters = bits(key);
    int allowed = Math.min(3, key.length() / 3);
    List<Near> near = new ArrayList<>();
    for (Name name : spelled) {
      // A letter that only one of them has costs at least one step: most names end here.
      int strange = Long.bitCount(letters & ~name.letters());
      if (name.script() == script && allowed > 0 && strange <= allowed) {
        int distance = EditDistance.between(key, name.key(), allowed);
        if (distance <= allowed) {
          near.add(new Near(name.shown(), distance));
        }
      }
    }
    near.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::name));
    return near.stream().limit(MAX_SUGGESTIONS).map(Near::name).distinct().toList();
  }

  private String key(String name) {
    Tokens tokens = lexicon.tokenizer().tokens(name);
    return tokens.key(0, tokens.size());
  }

  /// Every word that occurs in a name.
  Set<String> words() {
    Set<String> words = new TreeSet<>();
    for (NamedNode node : nodes) {
      addWords(node.node().name(), words);
      for (String alias : node.aliases()) {
        addWords(alias, words);
      }
    }
    for (String script : scripts) {
      addWords(script, words);
    }
    return words;
  }

  private void addWords(String name, Set<String> words) {
    for (Token token : lexicon.tokenizer().tokens(name).list()) {
      words.add(token.word());
    }
  }
}
