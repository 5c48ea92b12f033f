package dev.claw.gateway.health;

import dev.claw.gateway.rpc.RpcException;
import dev.claw.protocol.health.LogsTailParams;
import dev.claw.protocol.health.LogsTailResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/// Reads the end of the gateway's log, bounded in bytes and lines.
final class LogTail {
  private static final int DEFAULT_LINES = 200;
  private static final int DEFAULT_BYTES = 250_000;

  private final Path file;

  LogTail(Path file) {
    this.file = file;
  }

  LogsTailResult read(LogsTailParams params) {
    if (!Files.isRegularFile(file)) {
      return new LogsTailResult(file.toString(), 0, 0, List.of(), null, null, null);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(channel, params);
    } catch (IOException e) {
      throw RpcException.unavailable("LOG_UNREADABLE", "the gateway's log cannot be read");
    }
  }

  private LogsTailResult read(FileChannel channel, LogsTailParams params) throws IOException {
    long size = channel.size();
    Long cursor = params.cursor();
    boolean reset = cursor != null && cursor > size;
    int maxBytes = Objects.requireNonNullElse(params.maxBytes(), DEFAULT_BYTES);
    long from = cursor == null || reset ? Math.max(0, size - maxBytes) : cursor;
    long skipped = Math.max(0, size - maxBytes - from);
    from += skipped;
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size - from, maxBytes));
    while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
      // reads on until the buffer is full or the file ends
    }
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    int lastLine = text.lastIndexOf('\n');
    String whole = lastLine < 0 ? "" : text.substring(0, lastLine);
    List<String> lines = whole.isEmpty() ? List.of() : whole.lines().toList();
    int limit = Objects.requireNonNullElse(params.limit(), DEFAULT_LINES);
    int first = Math.max(0, lines.size() - limit);
    boolean cutStart = from > 0 && cursor == null && first == 0 && !lines.isEmpty();
    long end = from + whole.getBytes(StandardCharsets.UTF_8).length + (lastLine < 0 ? 0 : 1);
    return new LogsTailResult(
        file.toString(),
        end,
        size,
        lines.subList(cutStart ? 1 : first, lines.size()),
        (first > 0 || (from > 0 && cursor == null)) ? true : null,
        reset ? true : null,
        skipped > 0 ? skipped : null);
  }
}
