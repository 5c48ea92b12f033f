package dev.claw.cli.terminal;

import java.io.Console;
import java.util.Map;
import java.util.Optional;

/// Finds out what terminal there is. The launcher script knows it best and says so in properties;
/// without the script the virtual machine's own view has to do.
final class Terminals {
  private static final int USUAL_COLUMNS = 80;

  private Terminals() {}

  static Shell.Terminal detect(Map<String, String> environment) {
    String told = System.getProperty("claw.terminal");
    boolean output = told == null ? isTerminal() : told.contains("out");
    boolean input = told == null ? output : told.contains("in");
    boolean colours =
        output
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Shell.Terminal(input && output, colours, output ? columns(environment) : 0);
  }

  private static boolean isTerminal() {
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  private static int columns(Map<String, String> environment) {
    String told = System.getProperty("claw.columns", environment.getOrDefault("COLUMNS", ""));
    try {
      int columns = Integer.parseInt(told);
      return columns < 20 ? USUAL_COLUMNS : columns;
    } catch (NumberFormatException _) {
      return USUAL_COLUMNS;
    }
  }
}
