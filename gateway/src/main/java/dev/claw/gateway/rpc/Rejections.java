package dev.claw.gateway.rpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.claw.protocol.InvalidFieldException;
import java.util.List;

/// Says what is wrong with parameters: the field and the problem, never the value.
public final class Rejections {
  private static final int MAX_NAME = 80;

  private Rejections() {}

  /// The problem of parameters that could not be read, in the form `at /field: problem`.
  public static String problem(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<JsonMappingException.Reference> path = unknown.getPath();
      String parent = path.size() <= 1 ? "root" : path(path.subList(0, path.size() - 1));
      return "at "
          + parent
          + ": unexpected property '"
          + printable(unknown.getPropertyName())
          + "'";
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidFieldException invalid) {
        return String.valueOf(invalid.getMessage());
      }
    }
    return e instanceof JsonMappingException mapping
        ? "at " + path(mapping.getPath()) + ": wrong type or value"
        : "not valid JSON";
  }

  /// The text as it may be repeated to the peer: cut, and without control characters.
  public static String printable(String text) {
    String brief = text.length() > MAX_NAME ? text.substring(0, MAX_NAME) + "…" : text;
    return brief.codePoints().allMatch(c -> c >= 32 && c != 127) ? brief : "?";
  }

  private static String path(List<JsonMappingException.Reference> path) {
    if (path.isEmpty()) {
      return "root";
    }
    var text = new StringBuilder();
    for (JsonMappingException.Reference step : path) {
      text.append('/')
          .append(step.getFieldName() == null ? step.getIndex() : printable(step.getFieldName()));
    }
    return text.toString();
  }
}
