package dev.claw.os.mac;

import dev.claw.os.Power;
import dev.claw.os.host.Commands;

/// The power supply as `pmset` tells it.
final class MacPower implements Power {

  private static final String PMSET = "/usr/bin/pmset";

  private final Commands commands;

  MacPower(Commands commands) {
    this.commands = commands;
  }

  @Override
  public Supply supply() {
    return MacReports.supply(commands.ask(PMSET, "-g", "batt"), commands.ask(PMSET, "-g"));
  }
}
