package dev.claw.protocol.chat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.Require;
import dev.claw.protocol.StrictJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A part of an entry.
public sealed interface ContentPart {

  /// The words a person reads, where the part is text.
  default Optional<String> words() {
    return switch (this) {
      case Text part -> Optional.of(part.text());
      case Thinking _, ToolCall _, Image _, Other _ -> Optional.empty();
    };
  }

  /// Reads a part by its `type`; an unknown one is kept as it is.
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ContentPart read(JsonNode value) {
    return switch (value.path("type").asText()) {
      case Text.TYPE -> part(value, Text.class);
      case Thinking.TYPE -> part(value, Thinking.class);
      case ToolCall.TYPE -> part(value, ToolCall.class);
      case Image.TYPE -> part(value, Image.class);
      default -> new Other(value);
    };
  }

  private static <T extends ContentPart> T part(JsonNode value, Class<T> type) {
    try {
      return StrictJson.open().treeToValue(value, type);
    } catch (JsonProcessingException _) {
      throw new InvalidFieldException("content", "has a malformed part");
    }
  }

  /// Words.
  record Text(String text) implements ContentPart {
    static final String TYPE = "text";

    public Text {
      Require.present(text, "text");
    }

    /// The discriminator.
    @JsonProperty("type")
    public String type() {
      return TYPE;
    }
  }

  /// What the model thought first.
  record Thinking(String thinking) implements ContentPart {
    static final String TYPE = "thinking";

    public Thinking {
      Require.present(thinking, "thinking");
    }

    /// The discriminator.
    @JsonProperty("type")
    public String type() {
      return TYPE;
    }
  }

  /// The model asks for a tool.
  record ToolCall(String id, String name, @Nullable JsonNode arguments) implements ContentPart {
    static final String TYPE = "toolCall";

    public ToolCall {
      Require.nonEmpty(id, "id");
      Require.nonEmpty(name, "name");
    }

    /// The discriminator.
    @JsonProperty("type")
    public String type() {
      return TYPE;
    }
  }

  /// A picture, given or to be fetched.
  ///
  /// @param data base64
  record Image(
      @Nullable String mimeType,
      @Nullable String data,
      @Nullable String artifactId,
      @Nullable String url,
      @Nullable String alt)
      implements ContentPart {
    static final String TYPE = "image";

    /// The discriminator.
    @JsonProperty("type")
    public String type() {
      return TYPE;
    }
  }

  /// A kind this version does not know.
  record Other(@JsonValue JsonNode raw) implements ContentPart {}
}
