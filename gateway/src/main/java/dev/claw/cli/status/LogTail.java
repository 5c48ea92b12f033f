package dev.claw.cli.status;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Reads the end of a log file and what is added to it, through its replacement by a new one. Never
/// holds more than a megabyte.
final class LogTail {
  private static final int WINDOW = 1 << 20;

  private final Path file;
  private long position;
  private String unfinished = "";

  LogTail(Path file) {
    this.file = file;
  }

  /// The last lines there are.
  List<String> last(int count) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      position = Math.max(0, channel.size() - WINDOW);
    }
    boolean cut = position > 0;
    List<String> lines = more();
    List<String> whole = cut && !lines.isEmpty() ? lines.subList(1, lines.size()) : lines;
    return whole.subList(Math.max(0, whole.size() - count), whole.size());
  }

  /// The lines that were finished since the last look.
  List<String> more() throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() < position) {
        position = 0;
        unfinished = "";
      }
      ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(WINDOW, channel.size() - position));
      int read = 0;
      while (buffer.hasRemaining() && read >= 0) {
        read = channel.read(buffer, position + buffer.position());
      }
      position += buffer.position();
      String text =
          unfinished + new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n') + 1;
      unfinished = text.length() - end > WINDOW ? "" : text.substring(end);
      return text.substring(0, end).lines().toList();
    }
  }
}
