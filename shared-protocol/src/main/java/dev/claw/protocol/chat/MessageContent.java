package dev.claw.protocol.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an entry says: plain words, or a list of parts.
public sealed interface MessageContent {

  /// The words alone, of all parts that have some.
  String text();

  /// One part of text.
  static MessageContent ofText(String text) {
    return new Parts(List.of(new ContentPart.Text(text)));
  }

  /// Reads either form.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static MessageContent read(JsonNode value) {
    if (value.isTextual()) {
      return new Plain(value.textValue());
    }
    if (value.isArray()) {
      return new Parts(value.valueStream().map(ContentPart::read).toList());
    }
    throw new InvalidFieldException("content", "must be a string or an array");
  }

  /// A string.
  record Plain(@JsonValue String text) implements MessageContent {
    public Plain {
      Require.present(text, "content");
    }
  }

  /// An array.
  record Parts(@JsonValue List<ContentPart> parts) implements MessageContent {
    public Parts {
      parts = Require.list(parts, "content", Integer.MAX_VALUE);
    }

    @Override
    public String text() {
      return parts.stream()
          .map(ContentPart::words)
          .flatMap(Optional::stream)
          .collect(Collectors.joining("\n"));
    }
  }
}
