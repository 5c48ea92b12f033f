package dev.claw.os;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What the displays of this machine show.
public interface Screen {

  /// Whether a picture can be taken now. Cheap, without a prompt and without loading AWT.
  Availability probe();

  /// Whether a film can be taken now.
  Availability probeRecording();

  /// The displays, the primary one first; an index into this list is a screen index.
  List<Display> displays() throws CapabilityException, InterruptedException;

  /// Takes one picture of one display.
  Picture snapshot(SnapshotRequest request) throws CapabilityException, InterruptedException;

  /// Films one display; returns when the film is complete. An interrupt ends the recorder.
  Recording record(RecordingRequest request) throws CapabilityException, InterruptedException;

  /// One display, in pixels of the whole desktop.
  record Display(int index, String name, int x, int y, int width, int height) {}

  /// How a picture is encoded.
  enum Format {
    PNG("png"),
    JPEG("jpeg");

    private final String wireName;

    Format(String wireName) {
      this.wireName = wireName;
    }

    /// The name on the wire.
    public String wireName() {
      return wireName;
    }
  }

  /// Which display, and how the picture is to be encoded.
  ///
  /// @param maxWidth the picture is scaled down to this width, keeping its shape; 0 keeps its size
  /// @param quality JPEG quality from 0 to 1; of no effect for PNG
  record SnapshotRequest(int screenIndex, int maxWidth, double quality, Format format) {
    /// Refuses what no encoder understands.
    public SnapshotRequest {
      if (screenIndex < 0 || maxWidth < 0 || !(quality > 0 && quality <= 1)) {
        throw new IllegalArgumentException("screen index, width or quality out of range");
      }
    }

    /// A full-size PNG of the first display.
    public static SnapshotRequest defaults() {
      return new SnapshotRequest(0, 0, 0.85, Format.PNG);
    }
  }

  /// One picture of one display.
  ///
  /// @param black every pixel is pure black: most likely the display is off or locked
  record Picture(
      Media media, int width, int height, int screenIndex, Instant capturedAt, boolean black) {}

  /// Which display to film, how long and how smoothly.
  record RecordingRequest(
      int screenIndex, Duration duration, int framesPerSecond, boolean includeAudio) {
    /// The longest film: what the protocol allows for a camera clip.
    public static final Duration LONGEST = Duration.ofSeconds(60);

    /// Refuses a length or a rate outside 0-60 s and 1-60 per second.
    public RecordingRequest {
      if (screenIndex < 0 || framesPerSecond < 1 || framesPerSecond > 60) {
        throw new IllegalArgumentException("screen index or frame rate out of range");
      }
      if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a recording lasts more than 0 and at most 60 seconds");
      }
    }

    /// Ten seconds of the first display at ten frames per second.
    public static RecordingRequest defaults() {
      return new RecordingRequest(0, Duration.ofSeconds(10), 10, true);
    }
  }

  /// A film of one display.
  ///
  /// @param audio whether sound is in it, which may be less than was asked for
  record Recording(
      Media media, Duration duration, int framesPerSecond, int screenIndex, boolean audio) {}
}
