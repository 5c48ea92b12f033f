package dev.claw.os.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.os.process.TestingTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real X server without a monitor, on a display number it picks itself.
final class TestingXServer implements AutoCloseable {

  private final Process server;
  private final String display;

  private TestingXServer(Process server, String display) {
    this.server = server;
    this.display = display;
  }

  /// Starts a server with one screen per size, such as `800x600x24`.
  static TestingXServer start(String... screens) throws IOException {
    List<String> argv =
        new ArrayList<>(
            List.of(
                TestingTools.require("Xvfb", "xvfb"),
                "-displayfd",
                "1",
                "-nolisten",
                "tcp",
                "-noreset"));
    for (int index = 0; index < screens.length; index++) {
      argv.addAll(List.of("-screen", Integer.toString(index), screens[index]));
    }
    Process server =
        new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    StringBuilder number = new StringBuilder();
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

  /// Shows a picture file on the root window of a screen.
  void show(int screen, Path picture) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                TestingTools.require("display", "imagemagick"),
                "-display",
                display + "." + screen,
                "-window",
                "root",
                picture.toString())
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
