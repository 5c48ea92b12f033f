package dev.claw.bench;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The gateway's sentence matcher with the names of a household, where the build has one.
///
/// It is found by name: the benchmarks measure whatever was built, also a build without it.
final class SentenceMatching {
  private static final String PACKAGE = "dev.claw.gateway.intent.sentence.";

  private final Object matcher;
  private final Object names;
  private final Method match;
  private final Class<?> matched;

  private SentenceMatching(List<String> nodeNames) throws ReflectiveOperationException {
    Class<?> bookType = Class.forName(PACKAGE + "IntentBook");
    Class<?> matcherType = Class.forName(PACKAGE + "SentenceMatcher");
    Object book = bookType.getMethod("load", String.class).invoke(null, "en");
    this.matcher = matcherType.getConstructor(bookType).newInstance(book);
    this.names =
        matcherType
            .getMethod("names", List.class, List.class)
            .invoke(matcher, nodes(nodeNames), List.of());
    this.match =
        matcherType.getMethod("match", String.class, Class.forName(PACKAGE + "KnownNames"));
    this.matched = Class.forName(PACKAGE + "IntentMatch$Matched");
  }

  /// Empty when the build has no matcher.
  ///
  /// @throws IllegalStateException when it has one of another shape
  static Optional<SentenceMatching> of(List<String> nodeNames) {
    try {
      return Optional.of(new SentenceMatching(nodeNames));
    } catch (ClassNotFoundException _) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the sentence matcher could not be set up: " + e, e);
    }
  }

  private static List<Object> nodes(List<String> names) throws ReflectiveOperationException {
    Constructor<?> reference =
        Class.forName(PACKAGE + "NodeRef").getConstructor(String.class, String.class);
    Constructor<?> named =
        Class.forName(PACKAGE + "NamedNode")
            .getConstructor(reference.getDeclaringClass(), List.class);
    ArrayList<Object> nodes = new ArrayList<>();
    for (String name : names) {
      nodes.add(named.newInstance(reference.newInstance("id-" + name, name), List.of()));
    }
    return nodes;
  }

  /// Whether the whole utterance is a sentence that would be acted on.
  boolean matches(String utterance) {
    try {
      return matched.isInstance(match.invoke(matcher, utterance, names));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the sentence matcher failed on: " + utterance, e);
    }
  }
}
