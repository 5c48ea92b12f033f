package dev.claw.gateway.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.gateway.rpc.EventType;
import dev.claw.gateway.rpc.Events;
import dev.claw.gateway.session.Turn.Speaker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs turns, each on a thread of its own, and tells everyone who may see it. Every run ends with
/// exactly one of final, aborted and error.
final class Runs {
  private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
  private static final String FAULT =
      "Something went wrong inside the gateway; its log has the details.";

  private final Responder responder;
  private final Events events;
  private final SessionFeature.Observer observer;
  private final InstantSource clock;

  Runs(Responder responder, Events events, SessionFeature.Observer observer, InstantSource clock) {
    this.responder = responder;
    this.events = events;
    this.observer = observer;
    this.clock = clock;
  }

  void start(Conversation conversation, Turn question, long seq) {
    observer.received();
    publishMessage(conversation, question, seq);
    publishChange(conversation, question.runId(), "send");
    Thread.ofVirtual().name("turn").start(() -> run(conversation, question));
  }

  private void run(Conversation conversation, Turn question) {
    long start = System.nanoTime();
    try {
      conversation.inLane(question.runId(), () -> answer(conversation, question, start));
    } catch (InterruptedException e) {
      aborted(conversation, question);
      observer.processed(false, Duration.ofNanos(System.nanoTime() - start));
    }
    publishChange(conversation, question.runId(), "end");
  }

  private void answer(Conversation conversation, Turn question, long start) {
    boolean ok = false;
    try {
      Responder.Response response = responder.respond(conversation.key(), question.text());
      finished(conversation, question, response);
      ok = response.ok();
    } catch (InterruptedException e) {
      aborted(conversation, question);
    } catch (RuntimeException e) {
      LOG.error("run {} failed", question.runId(), e);
      failed(conversation, question);
    } finally {
      observer.processed(ok, Duration.ofNanos(System.nanoTime() - start));
    }
  }

  private void finished(Conversation conversation, Turn question, Responder.Response response) {
    Turn answer =
        stored(
            conversation,
            question,
            response.text(),
            response.files().stream().map(Path::toString).toList());
    ObjectNode event = event(conversation, question, "final");
    event.set("message", answer.toMessage(0));
    event.put("stopReason", "stop");
    events.publish(EventType.CHAT, event);
  }

  private void aborted(Conversation conversation, Turn question) {
    stored(conversation, question, "Stopped.", List.of());
    ObjectNode event = event(conversation, question, "aborted");
    event.put("stopReason", "stopped");
    events.publish(EventType.CHAT, event);
  }

  private void failed(Conversation conversation, Turn question) {
    stored(conversation, question, FAULT, List.of());
    ObjectNode event = event(conversation, question, "error");
    event.put("errorMessage", FAULT).put("errorKind", "unknown");
    events.publish(EventType.CHAT, event);
  }

  private Turn stored(Conversation conversation, Turn question, String text, List<String> files) {
    var answer =
        new Turn(
            UUID.randomUUID().toString(),
            Speaker.ASSISTANT,
            text,
            clock.millis(),
            question.runId(),
            files);
    publishMessage(conversation, answer, conversation.answer(answer));
    return answer;
  }

  private static ObjectNode event(Conversation conversation, Turn question, String state) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("runId", question.runId())
        .put("sessionKey", conversation.key().toString())
        .put("agentId", conversation.key().agentId())
        .put("seq", 1)
        .put("state", state);
  }

  private void publishMessage(Conversation conversation, Turn turn, long seq) {
    ObjectNode payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("sessionKey", conversation.key().toString())
            .put("agentId", conversation.key().agentId())
            .put("messageId", turn.id())
            .put("messageSeq", seq)
            .put("runId", turn.runId());
    payload.set("message", turn.toMessage(seq));
    events.publish(EventType.SESSION_MESSAGE, payload);
  }

  private void publishChange(Conversation conversation, String runId, String reason) {
    ObjectNode payload =
        JsonNodeFactory.instance
            .objectNode()
            .put("sessionKey", conversation.key().toString())
            .put("agentId", conversation.key().agentId())
            .put("reason", reason)
            .put("runId", runId)
            .put("ts", clock.millis());
    events.publish(EventType.SESSIONS_CHANGED, payload);
  }
}
