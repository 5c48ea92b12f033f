package dev.claw.node.exec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One run with everything that decides what it does, looked up at this moment.
///
/// @param argv as it was asked for
/// @param program the absolute path that is started
/// @param realProgram the same without symbolic links
/// @param sha256 of the program's file
/// @param directory where it runs, without symbolic links
/// @param files the scripts and programs among its arguments, by index, with their SHA-256
record ExactRun(
    List<String> argv,
    Path program,
    Path realProgram,
    String sha256,
    Path directory,
    Map<Integer, String> files) {

  ExactRun {
    argv = List.copyOf(argv);
    files = Map.copyOf(files);
  }

  /// The vector that is started.
  List<String> resolvedArgv() {
    List<String> resolved = new ArrayList<>(argv);
    resolved.set(0, program.toString());
    return List.copyOf(resolved);
  }

  /// Names the vector and its directory in files and plans.
  String argPattern() {
    List<String> parts = new ArrayList<>(resolvedArgv());
    parts.addFirst(directory.toString());
    return "sha256:cwd-argv:v1:" + Digests.of(parts);
  }
}
