package dev.claw.os.mac;

import dev.claw.os.Screen.Display;
import java.util.ArrayList;
import java.util.List;

/// Reads what `system_profiler SPDisplaysDataType` prints: under each graphics card a name with the
/// resolution of each display, the main one marked.
final class MacDisplays {

  private static final String RESOLUTION = "Resolution: ";
  private static final int MOST = 16;

  private MacDisplays() {}

  static List<Display> parse(String report) {
    List<Display> found = new ArrayList<>();
    String heading = "display";
    for (String line : report.lines().toList()) {
      String text = line.strip();
      if (text.endsWith(":") && !text.contains(": ")) {
        heading = text.substring(0, text.length() - 1);
      } else if (text.startsWith(RESOLUTION) && found.size() < MOST) {
        addDisplay(found, heading, text.substring(RESOLUTION.length()));
      } else if (text.equals("Main Display: Yes") && !found.isEmpty()) {
        found.addFirst(found.removeLast());
      }
    }
    List<Display> numbered = new ArrayList<>();
    for (Display one : found) {
      numbered.add(
          new Display(numbered.size(), one.name(), one.x(), one.y(), one.width(), one.height()));
    }
    return List.copyOf(numbered);
  }

  /// A resolution such as `3456 x 2234 Retina` or `1920 x 1080 (1080p FHD)`.
  private static void addDisplay(List<Display> found, String name, String resolution) {
    String[] parts = resolution.split(" ", 4);
    if (parts.length >= 3 && parts[1].equals("x")) {
      try {
        found.add(
            new Display(0, name, 0, 0, Integer.parseInt(parts[0]), Integer.parseInt(parts[2])));
      } catch (NumberFormatException e) {
        // Not a resolution in pixels: this display cannot be described, and is left out.
      }
    }
  }
}
