package dev.claw.gateway.intent;

import dev.claw.gateway.intent.sentence.IntentBlock;
import dev.claw.gateway.intent.sentence.IntentBook;
import dev.claw.gateway.intent.sentence.IntentMatch;
import dev.claw.gateway.intent.sentence.KnownNames;
import dev.claw.gateway.intent.sentence.NamedNode;
import dev.claw.gateway.intent.sentence.NodeRef;
import dev.claw.gateway.intent.sentence.SentenceMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Answers utterances that are sentences Claw knows: no key, no network, no model. Safe for any
/// number of threads; the order within a session is the caller's matter.
///
/// Creating one is free; the sentences are read at the first use, or by [#warmUp()].
public final class IntentEngine {
  private final String language;
  private final IntentActions actions;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable Language loaded;
  private volatile @Nullable Names names;

  /// @param language a folder of sentence files, `en` for one
  public IntentEngine(String language, IntentActions actions) {
    this.language = language;
    this.actions = actions;
  }

  private record Language(IntentBook book, SentenceMatcher matcher, Phrases phrases) {}

  private record Names(long revision, KnownNames index) {}

  /// Reads and compiles the sentences now.
  ///
  /// @throws IllegalArgumentException when there is no such language
  public void warmUp() {
    language();
    names();
  }

  /// What an utterance means; does nothing.
  public IntentMatch match(String text) {
    return language().matcher().match(text, names());
  }

  /// Every word that may be part of a sentence, live names included, for a voice recogniser.
  public SortedSet<String> vocabulary() {
    return language().matcher().vocabulary(names());
  }

  /// Carries out an utterance. Only a full match acts; everything else gets an explanation.
  public Answer answer(Utterance utterance) throws InterruptedException {
    return switch (match(utterance.text())) {
      case IntentMatch.Matched matched -> carriedOut(utterance, matched);
      case IntentMatch.Ambiguous unclear -> unclear(utterance, unclear);
      case IntentMatch.NearMiss miss -> nearMiss(utterance, miss);
      case IntentMatch.NoMatch() ->
          new Answer("", List.of(), null, Answer.Outcome.NO_MATCH, utterance.text());
    };
  }

  private Answer carriedOut(Utterance utterance, IntentMatch.Matched matched)
      throws InterruptedException {
    IntentBlock intent = matched.intent();
    Language current = language();
    IntentCall call =
        new IntentCall(
            matched.slots(), utterance, current.book(), current.phrases(), actions, this);
    try {
      Reply reply = ActionTable.action(intent.action()).run(call);
      return reply.repeated() != null ? reply.repeated() : done(utterance, intent, reply);
    } catch (Refused e) {
      String text = current.phrases().text(e.reply().key(), e.reply().values());
      return new Answer(text, List.of(), intent.id(), Answer.Outcome.FAILED, utterance.text());
    } catch (IntentFailure e) {
      String text = String.valueOf(e.getMessage());
      return new Answer(text, List.of(), intent.id(), Answer.Outcome.FAILED, utterance.text());
    }
  }

  private static Answer done(Utterance utterance, IntentBlock intent, Reply reply) {
    String text = intent.answers().get(reply.key());
    if (text == null) {
      throw new IllegalStateException(intent.id() + " has no answer '" + reply.key() + "'");
    }
    return new Answer(
        ReplyText.filled(text, reply.values()),
        reply.files(),
        intent.id(),
        Answer.Outcome.DONE,
        utterance.text());
  }

  private Answer unclear(Utterance utterance, IntentMatch.Ambiguous unclear) {
    Phrases phrases = language().phrases();
    List<String> candidates = unclear.candidates().stream().map(NodeRef::name).toList();
    String text =
        phrases.text(
            "match.unclear",
            Map.of(
                "heard", unclear.heard(),
                "candidates", phrases.list(candidates),
                "sentence", unclear.sentence()));
    return explained(utterance, unclear.intent(), text, Answer.Outcome.UNCLEAR);
  }

  private Answer nearMiss(Utterance utterance, IntentMatch.NearMiss miss) {
    Phrases phrases = language().phrases();
    String key =
        switch (miss.reason()) {
          case UNKNOWN_NAME -> "match.unknown";
          case LEFT_OVER -> "match.left-over";
          case NEGATED -> "match.negated";
          case SIMILAR -> "match.similar";
        };
    String text =
        phrases.text(
            key,
            Map.of(
                "heard", miss.heard(),
                "suggestions", phrases.list(miss.suggestions()),
                "help", miss.closest().help(),
                "sentence", miss.sentence()));
    return explained(utterance, miss.closest(), text, Answer.Outcome.NEAR_MISS);
  }

  private static Answer explained(
      Utterance utterance, IntentBlock intent, String text, Answer.Outcome outcome) {
    return new Answer(text, List.of(), intent.id(), outcome, utterance.text());
  }

  private Language language() {
    Language current = loaded;
    if (current != null) {
      return current;
    }
    lock.lock();
    try {
      current = loaded;
      if (current == null) {
        IntentBook book = IntentBook.load(language);
        current = new Language(book, new SentenceMatcher(book), new Phrases(book));
        loaded = current;
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  private KnownNames names() {
    long revision = actions.namesRevision();
    Names current = names;
    if (current != null && current.revision() == revision) {
      return current.index();
    }
    List<NamedNode> nodes = new ArrayList<>();
    for (NodeSummary node : actions.nodes()) {
      nodes.add(new NamedNode(node.node(), node.aliases()));
    }
    List<String> scripts = new ArrayList<>();
    for (NamedScript script : actions.scripts()) {
      scripts.add(script.name());
    }
    KnownNames index = language().matcher().names(nodes, scripts);
    names = new Names(revision, index);
    return index;
  }
}
