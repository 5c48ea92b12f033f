package dev.claw.cli;

import dev.claw.cli.status.HealthCommand;
import dev.claw.cli.terminal.Shell;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// `claw health`, `--json` and `--state-dir` at most: monitoring asks it often, so it runs without
/// the parser, which takes longer to load than everything else together. Any other wording takes
/// the usual way and means the same.
final class QuickHealth {
  private QuickHealth() {}

  /// Runs it and returns its exit code; empty when the call says anything else.
  static OptionalInt run(Shell shell, List<String> args) {
    if (args.isEmpty() || !args.getFirst().equals("health")) {
      return OptionalInt.empty();
    }
    boolean json = false;
    Path state = null;
    for (int i = 1; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.equals("--json") && !json) {
        json = true;
      } else if (arg.equals("--state-dir") && state == null && i + 1 < args.size()) {
        state = Path.of(args.get(++i));
      } else {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(run(shell, json, state));
  }

  private static int run(Shell shell, boolean json, @Nullable Path state) {
    int code;
    try {
      code = HealthCommand.plain(shell, json, state).call();
    } catch (Exception e) {
      code = new FailureReport(shell).tell(e);
    }
    shell.out().flush();
    shell.err().flush();
    return code;
  }
}
