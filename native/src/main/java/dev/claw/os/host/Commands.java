package dev.claw.os.host;

import dev.claw.os.CapabilityException;
import dev.claw.os.Command;
import dev.claw.os.CommandResult;
import dev.claw.os.Processes;
import java.time.Duration;
import java.util.List;

/// Asks programs of the system for facts about it.
public final class Commands {

  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Processes processes;

  /// Asks through the given runner.
  public Commands(Processes processes) {
    this.processes = processes;
  }

  /// What a program printed; empty when it is missing, fails or takes more than 5 seconds.
  public String ask(String... argv) {
    return ask(Command.of(List.of(argv)));
  }

  /// The same, for a program with input.
  public String ask(Command command) {
    try {
      CommandResult result = processes.run(command.withTimeout(LONGEST));
      return result.success() ? result.stdout().text() : "";
    } catch (CapabilityException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
