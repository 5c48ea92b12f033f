package dev.claw.cli.devices;

import dev.claw.cli.link.GatewayCommand;
import dev.claw.cli.link.GatewaySession;
import dev.claw.cli.terminal.CliException;
import dev.claw.cli.terminal.ExitCode;
import dev.claw.cli.terminal.Shell;
import dev.claw.cli.terminal.Table;
import dev.claw.cli.terminal.Table.Cell;
import dev.claw.cli.terminal.Tone;
import dev.claw.cli.terminal.Words;
import dev.claw.protocol.Role;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.pairing.DeviceProfile;
import dev.claw.protocol.pairing.PairedDevice;
import dev.claw.protocol.pairing.PendingDevice;
import java.io.IOException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/// `claw devices list`.
@Command(
    name = "list",
    description = "List the devices that may connect, and those that wait.",
    footer = {"", "Examples:", "  claw devices list", "  claw devices list --json"})
public final class DevicesList extends GatewayCommand {
  private static final int BRIEF_ID = 12;

  /// A command of this shell.
  public DevicesList(Shell shell) {
    super(shell);
  }

  @Override
  protected ExitCode run(GatewaySession session)
      throws CliException, CallFailedException, IOException, InterruptedException {
    DeviceRoster roster = DeviceRoster.load(session);
    if (json()) {
      shell().json(roster.list());
      return ExitCode.OK;
    }
    paired(roster);
    pending(roster);
    return ExitCode.OK;
  }

  private void paired(DeviceRoster roster) {
    if (roster.list().paired().isEmpty()) {
      shell().say("No device is paired.");
      return;
    }
    Table table = new Table(shell(), "");
    for (PairedDevice device : roster.list().paired()) {
      boolean there = Boolean.TRUE.equals(device.connected());
      table.row(
          there ? new Cell("●", Tone.GOOD) : new Cell("○", Tone.DIM),
          new Cell(DeviceRoster.name(device), Tone.STRONG),
          Cell.of(roles(device.device())),
          Cell.of(rights(device.device())),
          new Cell(seen(device), Tone.DIM),
          new Cell(brief(device.device()), Tone.DIM));
    }
    table.print();
  }

  private void pending(DeviceRoster roster) {
    for (PendingDevice request : roster.list().pending()) {
      shell().say();
      shell()
          .say(
              shell().paint(Tone.WARN, "▲ ")
                  + shell().paint(Tone.STRONG, Words.line(DeviceRoster.name(request.device())))
                  + " waits for approval as "
                  + roles(request.device())
                  + (request.check() == null ? "" : ", check " + Words.check(request.check())));
      shell()
          .say(
              "  "
                  + shell()
                      .paint(
                          Tone.LINK,
                          "claw devices approve "
                              + Words.quoted(request.requestId())
                              + stateOption()));
    }
  }

  private String seen(PairedDevice device) {
    Long seen = device.lastSeenAtMs();
    return seen == null ? "" : Words.ago(seen, shell().clock().millis());
  }

  private static String roles(DeviceProfile profile) {
    return profile.roles().stream().map(Role::wireName).collect(Collectors.joining(" "));
  }

  private static String rights(DeviceProfile profile) {
    return profile.scopes().stream()
        .map(scope -> scope.replaceFirst("^operator\\.", ""))
        .collect(Collectors.joining(" "));
  }

  private static String brief(DeviceProfile profile) {
    String id = profile.deviceId();
    return id.length() > BRIEF_ID ? id.substring(0, BRIEF_ID) : id;
  }
}
