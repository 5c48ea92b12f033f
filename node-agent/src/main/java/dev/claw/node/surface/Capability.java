package dev.claw.node.surface;

import dev.claw.protocol.command.NodeCommandSpec;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the owner of a machine consents to as one thing.
public enum Capability {
  DEVICE("device", Consent.ON),
  NOTIFICATIONS("notifications", Consent.ON),
  SCREEN("screen", Consent.ON),
  SCREEN_RECORDING("screen-recording", Consent.ASK),
  CAMERA("camera", Consent.ASK),
  LOCATION("location", Consent.OFF),
  PROGRAMS("programs", Consent.ON),
  /// Also governed by the exec approvals: without one nothing runs.
  RUN("run", Consent.ON);

  private final String id;
  private final Consent usual;

  Capability(String id, Consent usual) {
    this.id = id;
    this.usual = usual;
  }

  /// The capability of an id.
  public static Optional<Capability> named(String id) {
    return Stream.of(values()).filter(capability -> capability.id.equals(id)).findFirst();
  }

  /// The capability a command belongs to.
  public static Capability of(NodeCommandSpec command) {
    return switch (command) {
      case DEVICE_INFO, DEVICE_STATUS -> DEVICE;
      case SYSTEM_NOTIFY -> NOTIFICATIONS;
      case SCREEN_SNAPSHOT -> SCREEN;
      case SCREEN_RECORD -> SCREEN_RECORDING;
      case CAMERA_LIST, CAMERA_SNAP, CAMERA_CLIP -> CAMERA;
      case LOCATION_GET -> LOCATION;
      case SYSTEM_WHICH -> PROGRAMS;
      case SYSTEM_RUN, SYSTEM_RUN_PREPARE, EXEC_APPROVALS_GET, EXEC_APPROVALS_SET -> RUN;
    };
  }

  /// What files and the command line call it.
  public String id() {
    return id;
  }

  /// The consent until the owner decides otherwise.
  public Consent usual() {
    return usual;
  }

  /// The commands it consists of.
  public Set<NodeCommandSpec> commands() {
    return Stream.of(NodeCommandSpec.values())
        .filter(command -> of(command) == this)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(NodeCommandSpec.class)));
  }
}
