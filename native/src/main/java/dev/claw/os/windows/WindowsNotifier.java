package dev.claw.os.windows;

import dev.claw.os.Availability;
import dev.claw.os.CapabilityException;
import dev.claw.os.CapabilityException.Code;
import dev.claw.os.Notifier;
import java.nio.file.Files;
import java.util.Map;

/// Notifications as balloon tips of the task bar.
final class WindowsNotifier implements Notifier {

  /// A blank line ends each statement for a script on standard input.
  static final String SCRIPT =
      """
      Add-Type -AssemblyName System.Windows.Forms,System.Drawing
      $icon = New-Object System.Windows.Forms.NotifyIcon
      $icon.Icon = [System.Drawing.SystemIcons]::Information
      $icon.Visible = $true
      $icon.ShowBalloonTip(5000, $env:CLAW_NOTE_TITLE, $env:CLAW_NOTE_BODY, $env:CLAW_NOTE_ICON)
      Start-Sleep -Milliseconds 5500
      $icon.Dispose()
      """;

  /// An empty text makes Windows refuse the balloon.
  private static final String BLANK = " ";

  private final PowerShell shell;

  WindowsNotifier(PowerShell shell) {
    this.shell = shell;
  }

  @Override
  public Availability probe() {
    return Files.isExecutable(shell.program())
        ? Availability.available()
        : Availability.unavailable(
            "PowerShell was not found on this machine", "install Windows PowerShell 5.1");
  }

  @Override
  public void show(Notification notification) throws CapabilityException, InterruptedException {
    probe().require(Code.UNAVAILABLE);
    Map<String, String> values =
        Map.of(
            "CLAW_NOTE_TITLE", notification.title().isEmpty() ? BLANK : notification.title(),
            "CLAW_NOTE_BODY", notification.body().isEmpty() ? BLANK : notification.body(),
            "CLAW_NOTE_ICON", icon(notification.priority()));
    if (!shell.run(SCRIPT, values).success()) {
      throw new CapabilityException(
          Code.UNAVAILABLE, "The notification could not be shown: log in to the desktop");
    }
  }

  private static String icon(Priority priority) {
    return switch (priority) {
      case PASSIVE -> "None";
      case ACTIVE -> "Info";
      case TIME_SENSITIVE -> "Warning";
    };
  }
}
