package dev.claw.gateway.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// The real disk, except that the n-th operation fails, once or from then on. A failing write
/// leaves half of its bytes behind, as a full disk does.
public final class TestingFaultingStorage implements StoragePort {
  /// How often it fails.
  public enum Mode {
    ONCE,
    FOR_EVER
  }

  private final StoragePort disk = StoragePort.disk();
  private final AtomicInteger count = new AtomicInteger();
  private final int failing;
  private final Mode mode;
  private final String reason;

  /// Fails operation number `failing`, counted from 1.
  public TestingFaultingStorage(int failing, Mode mode, String reason) {
    this.failing = failing;
    this.mode = mode;
    this.reason = reason;
  }

  /// Whether the failing operation was reached.
  public boolean reached() {
    return count.get() >= failing;
  }

  private boolean fails() {
    int number = count.incrementAndGet();
    return mode == Mode.ONCE ? number == failing : number >= failing;
  }

  private void step() throws IOException {
    if (fails()) {
      throw new IOException(reason);
    }
  }

  @Override
  public OpenFile read(Path file) throws IOException {
    step();
    return new Faulting(disk.read(file));
  }

  @Override
  public OpenFile write(Path file) throws IOException {
    step();
    return new Faulting(disk.write(file));
  }

  @Override
  public OpenFile create(Path file) throws IOException {
    step();
    return new Faulting(disk.create(file));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    step();
    disk.rename(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    disk.delete(file);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    step();
    disk.forceDirectory(directory);
  }

  @Override
  public boolean exists(Path file) {
    return disk.exists(file);
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    step();
    return disk.list(directory);
  }

  private final class Faulting implements OpenFile {
    private final OpenFile file;

    Faulting(OpenFile file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      step();
      return file.size();
    }

    @Override
    public void readAt(long position, ByteBuffer into) throws IOException {
      step();
      file.readAt(position, into);
    }

    @Override
    public void writeAt(long position, ByteBuffer from) throws IOException {
      if (fails()) {
        file.writeAt(position, from.slice(from.position(), from.remaining() / 2));
        throw new IOException(reason);
      }
      file.writeAt(position, from);
    }

    @Override
    public void truncate(long size) throws IOException {
      step();
      file.truncate(size);
    }

    @Override
    public void force() throws IOException {
      step();
      file.force();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
