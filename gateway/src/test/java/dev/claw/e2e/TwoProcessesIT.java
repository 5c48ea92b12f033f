package dev.claw.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.interop.ChildProcess;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway and a node agent as two processes: paired by link with one approval, then asked in
/// plain words for a picture of the other process's screen and camera. No key, no model, no
/// network.
class TwoProcessesIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern READY = Pattern.compile("claw gateway ready (ws://\\S+)");
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  @TempDir Path directory;
  private Installed installed;
  private Path gatewayState;
  private Path nodeState;
  private TestingXServer screen;
  private ChildProcess gateway;

  @BeforeEach
  void start() throws Exception {
    installed = new Installed(directory);
    gatewayState = directory.resolve("gateway");
    nodeState = directory.resolve("node");
    screen = TestingXServer.start(WIDTH, HEIGHT);
    gateway =
        installed.startClaw(
            Map.of(),
            "gateway",
            "run",
            "--port",
            "0",
            "--no-node",
            "--state-dir",
            gatewayState.toString());
    assertThat(gateway.awaitOutput(text -> READY.matcher(text).find(), LIMIT))
        .as(gateway.lastWords())
        .isTrue();
  }

  @AfterEach
  void stop() {
    gateway.close();
    screen.close();
  }

  @Test
  void nodePairedByLinkWithOneApprovalLendsItsScreenAndItsCamera() throws Exception {
    BufferedImage drawn = quarters();
    Path picture = directory.resolve("drawn.png");
    ImageIO.write(drawn, "png", picture.toFile());
    screen.show(picture);
    configureNode();

    JsonNode invitation = claw("nodes", "add", "--no-wait", "--json").json();
    assertThat(invitation.get("code").asText()).matches("[0-9]{6}");
    try (ChildProcess node = startNode(invitation.get("link").asText())) {
      assertThat(node.awaitOutput(text -> text.contains("claw nodes approve"), LIMIT))
          .as(node.lastWords())
          .isTrue();
      String check = check(node.stdout() + node.stderr());
      JsonNode waiting = claw("nodes", "pending", "--json").json();
      assertThat(waiting.toString()).contains(check).contains("screen.snapshot");

      Installed.Finished approved = claw("nodes", "approve", "--yes");
      assertThat(approved.exit()).as(approved.stderr()).isZero();
      awaitCommand("camera.snap");

      assertSamePixels(drawn, say("take a screenshot of studio", ".png"));
      BufferedImage photo = ImageIO.read(say("take a photo with studio", ".jpg").toFile());
      assertThat(photo.getWidth()).isEqualTo(320);
      assertThat(colours(photo)).as("colours of the test source").isGreaterThan(100);
    }
  }

  private void configureNode() throws IOException {
    Path folder = Files.createDirectories(nodeState.resolve("node"));
    Files.writeString(
        folder.resolve("node.json"),
        """
        {"display":"%s","camera":{"name":"Test card","arguments":
          ["-f","lavfi","-i","testsrc2=size=320x240:rate=10"]}}
        """
            .formatted(screen.display()));
    Files.writeString(folder.resolve("consent.json"), "{\"camera\":\"on\"}");
  }

  private ChildProcess startNode(String link) throws IOException {
    return installed.startNode(
        Map.of("DISPLAY", screen.display()),
        "pair",
        link,
        "--run",
        "--name",
        "studio",
        "--state-dir",
        nodeState.toString());
  }

  private Installed.Finished claw(String... words) throws IOException, InterruptedException {
    var all = new java.util.ArrayList<>(List.of(words));
    all.addAll(List.of("--state-dir", gatewayState.toString()));
    return installed.claw(Map.of(), all.toArray(String[]::new));
  }

  /// The eight digits both sides show.
  private static String check(String output) {
    Matcher digits = Pattern.compile("\\b[0-9a-f]{8}\\b").matcher(output);
    assertThat(digits.find()).as(output).isTrue();
    return digits.group();
  }

  private void awaitCommand(String command) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    String seen = "";
    while (System.nanoTime() < deadline) {
      seen = claw("nodes", "list", "--json").stdout();
      if (seen.contains(command)) {
        return;
      }
    }
    throw new AssertionError("the node never offered " + command + ": " + seen);
  }

  private Path say(String sentence, String ending) throws IOException, InterruptedException {
    Installed.Finished said = claw("say", sentence, "--json");
    assertThat(said.exit()).as(said.stdout() + said.stderr()).isZero();
    Path file = Path.of(said.json().get("files").get(0).get("path").asText());
    assertThat(file).isRegularFile().hasFileName(String.valueOf(file.getFileName()));
    assertThat(file.toString()).endsWith(ending).startsWith(gatewayState.toString());
    return file;
  }

  private static BufferedImage quarters() {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    Color[] colours = {Color.RED, Color.GREEN, Color.BLUE, Color.ORANGE};
    for (int i = 0; i < 4; i++) {
      pen.setColor(colours[i]);
      pen.fillRect(i % 2 * WIDTH / 2, i / 2 * HEIGHT / 2, WIDTH / 2, HEIGHT / 2);
    }
    pen.dispose();
    return image;
  }

  private static void assertSamePixels(BufferedImage expected, Path file) throws IOException {
    BufferedImage actual = ImageIO.read(file.toFile());
    assertThat(actual.getWidth()).isEqualTo(expected.getWidth());
    assertThat(actual.getHeight()).isEqualTo(expected.getHeight());
    for (int y = 0; y < HEIGHT; y += 7) {
      for (int x = 0; x < WIDTH; x += 7) {
        assertThat(actual.getRGB(x, y)).as("pixel %d,%d", x, y).isEqualTo(expected.getRGB(x, y));
      }
    }
  }

  private static long colours(BufferedImage image) {
    return java.util.stream.IntStream.range(0, image.getHeight())
        .flatMap(
            y -> java.util.stream.IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y)))
        .distinct()
        .count();
  }
}
