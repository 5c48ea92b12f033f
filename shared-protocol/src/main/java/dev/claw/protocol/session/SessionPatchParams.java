package dev.claw.protocol.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parameters of `sessions.patch`: which conversation, and only the fields that change. A field
/// that is absent stays; JSON null clears it.
///
/// @param expectedSessionId the change is refused when the conversation is another one by now
public record SessionPatchParams(
    String key,
    @Nullable String agentId,
    @Nullable String expectedSessionId,
    @Nullable Long expectedMarkedUnreadAt,
    Map<SessionPatchField, JsonNode> changes) {

  public SessionPatchParams {
    Require.atMost(Require.nonEmpty(key, "key"), "key", 512);
    Require.atMost(agentId, "agentId", 128);
    Require.atMost(expectedSessionId, "expectedSessionId", 128);
    changes.forEach(SessionPatchField::check);
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
  }

  /// Reads the flat object of the wire.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static SessionPatchParams read(Map<String, JsonNode> fields) {
    var changes = new LinkedHashMap<SessionPatchField, JsonNode>();
    for (Map.Entry<String, JsonNode> entry : fields.entrySet()) {
      switch (entry.getKey()) {
        case "key", "agentId", "expectedSessionId", "expectedMarkedUnreadAt" -> {}
        default -> changes.put(field(entry.getKey()), entry.getValue());
      }
    }
    return new SessionPatchParams(
        Require.nonEmpty(text(fields, "key"), "key"),
        text(fields, "agentId"),
        text(fields, "expectedSessionId"),
        number(fields, "expectedMarkedUnreadAt"),
        changes);
  }

  /// The flat object of the wire.
  @JsonValue
  public Map<String, Object> write() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("key", key);
    if (agentId != null) {
      fields.put("agentId", agentId);
    }
    if (expectedSessionId != null) {
      fields.put("expectedSessionId", expectedSessionId);
    }
    if (expectedMarkedUnreadAt != null) {
      fields.put("expectedMarkedUnreadAt", expectedMarkedUnreadAt);
    }
    changes.forEach((field, value) -> fields.put(field.wireName(), value));
    return fields;
  }

  private static SessionPatchField field(String wireName) {
    return SessionPatchField.of(wireName)
        .orElseThrow(() -> new InvalidFieldException("", "has a field that is not known"));
  }

  private static @Nullable String text(Map<String, JsonNode> fields, String name) {
    JsonNode value = fields.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw new InvalidFieldException(name, "must be a string");
    }
    return value.textValue();
  }

  private static @Nullable Long number(Map<String, JsonNode> fields, String name) {
    JsonNode value = fields.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.canConvertToLong() || !value.isIntegralNumber()) {
      throw new InvalidFieldException(name, "must be an integer");
    }
    return value.longValue();
  }
}
