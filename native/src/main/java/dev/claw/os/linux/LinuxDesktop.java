package dev.claw.os.linux;

import dev.claw.os.Availability.Unavailable;
import dev.claw.os.MachineSettings;
import dev.claw.os.Processes;
import dev.claw.os.capture.ScreenSource;
import dev.claw.os.linux.x11.DisplayName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Chooses the window system: a configured X display, else Wayland, else `DISPLAY`. Wayland comes
/// before `DISPLAY`, because beside it that names an X server which shows nothing but black.
final class LinuxDesktop {

  private LinuxDesktop() {}

  static ScreenSource source(MachineSettings settings, Processes processes) {
    Map<String, String> environment = settings.environment();
    String configured = settings.display();
    if (configured != null) {
      return x11(configured, environment);
    }
    if (!environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty()) {
      return new WaylandSource(processes);
    }
    return x11(environment.get("DISPLAY"), environment);
  }

  private static ScreenSource x11(@Nullable String display, Map<String, String> environment) {
    if (display == null || display.isEmpty()) {
      return new NoDesktop(
          new Unavailable(
              "no desktop session was found",
              "log in to the desktop, or configure the X display, such as :0"));
    }
    return DisplayName.parse(display)
        .<ScreenSource>map(name -> new X11Source(name, environment))
        .orElseGet(
            () ->
                new NoDesktop(
                    new Unavailable(
                        "the configured X display has no valid name",
                        "use the form host:number or :number, such as :0")));
  }
}
