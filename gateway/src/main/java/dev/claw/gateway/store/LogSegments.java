package dev.claw.gateway.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// The files of one record log: the active one, `x.jsonl`, and older ones named after their first
/// record, `x.jsonl.000000000001`.
final class LogSegments {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{18}");

  private final Path active;
  private final Path directory;
  private final StoragePort storage;

  LogSegments(Path active, StoragePort storage) {
    this.active = active;
    this.directory = Objects.requireNonNull(active.getParent());
    this.storage = storage;
  }

  /// One file; `firstSeq` is empty for the active one.
  record Segment(Path path, Optional<Long> firstSeq) {}

  /// Oldest first, the active one last.
  List<Segment> all() throws IOException {
    List<Segment> segments = new ArrayList<>(rolled());
    if (storage.exists(active)) {
      segments.add(new Segment(active, Optional.empty()));
    }
    return segments;
  }

  List<Segment> rolled() throws IOException {
    String prefix = active.getFileName() + ".";
    return storage.list(directory).stream()
        .filter(name -> name.startsWith(prefix))
        .filter(name -> NUMBER.matcher(name.substring(prefix.length())).matches())
        .sorted()
        .map(name -> segment(name, prefix.length()))
        .toList();
  }

  private Segment segment(String name, int prefix) {
    return new Segment(directory.resolve(name), Optional.of(Long.valueOf(name.substring(prefix))));
  }

  Path rolledPath(long firstSeq) {
    return directory.resolve("%s.%018d".formatted(active.getFileName(), firstSeq));
  }

  /// A name for a damaged file that is not taken yet.
  Path quarantinePath(Path damaged, long millis) {
    String base = damaged.getFileName() + ".quarantine-" + millis;
    Path path = directory.resolve(base);
    for (int count = 2; storage.exists(path); count++) {
      path = directory.resolve(base + "-" + count);
    }
    return path;
  }

  Path temporaryPath() {
    return directory.resolve("." + active.getFileName() + ".tmp");
  }
}
