package dev.claw.cli;

import dev.claw.cli.link.Refusals;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Tone;
import dev.claw.cli.terminal.Words;
import dev.claw.gateway.store.StoreException;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.client.ConnectionLostException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Every failure as one sentence on the error stream and an exit code; never a stack trace.
final class FailureReport {
  private final Shell shell;

  FailureReport(Shell shell) {
    this.shell = shell;
  }

  /// Tells the user and returns the exit code.
  int tell(Exception e) {
    return switch (e) {
      case CliException known -> tell(known.exitCode(), known.getMessage());
      case CallFailedException refused -> tell(ExitCode.FAILED, Refusals.explain(refused.error()));
      case ConnectionLostException lost ->
          tell(
              ExitCode.NOT_REACHABLE,
              "The gateway went away in the middle ("
                  + Words.line(lost.closed().toString())
                  + "); look at `claw status`, then try again.");
      case StoreException store -> tell(ExitCode.FAILED, sentence(store.getMessage()));
      case UncheckedIOException io -> tell(ExitCode.FAILED, sentence(cause(io)));
      case IOException io -> tell(ExitCode.FAILED, sentence(io.getMessage()));
      case InterruptedException _ -> interrupted();
      default -> unexpected(e);
    };
  }

  int tell(ExitCode code, @Nullable String message) {
    shell.out().flush();
    shell.note(shell.paint(Tone.BAD, "claw: ") + Words.line(message));
    return code.number();
  }

  private int interrupted() {
    Thread.currentThread().interrupt();
    return tell(ExitCode.FAILED, "Stopped.");
  }

  private int unexpected(Exception e) {
    if (!shell.environment().getOrDefault("CLAW_DEBUG", "").isEmpty()) {
      e.printStackTrace(shell.err());
    }
    return tell(
        ExitCode.FAILED,
        "Something unexpected happened inside claw ("
            + e.getClass().getSimpleName()
            + "); run it again with CLAW_DEBUG=1 to see more, and report it.");
  }

  private static @Nullable String cause(UncheckedIOException e) {
    IOException cause = e.getCause();
    return cause == null ? e.getMessage() : cause.getMessage();
  }

  static String sentence(@Nullable String text) {
    String line = text == null || text.isBlank() ? "Something did not work" : Words.line(text);
    String upper = Character.toUpperCase(line.charAt(0)) + line.substring(1);
    return upper.endsWith(".") || upper.endsWith("?") ? upper : upper + ".";
  }
}
