package dev.claw.os.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claw.os.process.TestingTools;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/// A real session bus at a socket of the test's choice.
final class TestingBus implements AutoCloseable {

  private final Process daemon;
  private final String address;

  private TestingBus(Process daemon, String address) {
    this.daemon = daemon;
    this.address = address;
  }

  static TestingBus start(Path socket) throws IOException {
    Process daemon =
        new ProcessBuilder(
                TestingTools.require("dbus-daemon", "dbus-daemon"),
                "--session",
                "--nofork",
                "--print-address",
                "--address=unix:path=" + socket)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output = daemon.inputReader();
    String address = output.readLine();
    assertThat(address).as("address printed by dbus-daemon").isNotNull();
    return new TestingBus(daemon, address);
  }

  String address() {
    return address;
  }

  @Override
  public void close() {
    daemon.destroy();
    daemon.onExit().join();
  }
}
