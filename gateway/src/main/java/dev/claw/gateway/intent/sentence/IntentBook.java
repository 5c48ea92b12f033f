package dev.claw.gateway.intent.sentence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything one language says and understands, read from the data files of that language.
public final class IntentBook {
  private final Lexicon lexicon;
  private final Map<String, String> replies = new LinkedHashMap<>();
  private final Map<String, IntentBlock> blocks = new LinkedHashMap<>();
  private final Map<String, Map<String, List<String>>> lists = new LinkedHashMap<>();
  private final List<IntentBlock> order = new ArrayList<>();
  private final TemplateParser parser;

  private IntentBook(Lexicon lexicon) {
    this.lexicon = lexicon;
    parser = new TemplateParser(lexicon.tokenizer());
  }

  /// Reads the files of a language.
  ///
  /// @param language a folder of the data files, `en` for one
  /// @throws IllegalArgumentException when there is no such language
  /// @throws IllegalStateException when a file is wrong, with file and line
  public static IntentBook load(String language) {
    IntentBook book = new IntentBook(Lexicon.read(DataFile.lines(language, "words.txt")));
    for (DataFile.Line line : DataFile.lines(language, "replies.txt")) {
      book.replies.put(line.key(), line.value());
    }
    BlockReader reader = new BlockReader(book.parser);
    for (DataFile.Line file : DataFile.lines(language, "files.txt")) {
      reader.read(DataFile.lines(language, file.text()));
    }
    book.lists.putAll(reader.lists());
    for (IntentBlock block : reader.blocks()) {
      if (book.blocks.put(block.id(), block) != null) {
        throw new IllegalStateException("two intents are called " + block.id());
      }
      book.order.add(block);
    }
    return book;
  }

  /// The intents in the order of the files.
  public List<IntentBlock> blocks() {
    return Collections.unmodifiableList(order);
  }

  public Optional<IntentBlock> block(String id) {
    return Optional.ofNullable(blocks.get(id));
  }

  /// A text that several intents share.
  ///
  /// @throws IllegalStateException when the language has no such text
  public String reply(String key) {
    String reply = replies.get(key);
    if (reply == null) {
      throw new IllegalStateException("replies.txt has no text '" + key + "'");
    }
    return reply;
  }

  public boolean replies(String key) {
    return replies.containsKey(key);
  }

  /// A list's values with the phrases for each; empty for an unknown list.
  public Map<String, List<String>> list(String name) {
    return lists.getOrDefault(name, Map.of());
  }

  /// A block's examples with live names and sample words in the place of slots.
  ///
  /// @param nodeName the node to speak of; the language's first way to say "here" when empty
  public List<String> examples(IntentBlock block, Optional<String> nodeName, List<String> scripts) {
    String node = nodeName.orElseGet(() -> lexicon.phrases("here").getFirst());
    List<String> filled = new ArrayList<>();
    for (String example : block.examples()) {
      filled.add(filled(example, node, scripts));
    }
    return filled;
  }

  private String filled(String example, String node, List<String> scripts) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int open = example.indexOf('{'); open >= 0; open = example.indexOf('{', at)) {
      int close = example.indexOf('}', open);
      String slot = example.substring(open + 1, close);
      text.append(example, at, open);
      if (slot.equals("node")) {
        text.append(node);
      } else if (slot.equals("script") && !scripts.isEmpty()) {
        text.append(scripts.getFirst());
      } else {
        text.append(lexicon.sample(slot));
      }
      at = close + 1;
    }
    return text.append(example, at, example.length()).toString();
  }

  Lexicon lexicon() {
    return lexicon;
  }

  TemplateParser parser() {
    return parser;
  }

  Map<String, Map<String, List<String>>> lists() {
    return lists;
  }
}
