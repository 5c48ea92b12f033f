package dev.claw.cli.nodes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Tone;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.roster.NodeRow;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `claw nodes location get`.
@Command(
    name = "get",
    description = "Ask a node where it is.",
    footer = {"", "Examples:", "  claw nodes location get phone --accuracy precise"})
public final class LocationGetCommand extends OneNodeCommand {
  @Option(
      names = "--accuracy",
      paramLabel = "HOW",
      description = "coarse, balanced (the default) or precise.")
  @Nullable String accuracy;

  /// A command of this shell.
  public LocationGetCommand(Shell shell) {
    super(shell);
  }

  @Override
  ExitCode run(GatewaySession session, NodeRow node)
      throws CliException, CallFailedException, IOException, InterruptedException {
    ObjectNode params = MediaCommand.object();
    if (accuracy != null) {
      params.put("desiredAccuracy", accuracy);
    }
    JsonNode place = new Invoke(shell(), session, timeout()).call(node, "location.get", params);
    if (json()) {
      shell().json(place);
      return ExitCode.OK;
    }
    String position =
        String.format(
            Locale.ROOT, "%.5f, %.5f", place.path("lat").asDouble(), place.path("lon").asDouble());
    String around =
        String.format(Locale.ROOT, "within %.0f m", place.path("accuracyMeters").asDouble());
    shell().say(position + "  " + shell().paint(Tone.DIM, around));
    String map = position.replace(" ", "").replace(",", "/");
    shell().say(shell().paint(Tone.LINK, "https://www.openstreetmap.org/#map=17/" + map));
    shell().say(shell().paint(Tone.DIM, Words.line(place.path("timestamp").asText())));
    return ExitCode.OK;
  }
}
