package dev.claw.os.mac;

import dev.claw.os.Availability;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Command;
import dev.claw.os.CommandResult;
import dev.claw.os.Notifier;
import dev.claw.os.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Notifications by `osascript`: the script is a constant on its standard input, and the values
/// reach it as arguments only, so nothing in them is ever read as a script.
final class MacNotifier implements Notifier {

  static final String SCRIPT =
      """
      on run argv
        set {noteTitle, noteBody, noteSound} to {item 1 of argv, item 2 of argv, item 3 of argv}
        with timeout of 10 seconds
          if noteSound is "" then
            display notification noteBody with title noteTitle
          else
            display notification noteBody with title noteTitle sound name noteSound
          end if
        end timeout
      end run
      """;

  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Processes processes;
  private final Path osascript;

  MacNotifier(Processes processes, Path osascript) {
    this.processes = processes;
    this.osascript = osascript;
  }

  @Override
  public Availability probe() {
    return Files.isExecutable(osascript)
        ? Availability.available()
        : Availability.unavailable(
            osascript + " was not found on this machine", "configure the notification program");
  }

  @Override
  public void show(Notification notification) throws CapabilityException, InterruptedException {
    probe().require(Code.UNAVAILABLE);
    boolean sound = notification.sound() && notification.priority() != Priority.PASSIVE;
    Command command =
        Command.of(
                List.of(
                    osascript.toString(),
                    "-l",
                    "AppleScript",
                    "-",
                    notification.title(),
                    notification.body(),
                    sound ? "Ping" : ""))
            .withStdin(SCRIPT)
            .withTimeout(LONGEST);
    CommandResult result = processes.run(command);
    if (!result.success()) {
      throw failure(result);
    }
  }

  private static CapabilityException failure(CommandResult result) {
    String text = result.stderr().text();
    boolean refused = text.contains("-1743") || text.contains("not authorized");
    return refused
        ? new CapabilityException(
            Code.NOT_AUTHORIZED,
            "The system does not let Claw notify: allow it under Notifications in System Settings")
        : new CapabilityException(
            Code.UNAVAILABLE, "The notification could not be shown: log in to the desktop");
  }
}
