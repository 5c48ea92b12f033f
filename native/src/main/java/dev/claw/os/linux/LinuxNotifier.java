package dev.claw.os.linux;

import dev.claw.os.Availability;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Command;
import dev.claw.os.CommandResult;
import dev.claw.os.MachineSettings;
import dev.claw.os.Notifier;
import dev.claw.os.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Notifications by `notify-send` over the session bus.
final class LinuxNotifier implements Notifier {

  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Processes processes;
  private final @Nullable Path configured;
  private final SessionBus bus;

  LinuxNotifier(Processes processes, MachineSettings settings) {
    this.processes = processes;
    this.configured = settings.notifyCommand();
    this.bus = new SessionBus(settings.environment());
  }

  @Override
  public Availability probe() {
    if (program().isEmpty()) {
      return Availability.unavailable(
          "notify-send was not found on this machine", "install libnotify-bin");
    }
    return configured != null || bus.isThere()
        ? Availability.available()
        : Availability.unavailable(
            "no session bus was found", "log in to the desktop, or set DBUS_SESSION_BUS_ADDRESS");
  }

  private Optional<Path> program() {
    if (configured == null) {
      return processes.which("notify-send");
    }
    return Files.isExecutable(configured) ? Optional.of(configured) : Optional.empty();
  }

  @Override
  public void show(Notification notification) throws CapabilityException, InterruptedException {
    probe().require(Code.UNAVAILABLE);
    List<String> argv = argv(program().orElseThrow(), notification);
    CommandResult result = processes.run(Command.of(argv).withTimeout(LONGEST));
    if (!result.success()) {
      throw new CapabilityException(
          Code.UNAVAILABLE,
          "No notification service took the message: log in to a desktop that shows notifications");
    }
  }

  private static List<String> argv(Path program, Notification notification) {
    List<String> argv = new ArrayList<>();
    argv.add(program.toString());
    argv.add("--app-name=Claw");
    argv.add("--urgency=" + urgency(notification.priority()));
    if (notification.sound()) {
      argv.add("--hint=string:sound-name:message-new-instant");
    } else {
      argv.add("--hint=boolean:suppress-sound:true");
    }
    argv.add("--");
    argv.add(notification.title());
    argv.add(literal(notification.body()));
    return argv;
  }

  private static String urgency(Priority priority) {
    return switch (priority) {
      case PASSIVE -> "low";
      case ACTIVE -> "normal";
      case TIME_SENSITIVE -> "critical";
    };
  }

  /// notify-send reads backslash escapes in the body, and notification services read markup in it.
  private static String literal(String body) {
    return body.replace("\\", "\\\\")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
