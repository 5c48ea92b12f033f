package dev.claw.gateway.session;

import dev.claw.gateway.store.PrivateFolder;
import dev.claw.gateway.store.RecordLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// All conversations of a state directory; each is opened at its first use.
final class Conversations implements AutoCloseable {
  private static final int MAX_FILES = 10_000;

  private final Path folder;
  private final ConcurrentHashMap<SessionKey, Conversation> open = new ConcurrentHashMap<>();

  Conversations(Path folder) {
    this.folder = folder;
  }

  Conversation get(SessionKey key) {
    return open.computeIfAbsent(key, this::open);
  }

  /// One that has been used in this process or has a file.
  Optional<Conversation> find(SessionKey key) {
    return open.containsKey(key) || Files.exists(file(key))
        ? Optional.of(get(key))
        : Optional.empty();
  }

  Collection<Conversation> opened() {
    return List.copyOf(open.values());
  }

  /// Every conversation with a plain name, opened or not.
  List<Conversation> all() {
    Path agent = folder.resolve(SessionKey.DEFAULT_AGENT);
    if (Files.isDirectory(agent)) {
      try (Stream<Path> files = Files.list(agent)) {
        files
            .limit(MAX_FILES)
            .map(file -> String.valueOf(file.getFileName()))
            .filter(name -> name.endsWith(".jsonl") && !name.startsWith("x."))
            .map(name -> name.substring(0, name.length() - ".jsonl".length()))
            .filter(name -> name.chars().allMatch(c -> c == '-' || Character.isLetterOrDigit(c)))
            .forEach(name -> get(SessionKey.parse(name)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.copyOf(open.values());
  }

  private Conversation open(SessionKey key) {
    try {
      new PrivateFolder().create(folder.resolve(key.agentId()));
      return new Conversation(key, RecordLog.open(file(key)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(SessionKey key) {
    return folder.resolve(key.agentId()).resolve(key.fileName() + ".jsonl");
  }

  @Override
  public void close() {
    open.values().forEach(Conversation::close);
  }
}
