package dev.claw.interop;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A real X server without a monitor, whose one screen is white all over.
final class TestingDisplay implements AutoCloseable {
  static final int WIDTH = 640;
  static final int HEIGHT = 400;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern NUMBER = Pattern.compile("([0-9]+)\n");

  private final ChildProcess server;
  private final String name;

  private TestingDisplay(ChildProcess server, String name) {
    this.server = server;
    this.name = name;
  }

  /// Starts a server on a display number it picks itself.
  static TestingDisplay start(Path directory) throws IOException, InterruptedException {
    List<String> argv =
        List.of(
            xvfb().toString(),
            "-displayfd",
            "1",
            "-nolisten",
            "tcp",
            "-noreset",
            "-wr",
            "-screen",
            "0",
            WIDTH + "x" + HEIGHT + "x24");
    ChildProcess server =
        ChildProcess.start(
            new ChildProcess.Launch(argv, Map.of("PATH", "/usr/bin:/bin"), directory));
    if (!server.awaitOutput(text -> NUMBER.matcher(text).lookingAt(), LIMIT)) {
      server.close();
      throw new IOException("Xvfb did not start: " + server.lastWords());
    }
    Matcher number = NUMBER.matcher(server.stdout());
    if (!number.lookingAt()) {
      server.close();
      throw new IOException("Xvfb named no display: " + server.lastWords());
    }
    return new TestingDisplay(server, ":" + number.group(1));
  }

  private static Path xvfb() throws IOException {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, "Xvfb"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IOException("Xvfb is not on PATH; install it (Debian: apt install xvfb)"));
  }

  /// As `DISPLAY` would have it.
  String name() {
    return name;
  }

  @Override
  public void close() {
    server.close();
  }
}
