package dev.claw.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claw.node.TestingGateway.Answer;
import dev.claw.node.exec.ExecApprovals;
import dev.claw.node.store.StateFolder;
import dev.claw.node.surface.Capability;
import dev.claw.node.surface.Consent;
import dev.claw.node.surface.ConsentBook;
import dev.claw.os.Availability;
import dev.claw.os.Machine;
import dev.claw.os.MachineSettings;
import dev.claw.protocol.StrictJson;
import dev.claw.protocol.connect.ConnectAuth;
import dev.claw.protocol.connect.ConnectParams;
import dev.claw.protocol.connect.DeviceClaim;
import dev.claw.protocol.identity.DeviceIdentity;
import dev.claw.protocol.identity.DevicePublicKey;
import dev.claw.protocol.node.NodeError;
import dev.claw.protocol.node.NodeEvent;
import dev.claw.protocol.node.NodeInvokeProgress;
import dev.claw.protocol.node.NodeInvokeResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class NodeAgentTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private Path state;
  private final TestingMachine machine = new TestingMachine();
  private TestingGateway gateway;
  private final List<NodeAgent> opened = new ArrayList<>();

  @BeforeEach
  void openGateway(@TempDir Path folder) throws Exception {
    state = folder;
    gateway = TestingGateway.open();
  }

  @AfterEach
  void closeAll() throws Exception {
    opened.forEach(NodeAgent::close);
    gateway.close();
  }

  @Test
  void waitsForApprovalThenComesBackWithTheDeviceTokenItWasGiven() throws Exception {
    var approved = new AtomicReference<Boolean>(false);
    gateway.door(auth -> new Answer.Welcome(approved.get() ? TestingGateway.DEVICE_TOKEN : null));
    NodeAgent agent = open(options());

    assertThat(agent.awaitState(NodeState.Waiting.class, SOON)).isTrue();
    ConnectParams first = gateway.awaitConnect();
    assertThat(first.auth()).isEqualTo(ConnectAuth.sharedToken(TestingGateway.TOKEN));
    assertThat(agent.state())
        .isEqualTo(
            new NodeState.Waiting(
                gateway.url(),
                agent.id().brief(),
                gateway.key.publicKey().checkWith(deviceKey(first))));

    approved.set(true);
    gateway.approve();
    assertThat(agent.awaitReady(SOON)).isTrue();
    agent.close();
    open(NodeOptions.in(state));

    assertThat(gateway.awaitConnect().auth().token()).isEqualTo(TestingGateway.TOKEN);
    assertThat(gateway.awaitConnect().auth())
        .isEqualTo(ConnectAuth.device(TestingGateway.DEVICE_TOKEN));
  }

  @Test
  void secretsStayReadableByTheOwnerAlone() throws Exception {
    ready();

    try (var files = Files.walk(state.resolve("node"))) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .as(path.toString())
                      .endsWith("------"));
    }
    assertThat(Files.readString(state.resolve("node/gateway.json")))
        .contains(TestingGateway.DEVICE_TOKEN)
        .doesNotContain(TestingGateway.TOKEN);
  }

  @Test
  void announcesWhatItWasProbedForAndConsentedTo() throws Exception {
    ready();
    ConnectParams params = gateway.awaitConnect();

    assertThat(params.commands())
        .containsExactly(
            "device.info",
            "device.status",
            "screen.snapshot",
            "system.execApprovals.get",
            "system.execApprovals.set",
            "system.notify",
            "system.run",
            "system.run.prepare",
            "system.which");
    assertThat(params.caps())
        .containsExactly("claw.power", "device", "notifications", "screen", "system");
    assertThat(params.client().platform()).isEqualTo("linux");
    assertThat(params.client().displayName()).isEqualTo("testbox");
  }

  @Test
  void answersWithAPicture() throws Exception {
    ready();

    NodeInvokeResult result = gateway.invoke("screen.snapshot", "{\"format\":\"jpeg\"}");

    JsonNode payload = payload(result);
    assertThat(payload.get("format").asText()).isEqualTo("jpeg");
    assertThat(payload.get("base64").binaryValue()).isEqualTo(TestingMachine.PICTURE);
    assertThat(payload.get("width").asInt()).isEqualTo(640);
    assertThat(payload.has("claw.black")).isFalse();
  }

  @Test
  void saysWhenAPictureIsBlack() throws Exception {
    machine.black = true;
    ready();

    assertThat(payload(gateway.invoke("screen.snapshot", null)).get("claw.black").asBoolean())
        .isTrue();
  }

  @Test
  void answersDeviceCommands() throws Exception {
    ready();

    assertThat(payload(gateway.invoke("device.info", null)).get("deviceName").asText())
        .isEqualTo("testbox");
    assertThat(gateway.invoke("device.status", null).payloadJSON())
        .isEqualTo(
            "{\"battery\":{\"level\":0.5,\"state\":\"charging\",\"lowPowerModeEnabled\":false},"
                + "\"thermal\":{\"state\":\"nominal\"},"
                + "\"storage\":{\"totalBytes\":100,\"freeBytes\":30,\"usedBytes\":70},"
                + "\"network\":{\"status\":\"satisfied\",\"isExpensive\":false,"
                + "\"isConstrained\":false,\"interfaces\":[\"wired\"]},\"uptimeSeconds\":99}");
    assertThat(payload(gateway.invoke("system.which", "{\"bins\":[\"sh\",\"nope\"]}")))
        .isEqualTo(StrictJson.open().readTree("{\"bins\":{\"sh\":\"/usr/bin/sh\"}}"));
    assertThat(gateway.invoke("system.notify", "{\"title\":\"T\",\"body\":\"B\"}").ok()).isTrue();
    assertThat(machine.shown.take().title()).isEqualTo("T");
  }

  @Test
  void failuresKeepTheirCodes() throws Exception {
    ready();

    assertThat(error(gateway.invoke("screen.snapshot", "{\"screenIndex\":4}")).code())
        .isEqualTo("SCREEN_UNAVAILABLE");
    assertThat(error(gateway.invoke("screen.snapshot", "{\"quality\":7}")).message())
        .contains("quality");
    assertThat(error(gateway.invoke("mail.send", "{}")).code()).isEqualTo("INVALID_REQUEST");
    assertThat(error(gateway.invoke("screen.snapshot", "{\"a\":1,\"a\":2}")).code())
        .isEqualTo("INVALID_REQUEST");
  }

  @Test
  void refusesWhatItsOwnerWithholdsEvenWhenAsked() throws Exception {
    ready();

    assertThat(error(gateway.invoke("camera.snap", "{}")))
        .isEqualTo(
            new NodeError(
                "CAMERA_DISABLED",
                "This node withholds camera: needs consent on this machine, and nobody is there to"
                    + " be asked; to change that, run `claw-node consent set camera on`."));
    assertThat(error(gateway.invoke("location.get", "{}")).code()).isEqualTo("LOCATION_DISABLED");
    assertThat(error(gateway.invoke("screen.record", "{}")).code()).isEqualTo("UNAUTHORIZED");
  }

  @Test
  void withdrawnConsentHoldsForTheNextCall() throws Exception {
    ready();
    assertThat(gateway.invoke("screen.snapshot", null).ok()).isTrue();

    consents().set(Capability.SCREEN, Consent.OFF);

    assertThat(error(gateway.invoke("screen.snapshot", null)).code()).isEqualTo("UNAUTHORIZED");
    assertThat(machine.snapshots).hasValue(1);
  }

  @Test
  void asksThePersonInFrontAndTakesNoForAnAnswer() throws Exception {
    var answer = new AtomicReference<Boolean>(true);
    NodeAgent agent = open(options().withPrompt(question -> answer.get()));
    assertThat(agent.awaitReady(SOON)).isTrue();
    assertThat(gateway.awaitConnect().commands()).contains("camera.snap", "screen.record");

    assertThat(gateway.invoke("camera.snap", "{}").ok()).isTrue();
    answer.set(false);
    assertThat(error(gateway.invoke("camera.snap", "{\"approved\":true}")).code())
        .isEqualTo("CAMERA_DISABLED");
  }

  @Test
  void tellsAtOnceWhenACapabilityGoesAndWhenItComesBack() throws Exception {
    NodeAgent agent = ready();
    assertThat(gateway.awaitConnect().commands()).contains("screen.snapshot");

    machine.screenIs = Availability.unavailable("the display is gone", "plug it in");
    agent.refresh();
    assertThat(gateway.awaitConnect().commands()).doesNotContain("screen.snapshot");
    assertThat(error(gateway.invoke("screen.snapshot", null)).message())
        .contains("the display is gone");

    machine.screenIs = Availability.available();
    agent.refresh();
    assertThat(gateway.awaitConnect().commands()).contains("screen.snapshot");
  }

  @Test
  void aChangedSurfaceWaitsForTheRunningCommand() throws Exception {
    NodeAgent agent = ready();
    gateway.awaitConnect();
    CountDownLatch hold = machine.holdSnapshots();
    String slow = gateway.send("screen.snapshot", null, 20_000, "slow");
    machine.began.await();

    consents().set(Capability.CAMERA, Consent.ON);
    agent.refresh();
    assertThat(gateway.invoke("device.info", null).ok()).isTrue();
    assertThat(gateway.connects).isEmpty();

    hold.countDown();
    assertThat(gateway.awaitResult(slow).ok()).isTrue();
    assertThat(gateway.awaitConnect().commands()).contains("camera.snap");
  }

  @Test
  void stopsACommandAtItsDeadline() throws Exception {
    ready();
    machine.holdSnapshots();

    String id = gateway.send("screen.snapshot", null, 200, "late");

    assertThat(error(gateway.awaitResult(id)).code()).isEqualTo("TIMEOUT");
    assertThat(machine.interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stopsACancelledCommand() throws Exception {
    ready();
    machine.holdSnapshots();
    String id = gateway.send("screen.snapshot", null, 60_000, "cancelled");
    machine.began.await();

    gateway.cancel(id);

    assertThat(error(gateway.awaitResult(id)).code()).isEqualTo("ABORTED");
    assertThat(machine.interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aRepeatedKeyRunsOnceAndAnswersTwice() throws Exception {
    ready();
    CountDownLatch hold = machine.holdSnapshots();
    String first = gateway.send("screen.snapshot", null, 20_000, "same");
    machine.began.await();
    String second = gateway.send("screen.snapshot", null, 20_000, "same");
    hold.countDown();

    NodeInvokeResult one = gateway.awaitResult(first);
    NodeInvokeResult two = gateway.awaitResult(second);
    NodeInvokeResult three =
        gateway.awaitResult(gateway.send("screen.snapshot", null, 20_000, "same"));

    assertThat(two.payloadJSON()).isEqualTo(one.payloadJSON());
    assertThat(three.payloadJSON()).isEqualTo(one.payloadJSON());
    assertThat(machine.snapshots).hasValue(1);
    assertThat(error(gateway.awaitResult(gateway.send("device.info", null, 20_000, "same"))).code())
        .isEqualTo("INVALID_REQUEST");
  }

  @Test
  void refusesAResultThatFitsNoMessage() throws Exception {
    machine.pictureBytes = 12 << 20;
    ready();

    assertThat(error(gateway.invoke("screen.snapshot", null)).code())
        .isEqualTo("PAYLOAD_TOO_LARGE");
  }

  @Test
  void sendsTheLargestResultThatFits() throws Exception {
    machine.pictureBytes = 11 << 20;
    ready();

    assertThat(gateway.invoke("screen.snapshot", null).ok()).isTrue();
  }

  @Test
  void ignoresEventsItDoesNotKnowAndRequestsItDoesNotUnderstand() throws Exception {
    ready();
    gateway.event("voicewake.changed", Map.of("triggers", List.of("claw")));
    gateway.event("node.invoke.request", Map.of("id", ""));
    gateway.event("node.invoke.request", List.of());

    assertThat(gateway.invoke("device.info", null).ok()).isTrue();
  }

  @Test
  void tellsHowARecordingIsGoing() throws Exception {
    consents().set(Capability.SCREEN_RECORDING, Consent.ON);
    ready();

    CountDownLatch hold = machine.holdRecordings();

    String film = gateway.send("screen.record", "{\"durationMs\":500}", 15_000, "film");

    assertThat(params(NodeInvokeProgress.METHOD).get("chunk").asText()).contains("\"stage\"");
    hold.countDown();
    assertThat(payload(gateway.awaitResult(film)).get("durationMs").asInt()).isEqualTo(500);
  }

  @Test
  void reportsHowBusyTheMachineIs() throws Exception {
    gateway.capabilities = List.of(NodeEvent.POWER);
    ready();

    JsonNode stats = params(NodeEvent.METHOD);
    assertThat(stats.get("event").asText()).isEqualTo("node.host.stats");
    assertThat(stats.get("payloadJSON").asText())
        .isEqualTo(
            "{\"cpuCount\":2,\"loadAverage\":[0.5,0.25,0.125],\"memoryTotalBytes\":1000,"
                + "\"memoryFreeBytes\":400,\"diskTotalBytes\":100,\"diskAvailableBytes\":30}");
    assertThat(params(NodeEvent.METHOD).get("payloadJSON").asText())
        .isEqualTo("{\"onMains\":true,\"batteryLevel\":0.5}");
  }

  @Test
  void comesBackAfterTheGatewayRestarted() throws Exception {
    NodeAgent agent = ready();
    gateway.awaitConnect();

    gateway.disconnect(1012, "service restart");

    gateway.awaitConnect();
    assertThat(agent.awaitReady(SOON)).isTrue();
  }

  @Test
  void comesBackAtOnceAfterItsRightsChanged() throws Exception {
    ready();
    gateway.awaitConnect();

    gateway.disconnect(4001, "token rotated");

    assertThat(gateway.awaitConnect().auth())
        .isEqualTo(ConnectAuth.device(TestingGateway.DEVICE_TOKEN));
  }

  @Test
  void aRemovedNodeSaysSoAndKeepsNothingThatDoesNotWork() throws Exception {
    ready().close();
    gateway.connects.clear();
    gateway.door(
        auth -> TestingGateway.refusal("AUTH_DEVICE_TOKEN_MISMATCH", "device token mismatch"));

    NodeAgent agent = open(NodeOptions.in(state));

    assertThat(agent.awaitState(NodeState.Removed.class, SOON)).isTrue();
    assertThat(Files.readString(state.resolve("node/gateway.json")))
        .doesNotContain(TestingGateway.DEVICE_TOKEN);
  }

  @Test
  void aWrongSharedTokenIsTold() throws Exception {
    gateway.door(auth -> TestingGateway.refusal("AUTH_TOKEN_MISMATCH", "gateway token mismatch"));

    NodeAgent agent = open(options());

    assertThat(agent.awaitState(NodeState.Refused.class, SOON)).isTrue();
    assertThat(agent.state().describe()).contains("AUTH_TOKEN_MISMATCH");
  }

  @Test
  void aSleepingMachineConnectsAnew() throws Exception {
    var clock = new AtomicReference<>(Instant.EPOCH);
    NodeTiming usual = NodeTiming.usual();
    NodeAgent agent =
        open(
            options()
                .withTiming(
                    new NodeTiming(
                        Duration.ofMillis(20),
                        usual.probe(),
                        usual.stats(),
                        usual.slow(),
                        () -> clock.get())));
    assertThat(agent.awaitReady(SOON)).isTrue();
    gateway.awaitConnect();

    clock.set(Instant.EPOCH.plus(Duration.ofHours(8)));

    gateway.awaitConnect();
    assertThat(agent.awaitReady(SOON)).isTrue();
  }

  @Test
  void refusesAnotherGatewayThanTheOneOfItsLink() throws Exception {
    NodePairing.accept(
        state,
        new PairingLink(
            gateway.url().toString(),
            null,
            "invitation",
            null,
            DeviceIdentity.generate().publicKey().encoded()),
        gateway.url());

    NodeAgent agent = open(NodeOptions.in(state));

    assertThat(agent.awaitState(NodeState.Refused.class, SOON)).isTrue();
    assertThat(agent.state().describe()).contains("GATEWAY_KEY_MISMATCH");
  }

  @Test
  void runsAnAllowedProgramAndTellsHowItEnded() throws Exception {
    allowReal("/bin/sh", "-c", "echo out; echo err >&2; exit 3");
    ready();

    NodeInvokeResult result =
        gateway.invoke(
            "system.run",
            "{\"command\":[\"/bin/sh\",\"-c\",\"echo out; echo err >&2; exit 3\"],"
                + "\"runId\":\"r1\"}");

    assertThat(result.payloadJSON())
        .isEqualTo(
            "{\"exitCode\":3,\"timedOut\":false,\"success\":false,\"stdout\":\"out\\n\","
                + "\"stderr\":\"err\\n\",\"error\":null}");
  }

  @Test
  void aCancelledRunLeavesNoProcessBehind() throws Exception {
    allowReal("/bin/sh", "-c", "sleep 61.25 & wait");
    ready();
    String id =
        gateway.send(
            "system.run",
            "{\"command\":[\"/bin/sh\",\"-c\",\"sleep 61.25 & wait\"]}",
            60_000,
            "sleeper");
    ProcessHandle sleeper = awaitProcess("61.25");

    gateway.cancel(id);

    assertThat(error(gateway.awaitResult(id)).code()).isEqualTo("ABORTED");
    assertThat(sleeper.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
  }

  /// Real programs of this machine from now on, of which one is allowed.
  private void allowReal(String... argv) throws Exception {
    machine.programs = Machine.detect(MachineSettings.defaults()).processes();
    new ExecApprovals(
            StateFolder.in(state), machine.programs, Path.of(System.getProperty("user.home")))
        .allow(List.of(argv), null);
  }

  private static ProcessHandle awaitProcess(String argument) {
    while (true) {
      var found =
          ProcessHandle.current()
              .descendants()
              .filter(
                  process ->
                      List.of(process.info().arguments().orElse(new String[0])).contains(argument))
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      Thread.onSpinWait();
    }
  }

  @Test
  void onlyOneAgentUsesAFolder() throws Exception {
    ready();

    assertThatThrownBy(() -> NodeAgent.open(NodeOptions.in(state), machine))
        .isInstanceOf(NodeStartException.class)
        .hasMessageContaining("running");
    assertThatThrownBy(
            () ->
                NodePairing.accept(
                    state, PairingLink.ofCode(gateway.url(), "123456"), gateway.url()))
        .isInstanceOf(NodeStartException.class)
        .hasMessageContaining("running");
  }

  @Test
  void anUnpairedNodeSaysHowToPair() {
    assertThatThrownBy(() -> NodeAgent.open(NodeOptions.in(state), machine))
        .isInstanceOf(NodeStartException.class)
        .hasMessageContaining("claw-node pair");
    assertThat(state.resolve("node")).doesNotExist();
  }

  private NodeOptions options() {
    return NodeOptions.in(state).at(gateway.url()).withSharedToken(TestingGateway.TOKEN);
  }

  private NodeAgent open(NodeOptions options) throws Exception {
    NodeAgent agent = NodeAgent.open(options, machine);
    opened.add(agent);
    return agent;
  }

  private NodeAgent ready() throws Exception {
    NodeAgent agent = open(options());
    assertThat(agent.awaitReady(SOON)).isTrue();
    return agent;
  }

  private JsonNode params(String method) throws InterruptedException {
    JsonNode params = gateway.awaitRequest(method).params();
    assertThat(params).isNotNull();
    return params;
  }

  private static DevicePublicKey deviceKey(ConnectParams params) {
    DeviceClaim device = params.device();
    assertThat(device).isNotNull();
    return DevicePublicKey.parse(device.publicKey());
  }

  private ConsentBook consents() {
    return new ConsentBook(StateFolder.in(state));
  }

  private static JsonNode payload(NodeInvokeResult result) throws Exception {
    assertThat(result.error()).isNull();
    return StrictJson.open().readTree(String.valueOf(result.payloadJSON()));
  }

  private static NodeError error(NodeInvokeResult result) {
    assertThat(result.ok()).isFalse();
    NodeError error = result.error();
    assertThat(error).isNotNull();
    return error;
  }
}
