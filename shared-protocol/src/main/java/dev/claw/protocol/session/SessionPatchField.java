package dev.claw.protocol.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.Arrays;
import java.util.Optional;

/// What can be changed in a conversation. Null clears any of them.
public enum SessionPatchField {
  LABEL("label", Kind.TEXT),
  AUTO_LABEL("autoLabel", Kind.TEXT),
  CATEGORY("category", Kind.TEXT),
  ICON("icon", Kind.TEXT),
  COLOR("color", Kind.TEXT),
  PINNED("pinned", Kind.FLAG),
  ARCHIVED("archived", Kind.FLAG),
  UNREAD("unread", Kind.FLAG),
  MODEL("model", Kind.TEXT),
  AGENT_RUNTIME("agentRuntime", Kind.TEXT),
  THINKING_LEVEL("thinkingLevel", Kind.TEXT),
  FAST_MODE("fastMode", Kind.FLAG_OR_TEXT),
  VERBOSE_LEVEL("verboseLevel", Kind.TEXT),
  TRACE_LEVEL("traceLevel", Kind.TEXT),
  REASONING_LEVEL("reasoningLevel", Kind.TEXT),
  RESPONSE_USAGE("responseUsage", Kind.TEXT),
  ELEVATED_LEVEL("elevatedLevel", Kind.TEXT),
  EXEC_HOST("execHost", Kind.TEXT),
  EXEC_SECURITY("execSecurity", Kind.TEXT),
  EXEC_ASK("execAsk", Kind.TEXT),
  EXEC_NODE("execNode", Kind.TEXT),
  PERMISSION_MODE("permissionMode", Kind.TEXT),
  SEND_POLICY("sendPolicy", Kind.TEXT),
  GROUP_ACTIVATION("groupActivation", Kind.TEXT);

  /// Longest text of any field, in UTF-16 units.
  public static final int MAX_TEXT = 512;

  private final String wireName;
  private final Kind kind;

  SessionPatchField(String wireName, Kind kind) {
    this.wireName = wireName;
    this.kind = kind;
  }

  /// The spelling on the wire.
  public String wireName() {
    return wireName;
  }

  static Optional<SessionPatchField> of(String wireName) {
    return Arrays.stream(values()).filter(field -> field.wireName.equals(wireName)).findFirst();
  }

  void check(JsonNode value) {
    boolean fits =
        value.isNull()
            || switch (kind) {
              case TEXT -> value.isTextual();
              case FLAG -> value.isBoolean();
              case FLAG_OR_TEXT -> value.isTextual() || value.isBoolean();
            };
    if (!fits) {
      throw new InvalidFieldException(wireName, "has the wrong type");
    }
    Require.atMost(value.textValue(), wireName, MAX_TEXT);
  }

  private enum Kind {
    TEXT,
    FLAG,
    FLAG_OR_TEXT
  }
}
