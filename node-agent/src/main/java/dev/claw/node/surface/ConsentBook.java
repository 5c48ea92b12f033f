package dev.claw.node.surface;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.node.store.JsonFile;
import dev.claw.node.store.StateFolder;
import dev.claw.protocol.StrictJson;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The owner's decisions, in `consent.json`. Read again whenever the file has changed, so that a
/// decision made by `claw-node consent` holds at once in a running agent.
public final class ConsentBook {
  private static final Logger LOG = LoggerFactory.getLogger(ConsentBook.class);

  private final JsonFile<JsonNode> file;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Map<Capability, Consent> known;
  private long stamp = -1;

  /// The decisions kept in a folder.
  public ConsentBook(StateFolder folder) {
    this.file = new JsonFile<>(folder, "consent.json", JsonNode.class);
  }

  /// The consent to one capability. A file nobody can read withholds everything.
  public Consent of(Capability capability) {
    return all().getOrDefault(capability, capability.usual());
  }

  /// Decides and keeps it.
  public void set(Capability capability, Consent consent) throws IOException {
    lock.lock();
    try {
      Map<String, Consent> words = new TreeMap<>();
      read().forEach((known, decided) -> words.put(known.id(), decided));
      words.put(capability.id(), consent);
      file.write(StrictJson.open().valueToTree(words));
      stamp = -1;
    } finally {
      lock.unlock();
    }
  }

  /// Changes whenever a decision changes.
  public long stamp() {
    return file.stamp();
  }

  private Map<Capability, Consent> all() {
    lock.lock();
    try {
      long now = file.stamp();
      Map<Capability, Consent> current = known;
      if (current == null || now != stamp) {
        current = readOrWithhold();
        known = current;
        stamp = now;
      }
      return current;
    } finally {
      lock.unlock();
    }
  }

  private Map<Capability, Consent> readOrWithhold() {
    try {
      return read();
    } catch (IOException e) {
      LOG.warn("Everything is withheld: {}", e.getMessage());
      Map<Capability, Consent> nothing = new EnumMap<>(Capability.class);
      for (Capability capability : Capability.values()) {
        nothing.put(capability, Consent.OFF);
      }
      return nothing;
    }
  }

  private Map<Capability, Consent> read() throws IOException {
    Map<Capability, Consent> decided = new EnumMap<>(Capability.class);
    JsonNode tree = file.read().orElse(null);
    if (tree == null) {
      return decided;
    }
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      Capability.named(entry.getKey())
          .ifPresent(
              capability ->
                  decided.put(
                      capability, Consent.of(entry.getValue().asText()).orElse(Consent.OFF)));
    }
    return decided;
  }
}
