package dev.claw.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Why a request failed. The code is a string, not [ErrorCode]: a newer peer may know more codes.
///
/// @param details machine-readable extras; most carry `code` or `reason`
/// @param retryAfterMs milliseconds after which a retry makes sense
public record WireError(
    String code,
    String message,
    @Nullable JsonNode details,
    @Nullable Boolean retryable,
    @Nullable Long retryAfterMs) {

  /// Both texts are required: reference clients drop an error without them and time out instead.
  public WireError {
    Require.nonEmpty(code, "code");
    Require.nonEmpty(message, "message");
  }

  /// An error with a code and a sentence only.
  public static WireError of(ErrorCode code, String message) {
    return new WireError(code.wireName(), message, null, null, null);
  }

  /// The same error with machine-readable details.
  public WireError withDetails(JsonNode newDetails) {
    return new WireError(code, message, newDetails, retryable, retryAfterMs);
  }

  /// The same error, marked as worth repeating after some milliseconds.
  public WireError retryAfter(long milliseconds) {
    return new WireError(code, message, details, true, milliseconds);
  }

  /// The text field `name` of the details, or null where there is none.
  public @Nullable String detail(String name) {
    JsonNode value = details == null ? null : details.get(name);
    return value == null || !value.isTextual() ? null : value.asText();
  }

  /// The precise reason: `details.code`, else `details.reason`, else the general code.
  public String reason() {
    String precise = detail("code");
    if (precise == null) {
      precise = detail("reason");
    }
    return precise == null ? code : precise;
  }
}
