package dev.claw.gateway.assistant;

import dev.claw.gateway.config.Script;
import dev.claw.gateway.health.Metrics;
import dev.claw.gateway.intent.Answer;
import dev.claw.gateway.intent.GatewayFacts;
import dev.claw.gateway.intent.IntentEngine;
import dev.claw.gateway.intent.Utterance;
import dev.claw.gateway.node.NodeFeature;
import dev.claw.gateway.session.Responder;
import dev.claw.gateway.session.SessionKey;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/// Answers utterances. For now by the sentences Claw knows itself; what matches none of them gets
/// told what can be asked.
public final class Assistant implements Responder {
  private static final String NO_MATCH =
      "I have no model to think about that yet. Without one I can answer things like “how is this"
          + " machine doing”, “list my nodes”, “take a screenshot of …” or “what time is it”; say"
          + " “help” for all of them.";

  private final TurnMemory memory = new TurnMemory();
  private final IntentEngine engine;

  /// What the assistant stands on.
  ///
  /// @param stop ends what runs in a conversation; says how much that was
  public record Wiring(
      NodeFeature nodes,
      Map<String, Script> scripts,
      Path mediaFolder,
      Supplier<GatewayFacts> facts,
      Metrics metrics,
      ZoneId zone,
      ToIntFunction<SessionKey> stop) {}

  /// An assistant over these.
  public Assistant(Wiring wiring) {
    var actions =
        new LocalActions(
            wiring, memory, session -> wiring.stop().applyAsInt(SessionKey.parse(session)));
    engine = new IntentEngine("en", actions);
  }

  /// Reads the sentences now, so that the first utterance need not wait.
  public void warmUp() {
    engine.warmUp();
  }

  @Override
  public Response respond(SessionKey session, String text) throws InterruptedException {
    Answer answer = engine.answer(new Utterance(text, session.toString()));
    return switch (answer.outcome()) {
      case DONE -> {
        memory.remember(session.toString(), answer, Instant.now());
        yield response(answer, true);
      }
      case FAILED, UNCLEAR, NEAR_MISS -> response(answer, false);
      case NO_MATCH -> new Response(NO_MATCH, false, List.of(), null);
    };
  }

  private static Response response(Answer answer, boolean ok) {
    return new Response(answer.text(), ok, answer.files(), answer.intentId());
  }
}
