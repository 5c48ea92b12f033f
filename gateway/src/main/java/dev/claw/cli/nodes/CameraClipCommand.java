package dev.claw.cli.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `claw nodes camera clip`.
@Command(
    name = "clip",
    description = "Film with a node's camera and save it.",
    footer = {"", "Examples:", "  claw nodes camera clip laptop --seconds 5"})
public final class CameraClipCommand extends MediaCommand {
  @Option(
      names = "--camera",
      paramLabel = "ID",
      description = "Which camera; claw nodes camera list shows them.")
  @Nullable String camera;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "3",
      description = "How long, 1 to 60.")
  int seconds;

  @Option(names = "--sound", description = "Record sound as well.")
  boolean sound;

  /// A command of this shell.
  public CameraClipCommand(Shell shell) {
    super(shell, "camera.clip", "clip");
  }

  @Override
  ObjectNode params() throws CliException {
    if (seconds < 1 || seconds > 60) {
      throw CliException.usage("--seconds is between 1 and 60.");
    }
    ObjectNode params = object().put("durationMs", seconds * 1000).put("includeAudio", sound);
    if (camera != null) {
      params.put("deviceId", camera);
    }
    return params;
  }
}
