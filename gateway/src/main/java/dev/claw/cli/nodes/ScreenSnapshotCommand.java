package dev.claw.cli.nodes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.cli.terminal.Shell;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `claw nodes screen snapshot`.
@Command(
    name = "snapshot",
    description = "Take a picture of a node's screen and save it.",
    footer = {
      "",
      "Examples:",
      "  claw nodes screen snapshot server",
      "  claw nodes screen snapshot laptop --screen 1 --out desk.png"
    })
public final class ScreenSnapshotCommand extends MediaCommand {
  @Option(names = "--screen", paramLabel = "N", description = "Which screen; 0 is the main one.")
  @Nullable Integer screen;

  @Option(
      names = "--max-width",
      paramLabel = "PIXELS",
      description = "Make it smaller when it is wider.")
  @Nullable Integer maxWidth;

  @Option(names = "--format", paramLabel = "FORMAT", description = "png (the default) or jpeg.")
  @Nullable String format;

  /// A command of this shell.
  public ScreenSnapshotCommand(Shell shell) {
    super(shell, "screen.snapshot", "screen");
  }

  @Override
  ObjectNode params() {
    ObjectNode params = object().put("format", format == null ? "png" : format);
    if (screen != null) {
      params.put("screenIndex", screen);
    }
    if (maxWidth != null) {
      params.put("maxWidth", maxWidth);
    }
    return params;
  }
}
