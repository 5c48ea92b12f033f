package dev.claw.gateway.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.claw.gateway.store.StoreException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The lock of a state directory: an operating system lock on a file that also names the process.
/// The system drops it when the process ends, however it ends.
final class StateLock implements AutoCloseable {
  // POSIX drops a process's locks on a file when any of its handles is closed, so a second attempt
  // inside this process must not even open the file
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
  // far behind the content, so that Windows lets others read the process id
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final Path file;
  private final FileChannel channel;

  private StateLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static StateLock take(Path file) throws IOException {
    if (!HELD.add(file)) {
      throw inUse(file, ProcessHandle.current().pid());
    }
    try {
      return new StateLock(file, lock(file));
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, Set.of(READ, WRITE, CREATE, NOFOLLOW_LINKS));
    try {
      FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      if (lock == null) {
        throw inUse(file, read(channel));
      }
      channel.truncate(0);
      String pid = ProcessHandle.current().pid() + "\n";
      channel.write(ByteBuffer.wrap(pid.getBytes(US_ASCII)), 0);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  static Optional<Long> holder(Path file) {
    if (HELD.contains(file)) {
      return Optional.of(ProcessHandle.current().pid());
    }
    if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(file, Set.of(READ, WRITE, NOFOLLOW_LINKS));
        FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false)) {
      return lock == null ? Optional.ofNullable(read(channel)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static @Nullable Long read(FileChannel channel) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(32);
    channel.read(content, 0);
    String text = new String(content.array(), 0, content.position(), US_ASCII).strip();
    return text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
  }

  private static StoreException inUse(Path file, @Nullable Long pid) {
    return new StoreException(
        Code.IN_USE,
        "%s is in use by another gateway (process %s); stop that one or choose another --state-dir"
            .formatted(file.getParent(), pid == null ? "unknown" : pid.toString()));
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw IoFailure.of("unlock", file, e);
    } finally {
      HELD.remove(file);
    }
  }
}
