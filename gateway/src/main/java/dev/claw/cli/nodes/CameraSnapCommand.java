package dev.claw.cli.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.cli.terminal.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `claw nodes camera snap`.
@Command(
    name = "snap",
    description = "Take a photo with a node's camera and save it.",
    footer = {
      "",
      "Examples:",
      "  claw nodes camera snap laptop",
      "  claw nodes camera snap laptop --out me.jpg"
    })
public final class CameraSnapCommand extends MediaCommand {
  @Option(
      names = "--camera",
      paramLabel = "ID",
      description = "Which camera; claw nodes camera list shows them.")
  @Nullable String camera;

  @Option(names = "--facing", paramLabel = "SIDE", description = "front or back.")
  @Nullable String facing;

  @Option(
      names = "--max-width",
      paramLabel = "PIXELS",
      description = "Make it smaller when it is wider.")
  @Nullable Integer maxWidth;

  /// A command of this shell.
  public CameraSnapCommand(Shell shell) {
    super(shell, "camera.snap", "photo");
  }

  @Override
  ObjectNode params() {
    ObjectNode params = object();
    if (camera != null) {
      params.put("deviceId", camera);
    }
    if (facing != null) {
      params.put("facing", facing);
    }
    if (maxWidth != null) {
      params.put("maxWidth", maxWidth);
    }
    return params;
  }
}
