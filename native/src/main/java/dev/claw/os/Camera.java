package dev.claw.os;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cameras of this machine.
public interface Camera {

  /// Whether a camera and what it takes to read it are there now. Never opens a device.
  Availability probe();

  /// The cameras present now; empty when there is none.
  List<Device> list() throws CapabilityException, InterruptedException;

  /// Takes one photo.
  Photo snap(SnapRequest request) throws CapabilityException, InterruptedException;

  /// Films a clip; returns when it is complete. An interrupt ends the recorder.
  Clip clip(ClipRequest request) throws CapabilityException, InterruptedException;

  /// Where a camera points.
  enum Facing {
    FRONT,
    BACK
  }

  /// One camera.
  ///
  /// @param id names the device for [SnapRequest] and [ClipRequest]; stable while it is plugged in
  /// @param position `front`, `back`, `external` or `unspecified`
  /// @param deviceType how it is attached, such as `v4l2`, `avfoundation`, `dshow` or `test`
  record Device(String id, String name, String position, String deviceType) {}

  /// Which camera, and how the photo is to be.
  ///
  /// @param facing preferred side where no device id is given
  /// @param maxWidth scaled down to this width, keeping its shape; 0 keeps its size
  /// @param quality JPEG quality from 0 to 1
  /// @param delay how long the camera runs before the photo, at most 10 s
  record SnapRequest(
      @Nullable Facing facing,
      int maxWidth,
      double quality,
      @Nullable String deviceId,
      Duration delay) {
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);

    /// Refuses what no camera can do.
    public SnapRequest {
      if (maxWidth < 0 || !(quality > 0 && quality <= 1)) {
        throw new IllegalArgumentException("width or quality out of range");
      }
      if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
        throw new IllegalArgumentException("a photo can be delayed by at most 10 seconds");
      }
    }

    /// The first camera, 1600 pixels wide, quality 0.9.
    public static SnapRequest defaults() {
      return new SnapRequest(null, 1600, 0.9, null, Duration.ZERO);
    }
  }

  /// A photo as JPEG.
  record Photo(Media media, int width, int height) {}

  /// Which camera to film with, and how long.
  record ClipRequest(
      @Nullable Facing facing, Duration duration, boolean includeAudio, @Nullable String deviceId) {
    /// The longest clip the protocol allows.
    public static final Duration LONGEST = Duration.ofSeconds(60);

    /// Refuses a length outside 0-60 s.
    public ClipRequest {
      if (!duration.isPositive() || duration.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException("a clip lasts more than 0 and at most 60 seconds");
      }
    }

    /// Three seconds from the first camera.
    public static ClipRequest defaults() {
      return new ClipRequest(null, Duration.ofSeconds(3), true, null);
    }
  }

  /// A film as MP4.
  ///
  /// @param audio whether sound is in it, which may be less than was asked for
  record Clip(Media media, Duration duration, boolean audio) {}
}
