package dev.claw.protocol.command;

import java.util.List;

/// Lists the cameras.
public record CameraList() implements NodeCommand {

  /// The cameras.
  public record Cameras(List<Device> devices) implements NodeCommand.Result {
    public Cameras {
      devices = List.copyOf(devices);
    }
  }

  /// One camera.
  ///
  /// @param position `front`, `back`, `external` or `unspecified`
  public record Device(String id, String name, String position, String deviceType) {}
}
