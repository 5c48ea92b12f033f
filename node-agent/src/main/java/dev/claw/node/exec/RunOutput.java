package dev.claw.node.exec;

import dev.claw.os.CommandOutput;
import dev.claw.os.CommandResult;
import dev.claw.protocol.command.SystemRun;
import dev.claw.protocol.node.ExecEvent;
import java.nio.charset.StandardCharsets;

/// What a program printed, cut to what a result may hold.
final class RunOutput {
  private static final String CUT = "\n… (more output was dropped)\n";

  private RunOutput() {}

  static SystemRun.Ended of(CommandResult result) {
    int half = SystemRun.MAX_OUTPUT_BYTES / 2;
    int errors = Math.min(result.stderr().bytes().length, half);
    int room = SystemRun.MAX_OUTPUT_BYTES - errors;
    int out = Math.min(result.stdout().bytes().length, room);
    errors = Math.min(result.stderr().bytes().length, SystemRun.MAX_OUTPUT_BYTES - out);
    return new SystemRun.Ended(
        result.exitCode(),
        result.timedOut(),
        result.success(),
        cut(result.stdout(), out),
        cut(result.stderr(), errors),
        result.timedOut() ? "The program did not end in its time and was killed." : null);
  }

  /// The end of what was printed, as an event carries it.
  static String end(SystemRun.Ended answer) {
    String all = (answer.stdout() + answer.stderr()).strip();
    return all.length() <= ExecEvent.MAX_OUTPUT
        ? all
        : all.substring(all.length() - ExecEvent.MAX_OUTPUT);
  }

  private static String cut(CommandOutput output, int length) {
    if (!output.truncated() && length == output.bytes().length) {
      return output.text();
    }
    int room = Math.max(0, length - CUT.getBytes(StandardCharsets.UTF_8).length);
    return new String(output.bytes(), 0, room, StandardCharsets.UTF_8) + CUT;
  }
}
