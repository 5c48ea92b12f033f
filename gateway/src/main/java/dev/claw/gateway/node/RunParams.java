package dev.claw.gateway.node;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.protocol.StrictJson;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The parameters of a command as they go to the node. `system.run` is a closed object: an approval
/// is never a parameter, whoever writes it there. It gets a run id, by which the node's reports on
/// the run are recognised.
sealed interface RunParams {
  /// The command that starts a program.
  String SYSTEM_RUN = "system.run";

  /// What callers may say about a program to run.
  Set<String> FIELDS =
      Set.of(
          "command",
          "rawCommand",
          "systemRunPlan",
          "cwd",
          "env",
          "timeoutMs",
          "needsScreenRecording",
          "agentId",
          "sessionKey",
          "runId",
          "suppressNotifyOnExit");

  /// Longest run id.
  int MAX_RUN_ID = 128;

  /// Fit to be sent.
  record Ready(@Nullable String json, @Nullable String runId) implements RunParams {}

  /// Not fit.
  record Refused(InvokeOutcome.Failed failure) implements RunParams {}

  static RunParams prepare(String command, @Nullable String paramsJson) {
    if (!command.equals(SYSTEM_RUN)) {
      return new Ready(paramsJson, null);
    }
    if (!(parse(paramsJson) instanceof ObjectNode params)) {
      return refused("system.run needs an object with the program to run as \"command\"");
    }
    Optional<String> stranger =
        params.properties().stream()
            .map(Map.Entry::getKey)
            .filter(name -> !FIELDS.contains(name))
            .findFirst();
    return stranger.isPresent()
        ? refused("system.run takes no \"" + brief(stranger.get()) + "\"; leave it out")
        : withRunId(params);
  }

  private static RunParams withRunId(ObjectNode params) {
    JsonNode given = params.get("runId");
    if (given == null || given.isNull()) {
      given = params.textNode(UUID.randomUUID().toString());
      params.set("runId", given);
    }
    String runId = given.asText();
    return !given.isTextual() || runId.isBlank() || runId.length() > MAX_RUN_ID
        ? refused("system.run's \"runId\" must be a text of up to " + MAX_RUN_ID + " characters")
        : new Ready(params.toString(), runId);
  }

  private static @Nullable JsonNode parse(@Nullable String json) {
    try {
      return json == null ? null : StrictJson.open().readTree(json);
    } catch (JsonProcessingException _) {
      return null;
    }
  }

  private static Refused refused(String message) {
    return new Refused(Failures.invalid("INVALID_PARAMS", message));
  }

  private static String brief(String name) {
    String start = name.length() > 40 ? name.substring(0, 40) : name;
    return start.codePoints().allMatch(c -> c >= 32 && c != 127) ? start : "?";
  }
}
