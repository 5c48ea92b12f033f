package dev.claw.gateway.session;

import dev.claw.gateway.rpc.Access;
import dev.claw.gateway.rpc.Caller;
import dev.claw.gateway.rpc.Events;
import dev.claw.gateway.rpc.Method;
import dev.claw.gateway.rpc.RpcException;
import dev.claw.gateway.rpc.Scope;
import dev.claw.gateway.session.Conversation.RunState;
import dev.claw.gateway.session.Turn.Speaker;
import dev.claw.protocol.chat.ChatAbortParams;
import dev.claw.protocol.chat.ChatHistoryParams;
import dev.claw.protocol.chat.ChatSendParams;
import dev.claw.protocol.chat.ChatSendResult;
import dev.claw.protocol.chat.ChatSendResult.Started;
import dev.claw.protocol.health.Health;
import dev.claw.protocol.session.RunStatus;
import dev.claw.protocol.session.SessionActivity;
import dev.claw.protocol.session.SessionMarks;
import dev.claw.protocol.session.SessionRow;
import dev.claw.protocol.session.SessionSettings;
import dev.claw.protocol.session.SessionTimes;
import dev.claw.protocol.session.SessionTitle;
import dev.claw.protocol.session.SessionUsage;
import dev.claw.protocol.session.SessionsListParams;
import dev.claw.protocol.session.SessionsListResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Conversations: a message is on the disk before it is acknowledged, turns of one conversation
/// follow each other, and a message that is repeated under its key is not run again.
public final class SessionFeature implements AutoCloseable {
  private static final int MAX_MESSAGE = 20_000;

  private final Conversations conversations;
  private final Runs runs;
  private final InstantSource clock;

  /// Told about every message, for metrics.
  public interface Observer {
    void received();

    void processed(boolean ok, Duration took);
  }

  /// Conversations in a folder, answered by a responder.
  public SessionFeature(
      Path folder, Responder responder, Events events, Observer observer, InstantSource clock) {
    this.conversations = new Conversations(folder);
    this.runs = new Runs(responder, events, observer, clock);
    this.clock = clock;
  }

  /// The rows of this feature.
  public List<Method<?, ?>> methods() {
    Access read = Access.operator(Scope.READ);
    Access write = Access.operator(Scope.WRITE);
    return List.of(
        new Method<>("chat.send", write, ChatSendParams.class, this::send),
        new Method<>("chat.abort", write, ChatAbortParams.class, this::abort),
        new Method<>("chat.history", read, ChatHistoryParams.class, this::history),
        new Method<>("sessions.list", read, SessionsListParams.class, this::list));
  }

  /// How many conversations were used within a day, and how many turns wait.
  public Numbers numbers() {
    long oldest = clock.millis() - Duration.ofHours(24).toMillis();
    List<Conversation> active =
        conversations.opened().stream().filter(each -> each.updatedMs() > oldest).toList();
    int waiting = active.stream().mapToInt(each -> Math.max(0, each.activeRuns().size() - 1)).sum();
    return new Numbers(
        active.size(),
        waiting,
        active.stream()
            .map(
                each ->
                    new Health.Recent(
                        each.key().toString(), each.updatedMs(), clock.millis() - each.updatedMs()))
            .toList());
  }

  /// Figures for health.
  public record Numbers(int active, int waiting, List<Health.Recent> recent) {}

  /// Stops everything that runs in a conversation but the asking turn itself.
  public int stop(SessionKey key) {
    return conversations
        .find(key)
        .map(conversation -> conversation.stop(null, Thread.currentThread()).size())
        .orElse(0);
  }

