package dev.claw.gateway;

import dev.claw.gateway.store.StateDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A gateway in a process of its own, from the packaged jars, that can be killed at any moment.
final class TestingGatewayProcess implements AutoCloseable {
  private static final String READY = "READY ";

  private final Process process;
  private final int port;
  private final Duration startUp;

  private TestingGatewayProcess(Process process, int port, Duration startUp) {
    this.process = process;
    this.port = port;
    this.startUp = startUp;
  }

  /// The process itself: a gateway that runs until it is killed.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    StateDirectory state = StateDirectory.open(Path.of(arguments[0]));
    state.redirectTemporaryFiles();
    GatewayOptions options =
        GatewayOptions.loopback(Integer.parseInt(arguments[1])).withToken(TestingGateway.TOKEN);
    Gateway gateway = Gateway.start(state, options);
    System.out.println(READY + gateway.port());
    System.out.flush();
    new CountDownLatch(1).await();
  }

  /// Starts one and returns when it accepts requests.
  ///
  /// @param port zero picks a free one
  static TestingGatewayProcess start(Path state, int port) throws IOException {
    long begin = System.nanoTime();
    Process process = new ProcessBuilder(command(state, port)).redirectErrorStream(true).start();
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    var said = new ArrayList<String>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(READY)) {
        var took = Duration.ofNanos(System.nanoTime() - begin);
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return new TestingGatewayProcess(
            process, Integer.parseInt(line.substring(READY.length())), took);
      }
      said.add(line);
    }
    process.destroyForcibly();
    throw new IOException("the gateway did not start: " + said);
  }

  private static List<String> command(Path state, int port) {
    String packaged = System.getProperty("claw.dist");
    String classes =
        Path.of(
                TestingGatewayProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath())
            .toString();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx192m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        Path.of(packaged, "claw", "lib") + "/*:" + classes,
        TestingGatewayProcess.class.getName(),
        state.toString(),
        Integer.toString(port));
  }

  int port() {
    return port;
  }

  Duration startUp() {
    return startUp;
  }

  /// Lets it work for a while, then kills it as the kernel would.
  void killAfter(Duration span) throws InterruptedException {
    if (process.waitFor(span.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the gateway ended by itself");
    }
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
