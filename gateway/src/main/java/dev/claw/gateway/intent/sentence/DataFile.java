package dev.claw.gateway.intent.sentence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The lines of one language file that ships with the gateway; blank lines and comments left out.
final class DataFile {
  private static final String FOLDER = "/dev/claw/gateway/intent/";

  private DataFile() {}

  /// A line with the place to look at when it is wrong.
  record Line(String file, int number, String text) {
    /// The part before the first `=`, trimmed; the whole line where there is none.
    String key() {
      int equals = text.indexOf('=');
      return equals < 0 ? text : text.substring(0, equals).strip();
    }

    String value() {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw wrong("expected 'key = value'");
      }
      return text.substring(equals + 1).strip().replace("\\n", "\n");
    }

    List<String> alternatives() {
      return split(value(), '|');
    }

    String firstWord() {
      int space = text.indexOf(' ');
      return space < 0 ? text : text.substring(0, space);
    }

    String rest() {
      return text.substring(firstWord().length()).strip();
    }

    IllegalStateException wrong(String why) {
      return new IllegalStateException(file + ":" + number + ": " + why + ": " + text);
    }
  }

  static List<Line> lines(String language, String name) {
    String path = FOLDER + language + "/" + name;
    try (InputStream in = DataFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no sentences for this language: " + path);
      }
      return read(path, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  private static List<Line> read(String path, BufferedReader reader) throws IOException {
    List<Line> lines = new ArrayList<>();
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      String text = line.strip();
      if (!text.isEmpty() && text.charAt(0) != '#') {
        lines.add(new Line(path, number, text));
      }
    }
    return lines;
  }

  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == separator) {
        String part = text.substring(from, i).strip();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        from = i + 1;
      }
    }
    return parts;
  }
}
