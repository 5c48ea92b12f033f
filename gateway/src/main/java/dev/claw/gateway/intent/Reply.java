package dev.claw.gateway.intent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an action has to say: which of its intent's texts, and what belongs in it.
///
/// @param repeated an earlier sentence's answer that stands for this one; null otherwise
record Reply(String key, Map<String, String> values, List<Path> files, @Nullable Answer repeated) {
  Reply {
    values = Map.copyOf(values);
    files = List.copyOf(files);
  }

  static Reply of(String key) {
    return new Reply(key, Map.of(), List.of(), null);
  }

  static Reply repeating(Answer answer) {
    return new Reply("", Map.of(), answer.files(), answer);
  }

  /// An empty value counts as absent.
  Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value);
    return new Reply(key, more, files, repeated);
  }

  Reply with(String name, long value) {
    return with(name, Long.toString(value));
  }

  Reply file(Path file) {
    List<Path> more = new ArrayList<>(files);
    more.add(file);
    return new Reply(key, values, more, repeated);
  }
}
