package dev.claw.gateway.intent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/// A node's answer, which may hold anything: read field by field, bounded, without trust.
record Payload(NodeSummary node, JsonNode json) {
  private static final int MAX_TEXT = 400;

  /// A text without control characters, cut at 400 chars.
  Optional<String> text(String field) {
    return clean(json.path(field), MAX_TEXT);
  }

  static Optional<String> clean(JsonNode value, int limit) {
    if (!value.isTextual()) {
      return Optional.empty();
    }
    StringBuilder clean = new StringBuilder();
    String text = value.textValue();
    for (int i = 0; i < text.length() && clean.length() < limit; i++) {
      char sign = text.charAt(i);
      clean.append(Character.isISOControl(sign) ? ' ' : sign);
    }
    String stripped = clean.toString().strip();
    return stripped.isEmpty() ? Optional.empty() : Optional.of(stripped);
  }

  OptionalDouble number(String field) {
    JsonNode value = json.path(field);
    return value.isNumber() && Double.isFinite(value.doubleValue())
        ? OptionalDouble.of(value.doubleValue())
        : OptionalDouble.empty();
  }

  OptionalLong whole(String field) {
    JsonNode value = json.path(field);
    return value.isNumber() && value.doubleValue() >= 0
        ? OptionalLong.of(value.longValue())
        : OptionalLong.empty();
  }

  Payload part(String field) {
    return new Payload(node, json.path(field));
  }

  /// The medium in it.
  ///
  /// @param formats those that may be saved
  Media media(Set<String> formats) throws Refused {
    String format = text("format").orElse("");
    JsonNode base64 = json.path("base64");
    if (!formats.contains(format) || !base64.isTextual() || base64.textValue().isEmpty()) {
      throw unreadable();
    }
    try {
      return new Media(format, Base64.getDecoder().decode(base64.textValue()));
    } catch (IllegalArgumentException e) {
      throw unreadable();
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
  record Media(String format, byte[] bytes) {
    String mimeType() {
      return switch (format) {
        case "mp4" -> "video/mp4";
        case "png" -> "image/png";
        default -> "image/jpeg";
      };
    }

    String extension() {
      return format.equals("jpeg") ? "jpg" : format;
    }
  }

  Refused unreadable() {
    return new Refused(Reply.of("node.unreadable").with("node", node.name()));
  }
}
