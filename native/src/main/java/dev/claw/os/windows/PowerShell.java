package dev.claw.os.windows;

import dev.claw.os.CapabilityException;
import dev.claw.os.Command;
import dev.claw.os.CommandResult;
import dev.claw.os.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Runs constant PowerShell scripts, given on standard input; values reach them only as environment
/// variables, so nothing in them is ever read as a script.
final class PowerShell {

  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final Processes processes;
  private final Path program;

  PowerShell(Processes processes, Path program) {
    this.processes = processes;
    this.program = program;
  }

  static Path program(Map<String, String> environment) {
    String root = environment.getOrDefault("SystemRoot", "C:\\Windows");
    return Path.of(root, "System32", "WindowsPowerShell", "v1.0", "powershell.exe");
  }

  Path program() {
    return program;
  }

  CommandResult run(String script, Map<String, String> values)
      throws CapabilityException, InterruptedException {
    return processes.run(command(script).withEnvironment(values));
  }

  Command command(String script) {
    List<String> argv =
        List.of(program.toString(), "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", "-");
    return Command.of(argv).withStdin(script).withTimeout(LONGEST);
  }
}
