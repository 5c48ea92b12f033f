package dev.claw.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of a request into the record of its method, and says what is wrong with
/// them in words that hold none of their values.
public final class Params {
  private static final int MAX_SHOWN_NAME = 64;

  private Params() {}

  /// Reads a closed object; absent parameters count as an empty one.
  ///
  /// @throws InvalidParamsException an unknown property, a wrong type, a value out of its range
  public static <T> T read(@Nullable JsonNode params, Class<T> type) throws InvalidParamsException {
    JsonNode given =
        params == null || params.isNull() ? JsonNodeFactory.instance.objectNode() : params;
    if (!given.isObject()) {
      throw new InvalidParamsException("at root: must be an object");
    }
    try {
      return StrictJson.closed().treeToValue(given, type);
    } catch (InvalidFieldException e) {
      throw new InvalidParamsException(String.valueOf(e.getMessage()));
    } catch (JsonProcessingException e) {
      throw new InvalidParamsException(explain(e));
    }
  }

  private static String explain(JsonProcessingException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidFieldException field) {
        return String.valueOf(field.getMessage());
      }
    }
    return switch (failure) {
      case UnrecognizedPropertyException unknown -> {
        List<JsonMappingException.Reference> path = unknown.getPath();
        String place = at(path.subList(0, Math.max(0, path.size() - 1)));
        yield place + ": unexpected property '" + shown(unknown.getPropertyName()) + "'";
      }
      case JsonMappingException mapping -> at(mapping.getPath()) + ": has the wrong type";
      default -> "at root: is malformed";
    };
  }

  private static String at(List<JsonMappingException.Reference> path) {
    return path.isEmpty()
        ? "at root"
        : path.stream().map(Params::step).collect(Collectors.joining("/", "at /", ""));
  }

  private static String step(JsonMappingException.Reference step) {
    String field = step.getFieldName();
    return field == null ? Integer.toString(step.getIndex()) : shown(field);
  }

  /// A name from outside, short and without anything that could break a line of a log.
  private static String shown(String name) {
    String brief = name.length() > MAX_SHOWN_NAME ? name.substring(0, MAX_SHOWN_NAME) : name;
    return brief.replaceAll("[^\\x20-\\x7e]", "?");
  }
}
