package dev.claw.protocol.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.protocol.InvalidFieldException;
import dev.claw.protocol.StrictJson;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The table of node commands: name on the wire, parameters, result, whether it changes anything,
/// and the capability that covers it.
public enum NodeCommandSpec {
  SCREEN_SNAPSHOT(
      "screen.snapshot", "screen", Effect.READ, ScreenSnapshot.class, ScreenSnapshot.Taken.class),
  SCREEN_RECORD(
      "screen.record", "screen", Effect.READ, ScreenRecord.class, ScreenRecord.Film.class),
  CAMERA_LIST("camera.list", "camera", Effect.READ, CameraList.class, CameraList.Cameras.class),
  CAMERA_SNAP("camera.snap", "camera", Effect.READ, CameraSnap.class, CameraSnap.Photo.class),
  CAMERA_CLIP("camera.clip", "camera", Effect.READ, CameraClip.class, CameraClip.Film.class),
  LOCATION_GET(
      "location.get", "location", Effect.READ, LocationGet.class, LocationGet.Position.class),
  SYSTEM_NOTIFY(
      "system.notify",
      "notifications",
      Effect.WRITE,
      SystemNotify.class,
      NodeCommand.Nothing.class),
  SYSTEM_WHICH("system.which", "system", Effect.READ, SystemWhich.class, SystemWhich.Found.class),
  SYSTEM_RUN_PREPARE(
      "system.run.prepare",
      "system",
      Effect.READ,
      SystemRunPrepare.class,
      SystemRunPrepare.Prepared.class),
  SYSTEM_RUN("system.run", "system", Effect.WRITE, SystemRun.class, SystemRun.Ended.class),
  EXEC_APPROVALS_GET(
      "system.execApprovals.get",
      "system",
      Effect.READ,
      ExecApprovalsGet.class,
      ExecApprovalsGet.Snapshot.class),
  EXEC_APPROVALS_SET(
      "system.execApprovals.set",
      "system",
      Effect.WRITE,
      ExecApprovalsSet.class,
      ExecApprovalsGet.Snapshot.class),
  DEVICE_INFO("device.info", "device", Effect.READ, DeviceInfo.class, DeviceInfo.Facts.class),
  DEVICE_STATUS(
      "device.status", "device", Effect.READ, DeviceStatus.class, DeviceStatus.Facts.class);

  /// Whether a command may be repeated or moved to another node after a failure.
  public enum Effect {
    READ,
    WRITE
  }

  private static final Map<String, NodeCommandSpec> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(NodeCommandSpec::wireName, spec -> spec));

  private final String wireName;
  private final String capability;
  private final Effect effect;
  private final Class<? extends NodeCommand> params;
  private final Class<? extends NodeCommand.Result> result;

  NodeCommandSpec(
      String wireName,
      String capability,
      Effect effect,
      Class<? extends NodeCommand> params,
      Class<? extends NodeCommand.Result> result) {
    this.wireName = wireName;
    this.capability = capability;
    this.effect = effect;
    this.params = params;
    this.result = result;
  }

  /// The command of a name; empty for commands this table does not know.
  public static Optional<NodeCommandSpec> named(String wireName) {
    return Optional.ofNullable(BY_NAME.get(wireName));
  }

  /// The name on the wire.
  public String wireName() {
    return wireName;
  }

  /// The entry of `caps` that covers this command.
  public String capability() {
    return capability;
  }

  /// Whether it changes anything.
  public Effect effect() {
    return effect;
  }

  /// The record of its parameters.
  public Class<? extends NodeCommand> params() {
    return params;
  }

  /// The record of its result.
  public Class<? extends NodeCommand.Result> result() {
    return result;
  }

  /// Reads the parameters of this command; absent parameters are an empty object. Fields nobody
  /// knows are skipped: newer gateways may send more.
  ///
  /// @throws InvalidFieldException when they do not fit; the message names the field
  public NodeCommand decode(@Nullable String paramsJson) {
    String text = paramsJson == null || paramsJson.isBlank() ? "{}" : paramsJson;
    try {
      JsonNode tree = StrictJson.open().readTree(text);
      if (!tree.isObject()) {
        throw new InvalidFieldException("params", "must be an object");
      }
      return StrictJson.open().treeToValue(tree, params);
    } catch (JsonMappingException e) {
      throw field(e);
    } catch (JsonProcessingException e) {
      throw new InvalidFieldException("params", "must be JSON within the limits");
    }
  }

  private static InvalidFieldException field(JsonMappingException e) {
    if (e.getCause() instanceof InvalidFieldException invalid) {
      return invalid;
    }
    String path =
        e.getPath().stream()
            .map(at -> at.getFieldName() == null ? "" + at.getIndex() : at.getFieldName())
            .collect(Collectors.joining("/"));
    return new InvalidFieldException(path.isEmpty() ? "params" : path, "has a wrong type or value");
  }
}
