package dev.claw.cli;

import dev.claw.cli.terminal.Shell;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// A terminal made of strings: runs command lines and keeps what they printed.
final class TestingShell {
  private final Map<String, String> environment = new HashMap<>();
  private Shell.Terminal terminal = Shell.Terminal.NONE;
  private String typed = "";

  /// What one command line left behind.
  record Run(int code, String out, String err) {}

  static TestingShell at(Path state) {
    TestingShell shell = new TestingShell();
    shell.environment.put("CLAW_STATE_DIR", state.toString());
    return shell;
  }

  TestingShell with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /// A person is there and types this.
  TestingShell typing(String text) {
    typed = text;
    terminal = new Shell.Terminal(true, false, 0);
    return this;
  }

  /// This is piped in, and nobody is there.
  TestingShell piping(String text) {
    typed = text;
    terminal = Shell.Terminal.NONE;
    return this;
  }

  TestingShell columns(int columns) {
    terminal = new Shell.Terminal(terminal.person(), false, columns);
    return this;
  }

  Run run(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        ClawMain.run(
            new Shell(
                new PrintWriter(out),
                new PrintWriter(err),
                new StringReader(typed),
                environment,
                terminal),
            args);
    return new Run(code, out.toString(), err.toString());
  }

  Run run(Stream<String> args) {
    return run(args.toArray(String[]::new));
  }
}
