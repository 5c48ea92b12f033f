package dev.claw.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.node.NodeAgent;
import dev.claw.node.NodeOptions;
import dev.claw.os.HostFacts;
import dev.claw.os.Machine;
import dev.claw.os.MachineSettings;
import dev.claw.protocol.client.CallFailedException;
import dev.claw.protocol.client.GatewayUrl;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Our node agent, with the real abilities of this machine, at the reference's gateway. The
/// reference approves devices on loopback by itself, what a node may do it never does.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OurNodeAgainstReferenceIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String TOKEN = "interop-token-0123456789";
  private static final String NAME = "Ours";

  private Path shown;
  private TestingDisplay display;
  private ReferenceGateway gateway;
  private ReferenceCli cli;
  private TestingAdmin admin;
  private Machine machine;
  private NodeAgent agent;
  private String id;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    ReferencePackage reference = ReferencePackage.installed();
    gateway =
        ReferenceGateway.start(reference, directory.resolve("g"), TOKEN, List.of("device.info"));
    display = TestingDisplay.start(directory);
    shown = directory.resolve("shown");
    gateway.awaitStarted(LIMIT);
    cli = ReferenceCli.at(reference, directory.resolve("c"), gateway.gateway());
    admin = new TestingAdmin(gateway.gateway());
    machine =
        Machine.detect(
            MachineSettings.of(Map.of("PATH", "/usr/bin:/bin"))
                .withDisplay(display.name())
                .withNotifyCommand(notifier(directory)));
    agent =
        NodeAgent.open(
            NodeOptions.in(directory.resolve("n"))
                .at(GatewayUrl.parse(gateway.gateway().uri().toString()))
                .named(NAME)
                .withSharedToken(TOKEN),
            machine);
    id = agent.id().value();
  }

  /// A program that keeps what it is to show.
  private Path notifier(Path directory) throws Exception {
    Path program = directory.resolve("notifier");
    Files.writeString(program, "#!/bin/sh\nprintf '%s\\n' \"$@\" > '" + shown + "'\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  @AfterAll
  void stop() {
    agent.close();
    admin.close();
    display.close();
    gateway.close();
    assertThat(gateway.tree()).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  @Order(1)
  void pairsAndIsApprovedByTheReferencesCommandLine() throws Exception {
    assertThat(agent.awaitReady(LIMIT)).as(agent.state().describe()).isTrue();
    String request = admin.awaitRequest(id);
    JsonNode pending = TestingAdmin.row(json("nodes", "pending"), id);
    assertThat(pending.path("displayName").asText()).isEqualTo(NAME);
    json("nodes", "approve", request);
    assertThat(commands())
        .contains("device.info", "screen.snapshot", "system.notify", "system.which");
  }

  @Test
  @Order(2)
  void answersTheCommandLineWhereAProgramIs() throws Exception {
    JsonNode answer =
        json(
            "nodes",
            "invoke",
            "--node",
            NAME,
            "--command",
            "system.which",
            "--params",
            "{\"bins\":[\"uname\",\"no-such-program\"]}");
    assertThat(answer.at("/payload/bins/uname").asText()).endsWith("/uname");
    assertThat(answer.at("/payload/bins").size()).isEqualTo(1);
  }

  @Test
  @Order(2)
  void showsItsScreen() throws Exception {
    JsonNode taken = admin.invoke(id, "screen.snapshot", Map.of("format", "png"));
    assertThat(taken.path("format").asText()).isEqualTo("png");
    BufferedImage picture =
        ImageIO.read(
            new ByteArrayInputStream(Base64.getDecoder().decode(taken.path("base64").asText())));
    assertThat(picture.getWidth()).isEqualTo(TestingDisplay.WIDTH);
    assertThat(picture.getHeight()).isEqualTo(TestingDisplay.HEIGHT);
    int[] pixels =
        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    assertThat(Arrays.stream(pixels).distinct().toArray()).containsExactly(0xFFFFFFFF);
  }

  @Test
  @Order(2)
  void showsANotification() throws Exception {
    json("nodes", "notify", "--node", NAME, "--title", "Dinner", "--body", "it is ready");
    assertThat(Files.readAllLines(shown)).contains("Dinner", "it is ready");
  }

  @Test
  @Order(2)
  void tellsWhatItIsWhereTheOwnerAllowsThat() throws Exception {
    JsonNode facts = admin.invoke(id, "device.info", Map.of());
    HostFacts.Identity identity = machine.host().identity();
    assertThat(facts.path("deviceName").asText()).isEqualTo(identity.deviceName());
    assertThat(facts.path("systemName").asText()).isEqualTo(identity.systemName());
  }

  @Test
  @Order(2)
  void theReferencesPolicyWithholdsTheRest() {
    assertThatExceptionOfType(CallFailedException.class)
        .isThrownBy(() -> admin.invoke(id, "device.status", Map.of()))
        .satisfies(
            e -> {
              assertThat(e.error().code()).isEqualTo("INVALID_REQUEST");
              assertThat(e.error().detail("reason")).isEqualTo("command not allowlisted");
            });
  }

  @Test
  @Order(3)
  void staysConnectedThroughAllOfThis() throws Exception {
    assertThat(admin.awaitConnected(NAME)).isEqualTo(id);
    assertThat(agent.awaitReady(LIMIT)).as(agent.state().describe()).isTrue();
  }

  private List<String> commands() throws Exception {
    return admin.describe(id).path("commands").valueStream().map(JsonNode::asText).toList();
  }

  private JsonNode json(String... words) throws Exception {
    return cli.call(words).mustSucceed().json();
  }
}
