package dev.claw.bench;

import dev.claw.gateway.intent.sentence.IntentBook;
import dev.claw.gateway.intent.sentence.IntentMatch;
import dev.claw.gateway.intent.sentence.KnownNames;
import dev.claw.gateway.intent.sentence.NamedNode;
import dev.claw.gateway.intent.sentence.NodeRef;
import dev.claw.gateway.intent.sentence.SentenceMatcher;
import java.util.List;

/// The gateway's sentence matcher with the names of a household.
record SentenceMatching(SentenceMatcher matcher, KnownNames names) {
  static SentenceMatching of(List<String> nodeNames) {
    SentenceMatcher matcher = new SentenceMatcher(IntentBook.load("en"));
    List<NamedNode> nodes =
        nodeNames.stream()
            .map(name -> new NamedNode(new NodeRef("id-" + name, name), List.of()))
            .toList();
    return new SentenceMatching(matcher, matcher.names(nodes, List.of()));
  }

  /// Whether the whole utterance is a sentence that would be acted on.
  boolean matches(String utterance) {
    return matcher.match(utterance, names) instanceof IntentMatch.Matched;
  }
}