  private ChatSendResult send(Caller caller, ChatSendParams params) {
    String text = params.message().strip();
    if (text.isEmpty() || text.length() > MAX_MESSAGE) {
      throw RpcException.invalid(
          "INVALID_MESSAGE", "a message has 1 to " + MAX_MESSAGE + " characters");
    }
    if (params.attachments() != null && !params.attachments().isEmpty()) {
      throw RpcException.invalid(
          "ATTACHMENTS_UNSUPPORTED", "this gateway has no model yet that could read attachments");
    }
    Conversation conversation = conversations.get(SessionKey.parse(params.sessionKey()));
    String runId = params.idempotencyKey();
    if (text.equals("/stop")) {
      conversation.stop(null, null);
      return new ChatSendResult(runId, Started.OK, null, null, null);
    }
    var question =
        new Turn(
            UUID.randomUUID().toString(), Speaker.USER, text, clock.millis(), runId, List.of());
    Optional<Long> seq = conversation.accept(question);
    if (seq.isEmpty()) {
      return known(conversation, runId);
    }
    runs.start(conversation, question, seq.get());
    return new ChatSendResult(runId, Started.STARTED, seq.get(), null, null);
  }

  private static ChatSendResult known(Conversation conversation, String runId) {
    RunState state =
        conversation
            .run(runId)
            .orElseThrow(
                () ->
                    RpcException.unavailable(
                        "SESSION_BUSY", "too many messages of this session wait; try again soon"));
    return switch (state) {
      case RUNNING -> new ChatSendResult(runId, Started.IN_FLIGHT, null, null, null);
      case DONE -> new ChatSendResult(runId, Started.OK, null, null, null);
      case LOST ->
          new ChatSendResult(
              runId,
              Started.ERROR,
              null,
              null,
              "the gateway ended while this ran; what it did is not known, so it was not repeated");
    };
  }

  private ChatAbortParams.Done abort(Caller caller, ChatAbortParams params) {
    List<String> stopped =
        conversations
            .find(SessionKey.parse(params.sessionKey()))
            .map(conversation -> conversation.stop(params.runId(), null))
            .orElseGet(List::of);
    return new ChatAbortParams.Done(true, !stopped.isEmpty(), stopped);
  }

  private Map<String, @Nullable Object> history(Caller caller, ChatHistoryParams params) {
    SessionKey key = SessionKey.parse(params.sessionKey());
    int limit = Objects.requireNonNullElse(params.limit(), ChatHistoryParams.DEFAULT_LIMIT);
    var result = new LinkedHashMap<String, @Nullable Object>();
    result.put("sessionKey", key.toString());
    Optional<Conversation> conversation = conversations.find(key);
    result.put(
        "messages",
        conversation.map(each -> each.last(limit)).orElseGet(List::of).stream()
            .map(numbered -> numbered.turn().toMessage(numbered.seq()))
            .toList());
    result.put("pendingInputs", Map.of("items", List.of(), "total", 0));
    conversation.ifPresent(each -> result.put("sessionInfo", row(each)));
    return result;
  }

  private SessionsListResult list(Caller caller, SessionsListParams params) {
    List<SessionRow> rows =
        conversations.all().stream()
            .sorted(Comparator.comparingLong(Conversation::updatedMs).reversed())
            .map(SessionFeature::row)
            .toList();
    return new SessionsListResult(
        clock.millis(), null, rows.size(), (long) rows.size(), null, null, null, false, null, rows);
  }

  static SessionRow row(Conversation conversation) {
    SessionKey key = conversation.key();
    List<String> active = conversation.activeRuns();
    long updated = conversation.updatedMs();
    return new SessionRow(
        key.toString(),
        null,
        "direct",
        key.agentId(),
        null,
        null,
        null,
        null,
        SessionTitle.NONE,
        SessionMarks.NONE,
        new SessionTimes(updated == 0 ? null : updated, null, null, null),
        new SessionActivity(
            active.isEmpty() ? RunStatus.DONE : RunStatus.RUNNING,
            !active.isEmpty(),
            active,
            null,
            null,
            null),
        SessionUsage.NONE,
        SessionSettings.NONE);
  }

  @Override
  public void close() {
    conversations.close();
  }
}
