package dev.claw.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Turns text into frames and frames into text. Fields of the envelope that nobody uses are
/// skipped; the contents of `params` and `payload` are checked by their own records.
public final class FrameCodec {
  private static final ObjectMapper MAPPER = StrictJson.open();

  /// Parts are read out of the middle of a frame, so more tokens follow each.
  private static final ObjectReader TREE = part(JsonNode.class);

  private static final ObjectReader ERROR = part(WireError.class);
  private static final ObjectReader STATE_VERSION = part(Frame.StateVersion.class);

  private FrameCodec() {}

  private static ObjectReader part(Class<?> type) {
    return MAPPER.readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }

  /// Decodes one message.
  public static Frame decode(String text) throws BadFrameException {
    var envelope = new Envelope();
    try (JsonParser parser = MAPPER.getFactory().createParser(text)) {
      envelope.read(parser);
      if (parser.nextToken() != null) {
        throw new BadFrameException("text after the end of the frame");
      }
    } catch (JsonProcessingException e) {
      throw new BadFrameException("not a JSON object within the limits");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return envelope.toFrame();
  }

  /// Encodes a request; `params` is any value the mapper can write.
  public static String request(String id, String method, @Nullable Object params) {
    return write(
        generator -> {
          generator.writeStringField("type", "req");
          generator.writeStringField("id", id);
          generator.writeStringField("method", method);
          writeValue(generator, "params", params);
        });
  }

  /// Encodes a good answer.
  public static String ok(String id, @Nullable Object payload) {
    return write(
        generator -> {
          generator.writeStringField("type", "res");
          generator.writeStringField("id", id);
          generator.writeBooleanField("ok", true);
          writeValue(generator, "payload", payload);
        });
  }

  /// Encodes a refusal.
  public static String failed(String id, WireError error) {
    return write(
        generator -> {
          generator.writeStringField("type", "res");
          generator.writeStringField("id", id);
          generator.writeBooleanField("ok", false);
          writeValue(generator, "error", error);
        });
  }

  /// Encodes an event without a sequence number, for one peer.
  public static String event(String name, @Nullable Object payload) {
    return write(
        generator -> {
          generator.writeStringField("type", "event");
          generator.writeStringField("event", name);
          writeValue(generator, "payload", payload);
        });
  }

  /// Encodes a broadcast whose payload has been encoded once for all its receivers.
  public static String broadcast(
      String name, String payloadJson, long seq, Frame.@Nullable StateVersion version) {
    return write(
        generator -> {
          generator.writeStringField("type", "event");
          generator.writeStringField("event", name);
          generator.writeFieldName("payload");
          generator.writeRawValue(payloadJson);
          generator.writeNumberField("seq", seq);
          writeValue(generator, "stateVersion", version);
        });
  }

  /// Encodes a good answer whose payload is JSON text already.
  public static String okRaw(String id, String payloadJson) {
    return write(
        generator -> {
          generator.writeStringField("type", "res");
          generator.writeStringField("id", id);
          generator.writeBooleanField("ok", true);
          generator.writeFieldName("payload");
          generator.writeRawValue(payloadJson);
        });
  }

  /// Encodes any value as JSON text.
  public static String json(@Nullable Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeValue(JsonGenerator generator, String field, @Nullable Object value)
      throws IOException {
    if (value != null) {
      generator.writeFieldName(field);
      MAPPER.writeValue(generator, value);
    }
  }

  private interface Body {
    void write(JsonGenerator generator) throws IOException;
  }

  private static String write(Body body) {
    var factory = MAPPER.getFactory();
    try (var writer = new SegmentedStringWriter(factory._getBufferRecycler());
        JsonGenerator generator = factory.createGenerator(writer)) {
      generator.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
      generator.writeStartObject();
      body.write(generator);
      generator.writeEndObject();
      generator.flush();
      return writer.getAndClear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The fields of the three frame types, as they stand in the text.
  private static final class Envelope {
    private @Nullable String type;
    private @Nullable String id;
    private @Nullable String name;
    private @Nullable JsonNode params;
    private @Nullable JsonNode payload;
    private @Nullable WireError error;
    private Frame.@Nullable StateVersion stateVersion;
    private @Nullable Long seq;
    private @Nullable Boolean ok;

    void read(JsonParser parser) throws IOException, BadFrameException {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadFrameException("a frame is a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        parser.nextToken();
        field(field, parser);
      }
    }

    private void field(String field, JsonParser parser) throws IOException, BadFrameException {
      switch (field) {
        case "type" -> type = text(parser, field);
        case "id" -> id = text(parser, field);
        case "method", "event" -> name = text(parser, field);
        case "ok" -> ok = parser.getBooleanValue();
        case "seq" -> seq = parser.getLongValue();
        case "params" -> params = TREE.readValue(parser);
        case "payload" -> payload = TREE.readValue(parser);
        case "error" -> error = ERROR.readValue(parser);
        case "stateVersion" -> stateVersion = STATE_VERSION.readValue(parser);
        default -> parser.skipChildren();
      }
    }

    private static String text(JsonParser parser, String field)
        throws IOException, BadFrameException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        throw new BadFrameException("frame field '" + field + "' must be a string");
      }
      return parser.getText();
    }

    Frame toFrame() throws BadFrameException {
      try {
        return switch (type) {
          case "req" -> new Frame.Request(required(id), required(name), params);
          case "res" -> new Frame.Response(required(id), Boolean.TRUE.equals(ok), payload, error);
          case "event" -> new Frame.Event(required(name), payload, seq, stateVersion);
          case null -> throw new BadFrameException("frame has no type");
          default -> throw new BadFrameException("unknown frame type");
        };
      } catch (InvalidFieldException e) {
        throw new BadFrameException("invalid frame: " + e.getMessage());
      }
    }

    private static String required(@Nullable String value) throws BadFrameException {
      if (value == null) {
        throw new BadFrameException("frame lacks its id or name");
      }
      return value;
    }
  }
}
