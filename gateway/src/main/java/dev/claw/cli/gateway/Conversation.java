package dev.claw.cli.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.cli.link.EventSink;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.protocol.Frame;
import dev.claw.protocol.chat.ChatEvent;
import dev.claw.protocol.chat.ChatSendParams;
import dev.claw.protocol.chat.ChatSendResult;
import dev.claw.protocol.chat.Message;
import dev.claw.protocol.client.CallFailedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One sentence and its answer: sends the words, follows the run they start, and returns its end.
final class Conversation implements EventSink {
  private final BlockingQueue<JsonNode> ends = new ArrayBlockingQueue<>(64);
  private final String sessionKey;
  private final String runId = UUID.randomUUID().toString();

  /// How a run ended.
  ///
  /// @param ok whether there is an answer; else the text says why not
  record Answer(boolean ok, String text, List<MadeFile> files, String runId) {
    Answer {
      files = List.copyOf(files);
    }

    /// A file that came of it, on the gateway's machine.
    record MadeFile(String path, @Nullable String mimeType, long bytes) {}
  }

  Conversation(String sessionKey) {
    this.sessionKey = sessionKey;
  }

  @Override
  public void event(Frame.Event event) {
    JsonNode payload = event.payload();
    if (event.event().equals(ChatEvent.EVENT)
        && payload != null
        && payload.path("runId").asText().equals(runId)
        && List.of("final", "error", "aborted").contains(payload.path("state").asText())) {
      ends.offer(payload);
    }
  }

  /// Says it and waits for the end of the answer.
  Answer say(GatewaySession session, String text, Duration patience)
      throws CliException, CallFailedException, IOException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    var params = ChatSendParams.of(sessionKey, text, runId);
    ChatSendResult begun = session.call("chat.send", params, ChatSendResult.class);
    if (begun.status() == ChatSendResult.Started.ERROR) {
      String summary = begun.summary();
      return new Answer(
          false, summary == null ? "Claw could not begin an answer." : summary, List.of(), runId);
    }
    while (true) {
      JsonNode end = ends.poll(250, TimeUnit.MILLISECONDS);
      if (end != null) {
        return answer(GatewaySession.read(ChatEvent.EVENT, end, ChatEvent.class), end);
      }
      if (!session.isOpen()) {
        throw CliException.failed(
            "The gateway went away before the answer came; look at `claw status`, then ask again.");
      }
      if (System.nanoTime() - deadline > 0) {
        throw CliException.failed(
            "No answer came within "
                + patience.toSeconds()
                + " s; it may still come: ask again, or give more time with --timeout.");
      }
    }
  }

  private Answer answer(ChatEvent event, JsonNode raw) {
    return switch (event) {
      case ChatEvent.Final end -> new Answer(true, text(end.message()), files(raw), runId);
      case ChatEvent.Aborted end ->
          new Answer(false, or(end.errorMessage(), "The answer was stopped."), List.of(), runId);
      case ChatEvent.Failed end ->
          new Answer(false, or(end.errorMessage(), "The answer failed."), List.of(), runId);
      case ChatEvent.Status _, ChatEvent.Delta _ ->
          throw new IllegalStateException("only ends are kept");
    };
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text;
  }

  private static String text(@Nullable Message message) {
    return message == null ? "" : message.content().text();
  }

  private static List<Answer.MadeFile> files(JsonNode raw) {
    var files = new ArrayList<Answer.MadeFile>();
    for (JsonNode file : raw.path("message").path("claw.files")) {
      files.add(
          new Answer.MadeFile(
              file.path("path").asText(),
              file.path("mimeType").textValue(),
              file.path("bytes").asLong()));
    }
    return files;
  }
}
