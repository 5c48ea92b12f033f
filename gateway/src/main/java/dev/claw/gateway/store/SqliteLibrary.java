package dev.claw.gateway.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// Puts SQLite's native code into the state directory once per version. Left to itself the driver
/// unpacks a fresh copy per process and leaves it behind when the process is killed.
final class SqliteLibrary {
  // not "sqlite-": the driver deletes files of that name that it did not unpack itself
  private static final String PREFIX = "native-sqlite-";
  private static final ReentrantLock LOCK = new ReentrantLock();

  private SqliteLibrary() {}

  /// Whether a file in the temporary folder is the unpacked library and must stay.
  static boolean keeps(Path entry) {
    return String.valueOf(entry.getFileName()).startsWith(PREFIX);
  }

  /// Unpacks the library if it is not there yet and tells the driver where it is. Does nothing
  /// after the first time in a process.
  static void prepare(Path temporary) throws IOException {
    LOCK.lock();
    try {
      if (System.getProperty("org.sqlite.lib.path") != null) {
        return;
      }
      String name = LibraryLoaderUtil.getNativeLibName();
      URL packed = packed(name);
      if (packed == null) {
        return; // a system the driver has no library for: it reports that itself
      }
      Path unpacked = temporary.resolve(PREFIX + SQLiteJDBCLoader.getVersion() + "-" + name);
      unpack(packed, unpacked);
      System.setProperty("org.sqlite.lib.path", temporary.toString());
      System.setProperty("org.sqlite.lib.name", String.valueOf(unpacked.getFileName()));
    } finally {
      LOCK.unlock();
    }
  }

  private static @Nullable URL packed(String name) {
    String folder = LibraryLoaderUtil.getNativeLibResourcePath();
    return SQLiteJDBCLoader.class.getResource(folder + "/" + name);
  }

  private static void unpack(URL packed, Path unpacked) throws IOException {
    URLConnection connection = packed.openConnection();
    connection.setUseCaches(false);
    long size = connection.getContentLengthLong();
    try (InputStream in = connection.getInputStream()) {
      if (!Files.isRegularFile(unpacked) || Files.size(unpacked) != size) {
        Files.createDirectories(unpacked.toAbsolutePath().getParent());
        removeOlder(Objects.requireNonNull(unpacked.toAbsolutePath().getParent()));
        new DurableFile(unpacked).replace(in.readAllBytes());
      }
    }
  }

  private static void removeOlder(Path folder) throws IOException {
    try (DirectoryStream<Path> older = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path library : older) {
        Files.delete(library);
      }
    }
  }
}
