package dev.claw.cli;

import dev.claw.cli.terminal.Shell;
import java.util.List;
import java.util.function.Function;

/// A name in the tree of commands. What stands behind it is made when it is called for, so that a
/// short command does not pay for the long ones.
///
/// @param command makes the command object
/// @param below the names that may follow
record Branch(String name, Function<Shell, Object> command, List<Branch> below) {
  static Branch leaf(String name, Function<Shell, Object> command) {
    return new Branch(name, command, List.of());
  }

  static Branch group(String name, Function<Shell, Object> command, Branch... below) {
    return new Branch(name, command, List.of(below));
  }
}
