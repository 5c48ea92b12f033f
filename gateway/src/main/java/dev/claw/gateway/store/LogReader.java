package dev.claw.gateway.store;

import dev.claw.gateway.store.LogSegments.Segment;
import dev.claw.gateway.store.RecordLog.Entry;
import dev.claw.gateway.store.RecordLog.Visitor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The reading end of a record log.
final class LogReader {
  private static final int FIRST_LOOK = 64 * 1024;

  private final StoragePort storage;

  LogReader(StoragePort storage) {
    this.storage = storage;
  }

  /// How a reading ended.
  sealed interface Outcome {
    /// All that was wanted.
    record Complete() implements Outcome {}

    /// Stopped at bytes that are not what was written.
    record Damaged(Path path, long position, long lastGoodSeq) implements Outcome {}
  }

  /// The files of a log as they were at one moment; a later roll does not disturb them.
  record Snapshot(List<View> views) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      for (View view : views) {
        view.file().close();
      }
    }
  }

  record View(Segment segment, StoragePort.OpenFile file, long end) {}

  Snapshot open(List<Segment> segments, Path active, long committed) throws IOException {
    List<View> views = new ArrayList<>();
    Snapshot snapshot = new Snapshot(views);
    try {
      for (Segment segment : segments) {
        StoragePort.OpenFile file = storage.read(segment.path());
        views.add(new View(segment, file, 0));
        long end = segment.path().equals(active) ? committed : file.size();
        views.set(views.size() - 1, new View(segment, file, end));
      }
      return snapshot;
    } catch (IOException e) {
      snapshot.close();
      throw e;
    }
  }

  Outcome forward(Snapshot snapshot, long fromSeq, Visitor visitor) throws IOException {
    List<View> views = snapshot.views();
    int first = firstNeeded(views, fromSeq);
    Walk walk = new Walk(fromSeq, visitor);
    for (View view : views.subList(first, views.size())) {
      Optional<Outcome> ended = walk.through(view);
      if (ended.isPresent()) {
        return ended.get();
      }
    }
    return new Outcome.Complete();
  }

  private static int firstNeeded(List<View> views, long fromSeq) {
    int first = 0;
    for (int index = 0; index < views.size(); index++) {
      long start = views.get(index).segment().firstSeq().orElse(Long.MAX_VALUE);
      first = start <= fromSeq ? index : first;
    }
    return first;
  }

  private static final class Walk {
    private final long fromSeq;
    private final Visitor visitor;
    private long lastSeq = -1;

    Walk(long fromSeq, Visitor visitor) {
      this.fromSeq = fromSeq;
      this.visitor = visitor;
    }

    Optional<Outcome> through(View view) throws IOException {
      LineScanner lines = new LineScanner(view.file(), view.end());
      expectStart(view);
      while (true) {
        long position = lines.position();
        switch (lines.next()) {
          case LineScanner.Step.End _ -> {
            return Optional.empty();
          }
          case LineScanner.Step.Damage _ -> {
            return Optional.of(damaged(view, position));
          }
          case LineScanner.Step.Line line -> {
            if (lastSeq >= 0 && line.seq() != lastSeq + 1) {
              return Optional.of(damaged(view, position));
            }
            lastSeq = line.seq();
            if (line.seq() >= fromSeq && !visitor.visit(new Entry(lastSeq, lines.record()))) {
              return Optional.of(new Outcome.Complete());
            }
          }
        }
      }
    }

    private void expectStart(View view) {
      if (lastSeq < 0) {
        lastSeq = view.segment().firstSeq().orElse(1L) - 1;
      }
    }

    private Outcome damaged(View view, long position) {
      return new Outcome.Damaged(view.segment().path(), position, Math.max(lastSeq, 0));
    }
  }

  /// The last records, or empty when there is damage among them.
  Optional<List<Entry>> last(Snapshot snapshot, int count) throws IOException {
    Deque<Entry> found = new ArrayDeque<>();
    for (View view : snapshot.views().reversed()) {
      int wanted = count - found.size();
      if (wanted <= 0) {
        break;
      }
      Optional<List<Entry>> more = lastOf(view, wanted);
      if (more.isEmpty() || !fits(more.get(), found)) {
        return Optional.empty();
      }
      more.get().reversed().forEach(found::addFirst);
    }
    return Optional.of(List.copyOf(found));
  }

  private static boolean fits(List<Entry> before, Deque<Entry> after) {
    return before.isEmpty()
        || after.isEmpty()
        || before.getLast().seq() + 1 == after.getFirst().seq();
  }

  private static Optional<List<Entry>> lastOf(View view, int wanted) throws IOException {
    long window = FIRST_LOOK;
    while (true) {
      long start = Math.max(0, view.end() - window);
      Optional<List<Entry>> entries = entries(view, start, wanted);
      if (entries.isEmpty() || entries.get().size() == wanted || start == 0) {
        return entries;
      }
      window *= 4;
    }
  }

  private static Optional<List<Entry>> entries(View view, long start, int wanted)
      throws IOException {
    byte[] bytes = new byte[Math.toIntExact(view.end() - start)];
    view.file().readAt(start, ByteBuffer.wrap(bytes));
    Deque<Entry> entries = new ArrayDeque<>();
    int end = bytes.length;
    while (end > 0 && entries.size() < wanted) {
      int begin = lineStart(bytes, end);
      if (begin == 0 && start > 0) {
        break; // the line may begin before what was read
      }
      Optional<Long> seq = RecordLine.check(bytes, begin, end);
      if (seq.isEmpty() || (!entries.isEmpty() && seq.get() + 1 != entries.getFirst().seq())) {
        return Optional.empty();
      }
      entries.addFirst(new Entry(seq.get(), RecordLine.parse(bytes, begin, end)));
      end = begin;
    }
    return Optional.of(List.copyOf(entries));
  }

  private static int lineStart(byte[] bytes, int end) {
    int at = end - 1;
    while (at > 0 && bytes[at - 1] != '\n') {
      at--;
    }
    return at;
  }
}
