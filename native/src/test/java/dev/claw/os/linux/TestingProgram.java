package dev.claw.os.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A shell script that stands in for a program of the system.
public final class TestingProgram {

  private TestingProgram() {}

  /// Writes an executable script.
  public static Path write(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("could not make " + file + " executable");
    }
    return file;
  }

  /// A script that writes its arguments, each ended by NUL, to `argv` and its input to `stdin` in
  /// its own directory.
  public static Path recorder(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    return write(
        file, "printf '%s\\0' \"$@\" > '" + directory + "/argv'\ncat > '" + directory + "/stdin'");
  }

  /// The arguments a [#recorder] was given last.
  public static java.util.List<String> arguments(Path directory) throws IOException {
    String text = Files.readString(directory.resolve("argv"));
    return java.util.List.of(text.substring(0, text.length() - 1).split("\0", -1));
  }
}
