package dev.claw.os.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The log of one process, for everything that logs through SLF4J or `java.util.logging`.
///
/// It lies in at most 5 files of 20 MB that only their owner can read. Each record is one line; a
/// record that repeats the one before is counted instead of written; what looks like a token, a key
/// or a password is masked. The console stays quiet unless asked for.
public final class ProcessLog implements AutoCloseable {

  private final Logger root = Logger.getLogger("");
  private final Handler[] before = root.getHandlers();
  private final Level levelBefore = root.getLevel();
  private final Handler file;

  private ProcessLog(Handler file) {
    this.file = file;
  }

  /// Sends the records of this process from INFO on to `directory/name.log`.
  ///
  /// @param directory created with access for its owner only
  public static ProcessLog open(Path directory, String name) throws IOException {
    return open(directory, name, false);
  }

  /// The same; where verbose, from FINE on, and to the error stream as well.
  public static ProcessLog open(Path directory, String name, boolean verbose) throws IOException {
    LogLine line = new LogLine();
    ProcessLog log =
        new ProcessLog(new CollapsingHandler(RotatingFile.open(directory, name), line));
    for (Handler handler : log.before) {
      log.root.removeHandler(handler);
    }
    log.root.setLevel(verbose ? Level.FINE : Level.INFO);
    log.root.addHandler(log.file);
    if (verbose) {
      Handler console = new ConsoleHandler();
      console.setLevel(Level.FINE);
      console.setFormatter(line);
      log.root.addHandler(console);
    }
    return log;
  }

  /// Writes what is pending and puts back what was there before.
  @Override
  public void close() {
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    file.close();
    for (Handler handler : before) {
      root.addHandler(handler);
    }
    root.setLevel(levelBefore);
  }
}
