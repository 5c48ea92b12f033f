package dev.claw.os;

/// Shows notifications to whoever sits at this machine.
public interface Notifier {

  /// Whether a notification would be seen now. Shows nothing.
  Availability probe();

  /// Shows a notification; returns when the system has taken it.
  void show(Notification notification) throws CapabilityException, InterruptedException;

  /// How much a notification may disturb.
  enum Priority {
    PASSIVE,
    ACTIVE,
    TIME_SENSITIVE
  }

  /// What to show. Values are data: no part of them is ever read as a script or an option.
  ///
  /// @param sound whether it may make a sound
  record Notification(String title, String body, Priority priority, boolean sound) {
    private static final int LONGEST_TITLE = 1_000;
    private static final int LONGEST_BODY = 10_000;

    /// Refuses texts that no notification centre shows in full, and NUL, which no process takes.
    public Notification {
      if (title.length() > LONGEST_TITLE || body.length() > LONGEST_BODY) {
        throw new IllegalArgumentException("the notification is too long");
      }
      if (title.indexOf('\0') >= 0 || body.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("a notification cannot contain NUL");
      }
    }
  }
}
