package dev.claw.gateway.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// The file operations durable storage is built on, and the seam where tests make the n-th one
/// fail. Every path is used without following a link in its last element; files are created 0600.
public interface StoragePort {
  /// The real file system.
  static StoragePort disk() {
    return new DiskStorage();
  }

  /// Opens an existing file for reading.
  OpenFile read(Path file) throws IOException;

  /// Opens a file for reading and writing, creating it when it is absent.
  OpenFile write(Path file) throws IOException;

  /// Creates a file that must not exist yet, for writing.
  OpenFile create(Path file) throws IOException;

  /// Atomically gives `from` the name `to`, replacing what was there.
  void rename(Path from, Path to) throws IOException;

  /// Removes a file if it is there.
  void delete(Path file) throws IOException;

  /// Makes names created, renamed or removed in a directory durable.
  void forceDirectory(Path directory) throws IOException;

  /// Whether something, a link included, has this name.
  boolean exists(Path file);

  /// Plain names of what is directly inside a directory.
  List<String> list(Path directory) throws IOException;

  /// One open file. Not safe for use by several threads at once.
  interface OpenFile extends AutoCloseable {
    /// Bytes in the file now.
    long size() throws IOException;

    /// Reads from an absolute position until the buffer is full or the file ends.
    void readAt(long position, ByteBuffer into) throws IOException;

    /// Writes all remaining bytes at an absolute position.
    void writeAt(long position, ByteBuffer from) throws IOException;

    /// Cuts the file to this many bytes.
    void truncate(long size) throws IOException;

    /// Returns when content and size are on stable storage.
    void force() throws IOException;

    @Override
    void close() throws IOException;
  }
}
