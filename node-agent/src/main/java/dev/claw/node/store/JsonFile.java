package dev.claw.node.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.claw.protocol.StrictJson;
import java.io.IOException;
import java.util.Optional;

/// One JSON file of the node's folder, read into and written from one record.
public final class JsonFile<T> {
  private final StateFolder folder;
  private final String name;
  private final Class<T> type;

  /// The file of that name, whether it exists or not.
  public JsonFile(StateFolder folder, String name, Class<T> type) {
    this.folder = folder;
    this.name = name;
    this.type = type;
  }

  /// What it holds; empty when there is no file.
  ///
  /// @throws IOException it cannot be read or is not what it should be; the message names the place
  public Optional<T> read() throws IOException {
    Optional<String> text = folder.read(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(StrictJson.open().readValue(text.get(), type));
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      throw new IOException(
          folder.file(name)
              + " is damaged"
              + (where == null ? "" : " in line " + where.getLineNr())
              + "; correct it or move it away.");
    }
  }

  /// Replaces it.
  public void write(T value) throws IOException {
    folder.write(
        name, StrictJson.open().writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
  }

  /// See [StateFolder#stamp].
  public long stamp() {
    return folder.stamp(name);
  }
}
