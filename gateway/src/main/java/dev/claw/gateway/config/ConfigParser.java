package dev.claw.gateway.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.claw.gateway.config.ConfigNode.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Reads a configuration file into values with positions. JSON may have comments, single quotes,
/// names without quotes, and a comma after the last entry.
final class ConfigParser {
  /// Longest file in bytes.
  static final int LIMIT = 1024 * 1024;

  private static final int NESTING = 32;

  private ConfigParser() {}

  /// The two notations.
  enum Notation {
    JSON,
    YAML
  }

  /// What came of it.
  sealed interface Result {
    record Parsed(ConfigNode.Section root, String text) implements Result {}

    record Broken(ConfigIssue issue) implements Result {}
  }

  static Result parse(byte[] content, Notation notation) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      return new Result.Broken(ConfigIssue.ofFile("is not UTF-8 text; save it as UTF-8"));
    }
    return parse(text.startsWith("\ufeff") ? text.substring(1) : text, notation);
  }

  static Result parse(String text, Notation notation) {
    try (JsonParser parser = parser(text, notation)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return broken(parser, "must be one section: { … }");
      }
      ConfigNode root = value(parser);
      JsonToken trailing = parser.nextToken();
      if (trailing != null || !(root instanceof ConfigNode.Section section)) {
        return broken(parser, "has something behind its end; remove it");
      }
      return new Result.Parsed(section, text);
    } catch (JsonProcessingException e) {
      return new Result.Broken(
          ConfigIssue.at(
              "",
              place(Objects.requireNonNullElse(e.getLocation(), JsonLocation.NA)),
              "cannot be read: " + reason(e)));
    } catch (IOException e) {
      return new Result.Broken(ConfigIssue.ofFile("cannot be read"));
    }
  }

  private static Result broken(JsonParser parser, String message) {
    return new Result.Broken(ConfigIssue.at("", place(parser.currentTokenLocation()), message));
  }

  private static JsonParser parser(String text, Notation notation) throws IOException {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxNestingDepth(NESTING)
            .maxDocumentLength(LIMIT)
            .maxTokenCount(50_000)
            .maxStringLength(64 * 1024)
            .maxNameLength(256)
            .maxNumberLength(64)
            .build();
    return switch (notation) {
      case JSON ->
          JsonFactory.builder()
              .streamReadConstraints(limits)
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
              .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
              .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
              .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
              .build()
              .createParser(text);
      case YAML -> YamlNotation.parser(text, limits);
    };
  }

  private static ConfigNode value(JsonParser parser) throws IOException {
    JsonToken token = Objects.requireNonNull(parser.currentToken());
    JsonLocation start = parser.currentTokenLocation();
    return switch (token) {
      case START_OBJECT -> section(parser, start);
      case START_ARRAY -> items(parser, start);
      case VALUE_STRING -> {
        String text = parser.getText();
        yield new ConfigNode.Text(text, place(start, parser));
      }
      case VALUE_NUMBER_INT -> {
        boolean fits = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        Place place = place(start, parser);
        yield fits
            ? new ConfigNode.Whole(parser.getLongValue(), place)
            : new ConfigNode.Real(place);
      }
      case VALUE_NUMBER_FLOAT -> new ConfigNode.Real(place(start, parser));
      case VALUE_TRUE, VALUE_FALSE ->
          new ConfigNode.Flag(token == JsonToken.VALUE_TRUE, place(start, parser));
      case VALUE_NULL -> new ConfigNode.Nothing(place(start, parser));
      case FIELD_NAME, END_OBJECT, END_ARRAY, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IOException("not a value");
    };
  }

  private static ConfigNode section(JsonParser parser, JsonLocation start) throws IOException {
    Map<String, ConfigNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      entries.put(name, value(parser));
    }
    return new ConfigNode.Section(entries, place(start, parser));
  }

  private static ConfigNode items(JsonParser parser, JsonLocation start) throws IOException {
    List<ConfigNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new ConfigNode.Items(items, place(start, parser));
  }

  private static Place place(JsonLocation at) {
    return new Place(Math.max(at.getLineNr(), 0), Math.max(at.getColumnNr(), 0), 0, 0);
  }

  private static Place place(JsonLocation start, JsonParser parser) {
    return new Place(
        start.getLineNr(),
        start.getColumnNr(),
        (int) start.getCharOffset(),
        (int) parser.currentLocation().getCharOffset());
  }

  /// What the parser says, without the piece of the file that it may quote.
  private static String reason(JsonProcessingException e) {
    String message = Objects.requireNonNullElse(e.getOriginalMessage(), "not valid");
    String line = message.lines().findFirst().orElse("not valid");
    return line.startsWith("Duplicate") ? line : line.replaceAll("'[^']{2,}'", "'…'");
  }
}
