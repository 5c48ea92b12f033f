package dev.claw.bench.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// The head of a message: whether it answers a request, which one, and how. The payload is not
/// parsed.
record Reply(boolean response, long id, boolean ok) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Reply EVENT = new Reply(false, -1, false);

  static Reply of(byte[] bytes, int offset, int length) throws IOException {
    long id = -1;
    int known = 0;
    boolean ok = false;
    try (JsonParser parser = JSON.createParser(bytes, offset, length)) {
      parser.nextToken();
      while (known < 2 && parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
          case "event" -> {
            return EVENT;
          }
          case "id" -> {
            id = Long.parseLong(parser.getText());
            known++;
          }
          case "ok" -> {
            ok = parser.getBooleanValue();
            known++;
          }
          default -> parser.skipChildren();
        }
      }
    }
    return known < 2 ? EVENT : new Reply(true, id, ok);
  }
}
