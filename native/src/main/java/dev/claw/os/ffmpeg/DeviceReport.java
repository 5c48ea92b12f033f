package dev.claw.os.ffmpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the device lists ffmpeg prints on stderr.
public final class DeviceReport {

  private static final int MOST = 64;

  private DeviceReport() {}

  /// One device of a list.
  public record Entry(String id, String name) {}

  /// The video devices of `-f avfoundation -list_devices true -i ""`, without its screens.
  public static List<Entry> avFoundationCameras(String report) {
    List<Entry> found = new ArrayList<>();
    boolean inVideo = false;
    for (String line : report.lines().toList()) {
      if (line.contains("AVFoundation video devices:")) {
        inVideo = true;
      } else if (line.contains("AVFoundation audio devices:")) {
        inVideo = false;
      } else if (inVideo && found.size() < MOST) {
        avFoundationEntry(line)
            .filter(entry -> !entry.name().startsWith("Capture screen"))
            .ifPresent(found::add);
      }
    }
    return List.copyOf(found);
  }

  /// A line such as `[AVFoundation indev @ 0x7f8] [0] FaceTime HD Camera`.
  private static Optional<Entry> avFoundationEntry(String line) {
    int open = line.indexOf("] [");
    int close = open < 0 ? -1 : line.indexOf("] ", open + 3);
    return close < 0
        ? Optional.empty()
        : Optional.of(
            new Entry(line.substring(open + 3, close), line.substring(close + 2).strip()));
  }

  /// The devices of `-f dshow -list_devices true -i dummy` of a kind, `video` or `audio`; lines
  /// such as `[dshow @ 0000] "Integrated Camera" (video)`.
  public static List<Entry> dshow(String report, String kind) {
    List<Entry> found = new ArrayList<>();
    for (String line : report.lines().toList()) {
      int open = line.indexOf('"');
      int close = line.lastIndexOf('"');
      if (open >= 0 && close > open && line.endsWith("(" + kind + ")") && found.size() < MOST) {
        String name = line.substring(open + 1, close);
        found.add(new Entry(name, name));
      }
    }
    return List.copyOf(found);
  }
}
