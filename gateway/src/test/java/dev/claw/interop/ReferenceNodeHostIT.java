package dev.claw.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.gateway.GatewayOptions;
import dev.claw.gateway.TestingGateway;
import dev.claw.protocol.client.CallFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The life of one node host of the reference, unmodified, at our gateway. The steps build on each
/// other, since it takes seconds to start.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReferenceNodeHostIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String NAME = "Reference";
  private static final Map<String, Object> WHICH = Map.of("bins", List.of("uname"));
  private static final String BINS = "{\"bins\":[\"uname\"]}";
  private static final String RESTARTED = "closed (1012)";
  private static final String REMOVED = "closed (4001): device removed";

  private Path state;
  private TestingGateway gateway;
  private Gateway ours;
  private TestingAdmin admin;
  private ReferenceCli cli;
  private ReferenceNodeHost host;
  private String id;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    ReferencePackage reference = ReferencePackage.installed();
    state = directory.resolve("state");
    gateway = TestingGateway.start(state);
    ours = new Gateway("127.0.0.1", gateway.gateway().port(), TestingGateway.TOKEN);
    admin = new TestingAdmin(ours);
    cli = ReferenceCli.at(reference, directory.resolve("c"), ours);
    host = ReferenceNodeHost.start(reference, directory.resolve("n"), ours, NAME);
    host.awaitConnected(LIMIT);
    id = admin.awaitConnected(NAME);
  }

  @AfterAll
  void stop() {
    host.close();
    assertThat(host.tree()).noneMatch(ProcessHandle::isAlive);
    admin.close();
    gateway.close();
  }

  @Test
  @Order(1)
  void waitsAndMayDoNothing() throws Exception {
    String request = admin.awaitRequest(id);
    JsonNode shown = TestingAdmin.row(json("nodes", "pending"), id);
    assertThat(shown.path("requestId").asText()).isEqualTo(request);
    assertThat(shown.path("displayName").asText()).isEqualTo(NAME);
    assertThat(admin.describe(id).path("connected").asBoolean()).isTrue();
    assertMayDoNothing();
  }

  @Test
  @Order(2)
  void oneApprovalIsEnough() throws Exception {
    admin.approve(id);
    assertThat(commands()).contains("system.which", "system.run");
    assertAnswers();
    JsonNode invoked =
        json("nodes", "invoke", "--node", NAME, "--command", "system.which", "--params", BINS);
    assertThat(invoked.at("/payload/bins/uname").asText()).endsWith("/uname");
  }

  @Test
  @Order(3)
  void comesBackAfterOurGatewayHasRestarted() throws Exception {
    restart(TestingGateway.TOKEN);
    assertThat(admin.awaitConnected(NAME)).isEqualTo(id);
    assertAnswers();
  }

  @Test
  @Order(4)
  void comesBackWithItsDeviceTokenWhenTheSharedOneIsAnother() throws Exception {
    restart("another-token-0123456789");
    assertThat(admin.awaitConnected(NAME)).isEqualTo(id);
    assertAnswers();
    restart(TestingGateway.TOKEN);
    assertThat(admin.awaitConnected(NAME)).isEqualTo(id);
  }

  private void restart(String token) throws Exception {
    admin.close();
    gateway.close();
    gateway = TestingGateway.start(state, GatewayOptions.loopback(ours.port()).withToken(token));
    admin = new TestingAdmin(new Gateway(ours.host(), ours.port(), token));
  }

  /// Statistics, runner inventory, skills and plug-in tools are sent right after connecting.
  @Test
  @Order(5)
  void whatAnApprovedOneReportsIsTaken() throws Exception {
    int processors =
        Eventually.get(
            "the node host's report",
            () -> {
              JsonNode stats = admin.describe(id).at("/hostStats/cpuCount");
              return stats.isInt() ? stats.asInt() : null;
            });
    assertThat(processors).isPositive();
    admin.call("device.pair.remove", Map.of("deviceId", id));
    host.awaitOutput(output -> output.contains(REMOVED), LIMIT);
    assertThat(saidSinceConnected(REMOVED))
        .doesNotContainIgnoringCase("error")
        .doesNotContain("failed");
  }

  private String saidSinceConnected(String end) {
    String said = host.stderr();
    int to = said.lastIndexOf(end);
    return said.substring(said.lastIndexOf(ReferenceNodeHost.CONNECTED, to), to);
  }

  @Test
  @Order(6)
  void waitsAgainAfterItsRemoval() throws Exception {
    assertThat(admin.awaitRequest(id)).isNotEmpty();
    assertThat(admin.awaitConnected(NAME)).isEqualTo(id);
    assertMayDoNothing();
  }

  @Test
  @Order(7)
  void isApprovedInTwoStepsByTheReferencesCommandLine() throws Exception {
    JsonNode device = TestingAdmin.row(json("devices", "list").path("pending"), id);
    json("devices", "approve", device.path("requestId").asText());
    assertThat(commands()).isEmpty();
    JsonNode surface = TestingAdmin.row(json("nodes", "pending"), id);
    json("nodes", "approve", surface.path("requestId").asText());
    assertThat(commands()).contains("system.which", "system.run");
    assertAnswers();
  }

  @Test
  @Order(8)
  void hadNothingElseToComplainAbout() {
    assertThat(host.stderr().lines().filter(line -> !line.isBlank()))
        .allSatisfy(
            line ->
                assertThat(line)
                    .containsAnyOf(
                        ReferenceNodeHost.CONNECTED,
                        RESTARTED,
                        REMOVED,
                        "connect ECONNREFUSED",
                        "gateway token mismatch",
                        "is awaiting operator approval"));
  }

  private void assertMayDoNothing() throws Exception {
    assertThat(admin.describe(id).path("paired").asBoolean()).isFalse();
    assertThat(commands()).isEmpty();
    assertThatExceptionOfType(CallFailedException.class)
        .isThrownBy(() -> admin.invoke(id, "system.which", WHICH))
        .withMessageContaining("approv");
  }

  private void assertAnswers() throws Exception {
    JsonNode which = admin.invoke(id, "system.which", WHICH);
    assertThat(which.at("/bins/uname").asText()).endsWith("/uname");
    JsonNode run =
        admin.invoke(id, "system.run", Map.of("command", List.of("/bin/echo", "hi there")));
    assertThat(run.path("stdout").asText()).isEqualTo("hi there\n");
    assertThat(run.path("exitCode").asInt(-1)).isZero();
  }

  private List<String> commands() throws Exception {
    return admin.describe(id).path("commands").valueStream().map(JsonNode::asText).toList();
  }

  private JsonNode json(String... words) throws Exception {
    return cli.call(words).mustSucceed().json();
  }
}
