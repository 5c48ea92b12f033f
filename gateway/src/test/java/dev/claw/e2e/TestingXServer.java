package dev.claw.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A real X server without a monitor, on a display number it picks itself. Needs the Debian
/// packages xvfb and imagemagick.
final class TestingXServer implements AutoCloseable {
  private final Process server;
  private final String display;

  private TestingXServer(Process server, String display) {
    this.server = server;
    this.display = display;
  }

  static TestingXServer start(int width, int height) throws IOException {
    Process server =
        new ProcessBuilder(
                "/usr/bin/Xvfb",
                "-displayfd",
                "1",
                "-nolisten",
                "tcp",
                "-noreset",
                "-screen",
                "0",
                width + "x" + height + "x24")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var number = new StringBuilder();
    for (int c = server.getInputStream().read();
        c >= '0' && c <= '9';
        c = server.getInputStream().read()) {
      number.append((char) c);
    }
    assertThat(number).as("display number of Xvfb").isNotEmpty();
    return new TestingXServer(server, ":" + number);
  }

  String display() {
    return display;
  }

  /// Shows a picture on the whole screen.
  void show(Path picture) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                "/usr/bin/display", "-display", display, "-window", "root", picture.toString())
            .redirectErrorStream(true)
            .start();
    byte[] said = process.getInputStream().readAllBytes();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    // Its exit code is 1 even when it has drawn; it speaks only of errors.
    assertThat(new String(said, StandardCharsets.UTF_8)).isEmpty();
  }

  @Override
  public void close() {
    server.destroy();
    server.onExit().join();
  }
}
